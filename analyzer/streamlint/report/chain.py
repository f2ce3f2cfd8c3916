"""A retention chain in words: one line a step, from where the stream is made to what keeps it alive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from streamlint.finding import Step
from streamlint.outcome import Report
from streamlint.report.excerpt import code_line
from streamlint.report.ink import Ink, Style
from streamlint.report.plain import cells, cropped, plain, unheard, window

_CODE_ROOM = 40
"""Columns for code where a step has its code, its note and its place on one line."""
_LEAST_ROOM = 24
"""Columns of code that are worth to stand beside their place."""
_LAST = "╰→"


@dataclass(frozen=True, slots=True)
class _Row:
    """One step: its arm in the drawing, its code (empty for a step on the way), its note, its place."""

    arm: str
    code: str
    note: str
    place: str
    suspect: bool


def chain(report: Report, steps: Sequence[Step], width: int, ink: Ink, hue: Style) -> Iterator[str]:
    """The chain, aligned in columns where all of it fits in `width`, else with each note on a line below its step.

    The code of the steps that could be changed is in `hue`.
    """
    places = [f"{plain(step.where.path)}:{step.where.line}" for step in steps]
    place = max(map(cells, places), default=0)
    rows = _rows(report, steps, places, _CODE_ROOM)
    code = _widest(rows)
    note = max((_note_cells(row, code) for row in rows), default=0)
    if 3 + 3 + code + 2 + note + 2 + place <= width:
        yield from (_aligned(row, code, note, ink, hue) for row in rows)
        return
    room = width - 6 - 2 - place
    below = room < min(_LEAST_ROOM, code)
    rows = _rows(report, steps, places, width - 6 if below else room)
    for row in rows:
        yield from _stacked(row, _widest(rows), width, ink, hue, below=below)


def _rows(report: Report, steps: Sequence[Step], places: Sequence[str], room: int) -> list[_Row]:
    arms = [_arm(index, len(steps), step) for index, step in enumerate(steps)]
    return [
        _Row(arm, "" if arm.startswith("│") else _code(report, step, room), plain(step.note), place, step.suspect)
        for arm, step, place in zip(arms, steps, places, strict=True)
    ]


def _widest(rows: Sequence[_Row]) -> int:
    return max((cells(row.code) for row in rows if row.code), default=0)


def _code(report: Report, step: Step, room: int) -> str:
    """The line of a step; where it has more than `room` columns, the part that the step is about.

    Of an owner that is the beginning: there stands its name.
    """
    code, span = code_line(report, step.where), step.where.span
    indent = cells(report.line(step.where.path, span.line)) - cells(report.line(step.where.path, span.line).lstrip())
    start, end = (_reach(report, step, column) - indent for column in (span.column, span.end_column))
    seen_from_the_left = end <= room or (end - start > room - 2 and start <= room // 2)
    if span.line != span.end_line or seen_from_the_left or step.kind == "owner":
        return cropped(code, room)
    return window(code, min(start - 1, cells(code) - room), room)


def _reach(report: Report, step: Step, column: int) -> int:
    """The columns of a terminal before a column of the step's line."""
    return cells(report.line(step.where.path, step.where.line)[: column - 1])


def _arm(index: int, count: int, step: Step) -> str:
    if index == count - 1:
        return _LAST
    if index == 0:
        return "┬─"
    return "├─" if step.suspect or not step.note else "│  ↓"


def _note_cells(row: _Row, code: int) -> int:
    """How far the note reaches to the right of the code column."""
    return cells(row.note) if row.code else max(cells(row.note) - code, 0)


def _aligned(row: _Row, code: int, note: int, ink: Ink, hue: Style) -> str:
    if row.code:
        left = f"  {row.arm} {_shown(row, ink, hue)}{' ' * (code - cells(row.code))}  {row.note}"
        used = 3 + len(row.arm) + code + 2 + cells(row.note)
    else:
        left = f"  {row.arm} {row.note}"
        used = 3 + len(row.arm) + cells(row.note)
    return f"{left}{' ' * max(3 + 2 + code + 2 + note - used, 0)}  {ink(row.place, 'dim')}"


def _stacked(row: _Row, code: int, width: int, ink: Ink, hue: Style, *, below: bool) -> Iterator[str]:
    """The step, its place beside it or (`below`) on the next line, and its note."""
    said = row.code or row.note
    shown = _shown(row, ink, hue) if row.code else row.note
    rail = f"  {' ' if row.arm == _LAST else '│'}    "
    if below:
        yield f"  {row.arm} {shown}"
        yield unheard(f"{rail}{ink(row.place, 'dim')}")
    else:
        indent = 0 if row.code else 2
        yield f"  {row.arm} {shown}{' ' * (code - cells(said) - indent)}  {ink(row.place, 'dim')}"
    if row.code:
        yield from (unheard(f"{rail}{line}") for line in wrap(row.note, width - len(rail)))


def _shown(row: _Row, ink: Ink, hue: Style) -> str:
    return ink(row.code, hue) if row.suspect else row.code
