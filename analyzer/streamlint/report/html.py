"""HTML: one file that needs nothing else, no script and no network, to be read, sent and kept.

The text is ASCII with character references. A browser is told to load and to run nothing. The choices of what is shown
are check boxes that the style sheet listens to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files

from streamlint import __version__
from streamlint.outcome import Report
from streamlint.report.html_finding import article
from streamlint.report.html_page import rule_page
from streamlint.report.markup import escaped
from streamlint.report.pages import Page
from streamlint.report.summary import total

_CONFIDENCES = ("high", "medium", "low")
_ALLOWED = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"


def html(report: Report, rules: Sequence[Page]) -> Iterator[str]:
    """The report as a document: what was found, what to show of it, the findings, the pages of their rules."""
    numbers = Counter(finding.code for finding in report.findings)
    found = [rule for rule in rules if rule.code in numbers]
    yield from _head(found)
    yield "<body>"
    yield f"<header><h1>streamlint</h1><p class='total'>{escaped(total(report))}</p></header>"
    yield "<main>"
    if report.findings:
        yield from _choices(report, found, numbers)
    else:
        yield "<p class='nothing'>No stream is kept for longer than it should be, as far as can be told.</p>"
    yield from _troubles(report)
    for number, finding in enumerate(report.findings, start=1):
        yield from article(report, finding, number)
    if found:
        yield "<section id='rules'><h2>The rules</h2>"
        for rule in found:
            yield from rule_page(rule)
        yield "</section>"
    yield "</main>"
    yield f"<footer>streamlint {escaped(__version__)}</footer>"
    yield "</body>"
    yield "</html>"


def _head(rules: Sequence[Page]) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_ALLOWED}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield "<title>streamlint report</title>"
    yield "<style>"
    yield files("streamlint.report").joinpath("html.css").read_text(encoding="utf-8").strip()
    for word in _CONFIDENCES:
        yield _hiding(f"confidence-{word}")
    for rule in rules:
        yield _hiding(f"code-{rule.code}")
    yield "</style>"
    yield "</head>"


def _hiding(name: str) -> str:
    """While the box of that name is not checked, what has that class is not shown."""
    return f"body:has(#show-{name}:not(:checked)) .{name} {{ display: none; }}"


def _choices(report: Report, rules: Sequence[Page], numbers: Counter[str]) -> Iterator[str]:
    """The counts, which are the choices too."""
    sure = Counter(finding.confidence.word for finding in report.findings)
    yield "<form class='choices' aria-label='What is shown'>"
    yield "<fieldset><legend>rules</legend>"
    for rule in rules:
        label = f"<b>{rule.code}</b> {escaped(rule.name)}"
        yield _choice(f"code-{rule.code}", label, numbers[rule.code])
    yield "</fieldset>"
    yield "<fieldset><legend>confidence</legend>"
    for word in _CONFIDENCES:
        if sure[word]:
            yield _choice(f"confidence-{word}", word, sure[word])
    yield "</fieldset>"
    yield "</form>"


def _choice(name: str, label: str, number: int) -> str:
    box = f"<input type='checkbox' id='show-{name}' checked>"
    return f"<label>{box} <span>{label}</span> <span class='number'>{number}</span></label>"


def _troubles(report: Report) -> Iterator[str]:
    """What went wrong on the way, other than files that could not be analysed: those are findings."""
    for failure in report.failures:
        said = f"{failure.where}: {failure.message}"
        yield f"<p class='trouble'><b>A fault of streamlint itself.</b> {escaped(said)}</p>"
    for said in report.unfinished:
        yield f"<p class='trouble'><b>Not finished.</b> {escaped(said)}</p>"
