"""A code frame: the lines of a finding with their numbers, and the part that it is about underlined."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from streamlint.location import Location
from streamlint.outcome import Report
from streamlint.report.plain import cells, cropped, plain

_CONTEXT = 1
_MOST = 4


def frame(report: Report, where: Location, width: int, mark: Callable[[str], str]) -> Iterator[str]:
    """The lines of `where` with one before and after; none where the text is not known. `mark` styles the underline."""
    lines = report.sources.get(where.path)
    if not lines or where.line > len(lines):
        return
    span = where.span
    last = min(span.end_line, span.line + _MOST - 1, len(lines))
    numbers = range(max(1, span.line - _CONTEXT), min(len(lines), last + _CONTEXT) + 1)
    shown = [number for number in numbers if lines[number - 1].strip() or span.line <= number <= last]
    digits = len(str(shown[-1]))
    room = width - digits - 5
    written = [line for number in shown if (line := lines[number - 1]).strip()]
    indent = min((len(line) - len(line.lstrip()) for line in written), default=0)
    for number in shown:
        text = lines[number - 1][indent:]
        yield f"  {number:>{digits}} │ {cropped(text, room)}".rstrip()
        if span.line <= number <= last:
            before, marked = _underlined(text, indent, where, number)
            if marked and before < room:
                yield f"  {'':{digits}} │ {' ' * before}{mark('~' * min(marked, room - before))}"
    if last < span.end_line:
        yield f"  {'':{digits}} │ …"


def _underlined(text: str, indent: int, where: Location, number: int) -> tuple[int, int]:
    """Columns of the terminal before the underline, and under it, on one line of the span."""
    span = where.span
    blank = len(text) - len(text.lstrip())
    start = max(span.column - 1 - indent, 0) if number == span.line else blank
    end = span.end_column - 1 - indent if number == span.end_line else len(text.rstrip())
    return cells(plain(text[:start])), max(cells(plain(text[start:end])), 1 if number == span.line else 0)
