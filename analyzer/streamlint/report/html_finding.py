"""A finding in HTML: its code frame, and its chain as a path from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.finding import Finding, Step
from streamlint.location import Location
from streamlint.outcome import Report
from streamlint.report.excerpt import Line, code_line, excerpt
from streamlint.report.growth import sentence
from streamlint.report.markup import escaped, spoken

_ROOM = 240
"""Characters of a line of source that are shown around what it is about."""


def article(report: Report, finding: Finding, number: int) -> Iterator[str]:
    """One finding; `number` counts from 1."""
    confidence = f"confidence-{finding.confidence.word}"
    yield f"<article id='finding-{number}' class='{finding.severity} code-{finding.code} {confidence}'>"
    yield f"<h2><a class='code' href='#rule-{finding.code}'>{finding.code}</a> {spoken(finding.message)}</h2>"
    yield (
        f"<p class='where'><a href='#finding-{number}'>{_place(finding.where)}:{finding.where.column}</a>"
        f" <span class='sure'>{finding.confidence.word} confidence</span></p>"
    )
    yield from _frame(report, finding.where)
    if finding.chain:
        yield "<ol class='chain'>"
        yield from (_step(report, step, index) for index, step in _numbered(finding))
        yield "</ol>"
    yield from _words(finding)
    yield "</article>"


def _numbered(finding: Finding) -> Iterator[tuple[str, Step]]:
    """Each step with the class of its place in the chain."""
    last = len(finding.chain) - 1
    for index, step in enumerate(finding.chain):
        place = "owner" if index == last else "source" if index == 0 else "between"
        yield f"{place} suspect" if step.suspect else place, step


def _step(report: Report, step: Step, classes: str) -> str:
    text = code_line(report, step.where)
    code = f"<code class='line'>{escaped(_shortened(text))}</code>" if text else ""
    return (
        f"<li class='{classes}'><span class='step'>{escaped(step.kind)}</span>{code}"
        f"<span class='place'>{_place(step.where)}</span><p>{spoken(step.note)}</p></li>"
    )


def _frame(report: Report, where: Location) -> Iterator[str]:
    lines = list(excerpt(report, where))
    if not lines:
        return
    yield "<div class='frame'><table>"
    yield from (f"<tr><td>{line.number}</td><td>{_source(line)}</td></tr>" for line in lines)
    if any(line.cut for line in lines):
        yield "<tr><td></td><td>&#8230;</td></tr>"
    yield "</table></div>"


def _source(line: Line) -> str:
    if line.inside is None:
        return f"<code>{escaped(_shortened(line.before))}</code>"
    before = line.before if len(line.before) <= _ROOM else f"…{line.before[-_ROOM:]}"
    inside, after = escaped(_shortened(line.inside)), escaped(_shortened(line.after))
    return f"<code>{escaped(before)}<mark>{inside or '&#8203;'}</mark>{after}</code>"


def _shortened(text: str) -> str:
    return text if len(text) <= _ROOM else f"{text[:_ROOM]}…"


def _words(finding: Finding) -> Iterator[str]:
    said = [
        ("grows", sentence(finding.growth) if finding.growth else ""),
        ("mend", finding.advice),
        ("fix", f"{finding.fix.title} ({finding.fix.applicability})" if finding.fix else ""),
        ("rests on", finding.assumption),
    ]
    yield "<dl>"
    for name, words in said:
        if words:
            yield f"<dt>{name}</dt><dd>{spoken(words)}</dd>"
    if finding.also:
        yield f"<dt>also kept at</dt><dd>{', '.join(map(_place, finding.also))}</dd>"
    yield "</dl>"


def _place(where: Location) -> str:
    return f"{escaped(where.path)}:{where.line}"
