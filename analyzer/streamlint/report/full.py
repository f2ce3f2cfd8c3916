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
from streamlint.report.growth import sentence
from streamlint.report.plain import plain
from streamlint.report.summary import summary

WIDTH = 80


def full(report: Report, *, color: bool = False, width: int = WIDTH, summed_up: bool = True) -> Iterator[str]:
    """The findings one below the other. `width` is that of the terminal, in columns."""
    paint = _painter(color)
    for finding in report.findings:
        yield from _finding(report, finding, paint, width)
        yield ""
    if summed_up:
        yield summary(report)


def _finding(report: Report, finding: Finding, paint: Callable[..., str], width: int) -> Iterator[str]:
    place, _, message = headline(finding).partition(f" {finding.code} ")
    hue = {"error": "red", "warning": "yellow", "note": "cyan"}[finding.severity]
    yield f"{paint(place, bold=True)} {paint(finding.code, fg=hue, bold=True)} {message}"
    yield from frame(report, finding.where, width, lambda text: paint(text, fg=hue))
    yield from chain(report, finding.chain, width, lambda text: paint(text, fg=hue))
    for words in _words(finding):
        yield from (f"  {line}" for line in wrap(words, width - 2))


def _words(finding: Finding) -> Iterator[str]:
    """How what is kept grows, what to do, what the finding rests on, where else."""
    if finding.growth:
        yield sentence(plain(finding.growth))
    if finding.advice:
        yield plain(finding.advice)
    if finding.assumption:
        yield f"rests on: {plain(finding.assumption)}"
    if finding.also:
        yield "also stored at " + ", ".join(f"{plain(where.path)}:{where.line}" for where in finding.also)


def _painter(color: bool) -> Callable[..., str]:
    return click.style if color else lambda text, **_: text
