"""A code frame: the lines of a finding with their numbers, and the part that it is about underlined."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.location import Location
from streamlint.outcome import Report
from streamlint.report.excerpt import Line, excerpt
from streamlint.report.ink import Ink, Style
from streamlint.report.plain import cells, window


def frame(report: Report, where: Location, width: int, ink: Ink, hue: Style) -> Iterator[str]:
    """The excerpt at `where`, in `width` columns, the underline in `hue`."""
    lines = list(excerpt(report, where))
    if not lines:
        return
    digits = len(str(lines[-1].number))
    room = width - digits - 5
    skipped = next((_skipped(line, room) for line in lines if line.number == where.line), 0)
    gutter = ink(f"{'':{digits}} │", "dim")
    for line in lines:
        text = window(line.text, skipped, room).rstrip()
        number = ink(f"{line.number:>{digits}} │", "dim")
        yield f"  {number} {text}" if text else f"  {number}"
        start, end = max(_first(line) - skipped, 0), min(_first(line) + _marked(line, where) - skipped, room)
        if start < end:
            yield f"  {gutter} {' ' * start}{ink('~' * (end - start), hue)}"
    if any(line.cut for line in lines):
        yield f"  {gutter} …"


def _first(line: Line) -> int:
    """Columns before what is underlined."""
    return cells(line.before)


def _marked(line: Line, where: Location) -> int:
    """Columns that are underlined: at least one on the first line, also where there is nothing."""
    if line.inside is None:
        return 0
    return max(cells(line.inside), 1 if line.number == where.line else 0)


def _skipped(line: Line, room: int) -> int:
    """How many columns are left out at the left, so that what is underlined can be seen."""
    first, marked = _first(line), cells(line.inside or "")
    if first + min(marked, room // 2) <= room:
        return 0
    return first - max(min(room // 3, room - marked - 4), 4)
