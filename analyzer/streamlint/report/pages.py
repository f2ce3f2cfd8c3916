"""The pages of rules, as text, Markdown or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from streamlint.finding import Severity
from streamlint.report.encoded import encoded
from streamlint.report.page_parts import Part, parts
from streamlint.report.silencing import in_configuration, on_the_line


class Page(Protocol):
    """What has a code, a name, a page and examples: a rule, or a rule about the run itself."""

    code: str
    name: str
    leaks: str
    fine: str
    severity: Severity

    def page(self) -> str:
        """The documentation."""

    def summary(self) -> str:
        """Its first sentence."""


def pages(rules: Sequence[Page], form: str, *, as_list: bool) -> Iterator[str]:
    """The pages in order. In JSON a single one is an object, `as_list` makes them an array."""
    if form == "json":
        objects = [_object(rule) for rule in rules]
        yield encoded(objects if as_list else objects[0])
        return
    for index, rule in enumerate(rules):
        if index:
            yield ""
        yield from markdown(rule) if form == "markdown" else _text(rule)


def _object(rule: Page) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "summary": rule.summary(),
        "page": rule.page(),
        "parts": {part.title: part.text for part in parts(rule.page())},
        "bad": rule.leaks.strip("\n"),
        "good": rule.fine.strip("\n"),
        "silence": [*on_the_line(rule.code, rule.leaks), *in_configuration(rule.code)],
    }


def _text(rule: Page) -> Iterator[str]:
    yield f"{rule.code} {rule.name}"
    yield ""
    yield from rule.page().splitlines()
    silence = "\n".join([*on_the_line(rule.code, rule.leaks), "", *in_configuration(rule.code)])
    for title, code in (("Bad:", rule.leaks), ("Good:", rule.fine), ("To silence it:", silence)):
        yield ""
        yield title
        yield ""
        yield from (f"    {line}".rstrip() for line in code.strip("\n").splitlines())


def markdown(rule: Page) -> Iterator[str]:
    """The page as Markdown: its parts, with the examples after what they show and how to silence the rule."""
    yield f"# {rule.code} {rule.name}"
    yield ""
    yield rule.summary()
    told = parts(rule.page())
    first = [part for part in told if part.title in _BEFORE]
    for part in first:
        yield from _part(part)
    yield from _code("Bad", "python", rule.leaks)
    yield from _code("Good", "python", rule.fine)
    for part in told:
        if part not in first:
            yield from _part(part)
    yield from _silence(rule)


_BEFORE = ("", "What it does", "Why it matters")


def _part(part: Part) -> Iterator[str]:
    yield ""
    if part.title:
        yield f"## {part.title}"
        yield ""
    yield from part.text.splitlines()


def _code(title: str, language: str, text: str) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield f"```{language}"
    yield from text.strip("\n").splitlines()
    yield "```"


def _silence(rule: Page) -> Iterator[str]:
    line = on_the_line(rule.code, rule.leaks)
    settings = in_configuration(rule.code)
    if not line:
        yield from _code("How to silence it", "toml", "\n".join(settings))
        return
    yield from _code("How to silence it", "py", "\n".join(line))
    yield ""
    yield "Or for whole folders, in `pyproject.toml`:"
    yield ""
    yield "```toml"
    yield from settings
    yield "```"
