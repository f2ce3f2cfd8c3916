"""The report for people: the flake8 line, a code frame, the chain, the advice; a summary at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import wrap

import click

from streamlint.finding import Finding
from streamlint.outcome import Report
from streamlint.report.chain import chain
from streamlint.report.concise import headline
from streamlint.report.frame import frame
from streamlint.report.plain import unheard
from streamlint.report.summary import summary
from streamlint.report.words import words

WIDTH = 80
_HUES = {"error": "red", "warning": "yellow", "note": "cyan"}


def full(report: Report, *, color: bool = False, width: int = WIDTH, summed_up: bool = True) -> Iterator[str]:
    """The findings one below the other. `width` is that of the terminal, in columns."""
    paint = _painter(color)
    for finding in report.findings:
        yield from finding_lines(report, finding, paint=paint, width=width)
        yield ""
    if summed_up:
        yield from summary(report, paint)


def plainly(text: str, **_: object) -> str:
    """Paints nothing."""
    return text


def finding_lines(
    report: Report, finding: Finding, *, paint: Callable[..., str] = plainly, width: int = WIDTH
) -> Iterator[str]:
    """One finding."""
    place, _, message = headline(finding).partition(f" {finding.code} ")
    hue = _HUES[finding.severity]
    yield f"{paint(place, bold=True)} {paint(finding.code, fg=hue, bold=True)} {message}"
    yield from frame(report, finding.where, width, lambda text: paint(text, fg=hue))
    yield from chain(report, finding.chain, width, lambda text: paint(text, fg=hue))
    for said in words(finding):
        yield from (unheard(f"  {line}") for line in wrap(said, width - 2))


def _painter(color: bool) -> Callable[..., str]:
    return click.style if color else plainly
