"""The report for people: the flake8 line, a code frame, the chain, the advice; a summary at the end."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from streamlint.finding import Finding, Severity
from streamlint.outcome import Report
from streamlint.report.chain import chain
from streamlint.report.concise import headline
from streamlint.report.frame import frame
from streamlint.report.ink import PLAIN, Ink, Style
from streamlint.report.plain import unheard
from streamlint.report.summary import summary
from streamlint.report.words import words

WIDTH = 80
_HUES: dict[Severity, Style] = {"error": "red", "warning": "yellow", "note": "cyan"}


def full(report: Report, *, color: bool = False, width: int = WIDTH, summed_up: bool = True) -> Iterator[str]:
    """The findings one below the other. `width` is that of the terminal, in columns."""
    ink = Ink(color)
    for finding in report.findings:
        yield from finding_lines(report, finding, ink=ink, width=width)
        yield ""
    if summed_up:
        yield from summary(report, ink)


def finding_lines(report: Report, finding: Finding, *, ink: Ink = PLAIN, width: int = WIDTH) -> Iterator[str]:
    """One finding."""
    place, _, message = headline(finding).partition(f" {finding.code} ")
    hue = _HUES[finding.severity]
    yield f"{ink(place, 'bold')} {ink(finding.code, hue, 'bold')} {message}"
    yield from frame(report, finding.where, width, ink, hue)
    yield from chain(report, finding.chain, width, ink, hue)
    for said in words(finding):
        yield from (unheard(f"  {line}") for line in wrap(said, width - 2))
