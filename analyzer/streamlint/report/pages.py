"""The pages of rules, as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Protocol

from streamlint.finding import Severity


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
        yield json.dumps(objects if as_list else objects[0], indent=2)
        return
    for index, rule in enumerate(rules):
        if index:
            yield ""
        yield from markdown(rule) if form == "markdown" else _text(rule)


def _object(rule: Page) -> dict[str, str]:
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary(),
        "page": rule.page(),
        "bad": rule.leaks.strip("\n"),
        "good": rule.fine.strip("\n"),
    }


def _text(rule: Page) -> Iterator[str]:
    yield f"{rule.code} {rule.name}"
    yield ""
    yield from rule.page().splitlines()
    for title, code in (("Bad:", rule.leaks), ("Good:", rule.fine)):
        yield ""
        yield title
        yield ""
        yield from (f"    {line}".rstrip() for line in code.strip("\n").splitlines())


def markdown(rule: Page) -> Iterator[str]:
    """The page as Markdown."""
    yield f"# {rule.code} {rule.name}"
    yield ""
    yield from rule.page().splitlines()
    for title, code in (("Bad", rule.leaks), ("Good", rule.fine)):
        yield ""
        yield f"## {title}"
        yield ""
        yield "```python"
        yield from code.strip("\n").splitlines()
        yield "```"
