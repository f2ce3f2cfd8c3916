"""The lines of source that a finding is about, with what it is about told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.location import Location
from streamlint.outcome import Report

_CONTEXT = 1
_MOST = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without the indentation that all lines of the excerpt share: before, inside and after the span.

    `inside` is None on a line that the span does not touch. `cut` says that lines of the span follow which are not shown.
    """

    number: int
    before: str
    inside: str | None = None
    after: str = ""
    cut: bool = False

    @property
    def text(self) -> str:
        """The whole line."""
        return f"{self.before}{self.inside or ''}{self.after}"


def excerpt(report: Report, where: Location) -> Iterator[Line]:
    """The first lines of `where` with one before and after; none where the text is not known."""
    lines, span = report.sources.get(where.path), where.span
    if not lines or where.line > len(lines):
        return
    last = min(span.end_line, span.line + _MOST - 1, len(lines))
    numbers = range(max(1, span.line - _CONTEXT), min(len(lines), last + _CONTEXT) + 1)
    shown = [number for number in numbers if lines[number - 1].strip() or span.line <= number <= last]
    written = [line for number in shown if (line := lines[number - 1]).strip()]
    indent = min((len(line) - len(line.lstrip()) for line in written), default=0)
    for number in shown:
        text = lines[number - 1][indent:]
        if span.line <= number <= last:
            start, end = _columns(text, indent, where, number)
            cut = number == last < span.end_line
            yield Line(number, text[:start], text[start:end], text[end:], cut)
        else:
            yield Line(number, text)


def code_line(report: Report, where: Location) -> str:
    """The line on which a place begins, without the comment after the place."""
    line, span = report.line(where.path, where.line), where.span
    if span.end_line != span.line:
        return line.strip()
    return (line[: span.end_column - 1] + line[span.end_column - 1 :].partition("#")[0]).strip()


def _columns(text: str, indent: int, where: Location, number: int) -> tuple[int, int]:
    """Where the span begins and ends on one of its lines, from 0."""
    span = where.span
    start = max(span.column - 1 - indent, 0) if number == span.line else len(text) - len(text.lstrip())
    end = span.end_column - 1 - indent if number == span.end_line else len(text.rstrip())
    return start, max(start, end)
