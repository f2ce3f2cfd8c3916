"""A retention chain in words: one line a step, from where the stream is made to what keeps it alive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from streamlint.finding import Step
from streamlint.outcome import Report
from streamlint.report.excerpt import code_line
from streamlint.report.plain import cells, cropped, plain, window

_CODE_ROOM = 40
_LAST = "╰→"


@dataclass(frozen=True, slots=True)
class _Row:
    """One step: its arm in the drawing, its code (empty for a step on the way), its note, its place."""

    arm: str
    code: str
    note: str
    place: str
    suspect: bool


def chain(report: Report, steps: Sequence[Step], width: int, suspect: Callable[[str], str]) -> Iterator[str]:
    """The chain, aligned in columns where all of it fits in `width`, else with each note on a line below its step.

    `suspect` styles the code of the steps that could be changed.
    """
    rows = [_row(report, step, _arm(index, len(steps), step)) for index, step in enumerate(steps)]
    code = max((cells(row.code) for row in rows if row.code), default=0)
    note = max((_note_cells(row, code) for row in rows), default=0)
    place = max((cells(row.place) for row in rows), default=0)
    if 3 + 3 + code + 2 + note + 2 + place <= width:
        yield from (_aligned(row, code, note, suspect) for row in rows)
    else:
        for row in rows:
            yield from _stacked(row, code, width, suspect)


def _row(report: Report, step: Step, arm: str) -> _Row:
    code = "" if arm.startswith("│") else _code(report, step)
    return _Row(arm, code, plain(step.note), f"{plain(step.where.path)}:{step.where.line}", step.suspect)


def _code(report: Report, step: Step) -> str:
    """The line of a step; where it is long, the part that the step is about."""
    code, span = code_line(report, step.where), step.where.span
    indent = cells(report.line(step.where.path, span.line)) - cells(report.line(step.where.path, span.line).lstrip())
    start, end = (_reach(report, step, column) - indent for column in (span.column, span.end_column))
    if span.line != span.end_line or end <= _CODE_ROOM:
        return cropped(code, _CODE_ROOM)
    return window(code, min(start - 1, cells(code) - _CODE_ROOM), _CODE_ROOM)


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


def _aligned(row: _Row, code: int, note: int, suspect: Callable[[str], str]) -> str:
    if row.code:
        styled = suspect(row.code) if row.suspect else row.code
        left = f"  {row.arm} {styled}{' ' * (code - cells(row.code))}  {row.note}"
        used = 3 + len(row.arm) + code + 2 + cells(row.note)
    else:
        left = f"  {row.arm} {row.note}"
        used = 3 + len(row.arm) + cells(row.note)
    return f"{left}{' ' * max(3 + 2 + code + 2 + note - used, 0)}  {row.place}"


def _stacked(row: _Row, code: int, width: int, suspect: Callable[[str], str]) -> Iterator[str]:
    if not row.code:
        yield f"  {row.arm} {row.note}{' ' * (code - cells(row.note) - 1)}  {row.place}"
        return
    styled = suspect(row.code) if row.suspect else row.code
    yield f"  {row.arm} {styled}{' ' * (code - cells(row.code))}  {row.place}"
    for line in wrap(row.note, width - 7):
        yield f"  {' ' if row.arm == _LAST else '│'}    {line}"
