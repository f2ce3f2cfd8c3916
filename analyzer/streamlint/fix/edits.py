"""Edits: how one text becomes another, and how edits of one text are applied together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from streamlint.finding import Edit
from streamlint.location import Location, Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def between(path: str, old: str, new: str) -> tuple[Edit, ...]:
    """The edits that make `new` of `old`, a text of the file `path`: as few lines as differ, and of these only what does."""
    before, after = _lines(old), _lines(new)
    most = min(len(before), len(after))
    start = next((n for n in range(most) if before[n] != after[n]), most)
    end = next((n for n in range(most - start) if before[-1 - n] != after[-1 - n]), most - start)
    return tuple(_between(path, before[start : len(before) - end], after[start : len(after) - end], start))


def _lines(text: str) -> list[str]:
    return _LINE.findall(text)


def _between(path: str, old: Sequence[str], new: Sequence[str], above: int) -> Iterator[Edit]:
    """The edits of the lines below the first `above` ones, which are the same."""
    for tag, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        before, after = "".join(old[first:last]), "".join(new[new_first:new_last])
        start, end = _common(before, after)
        where = Location(path, _span(above + first, before, start, len(before) - end))
        yield Edit(where, after[start : len(after) - end])


def _common(before: str, after: str) -> tuple[int, int]:
    """How many characters both texts begin with, and how many they end with beyond these."""
    most = min(len(before), len(after))
    start = next((n for n in range(most) if before[n] != after[n]), most)
    most -= start
    end = next((n for n in range(most) if before[-1 - n] != after[-1 - n]), most)
    if start and before[start - 1] == "\r":
        start -= 1  # a line end is one thing
    if end and "\r\n" in (before[-1 - end : len(before) - end + 1], after[-1 - end : len(after) - end + 1]):
        end -= 1
    return start, end


def _span(first: int, text: str, start: int, end: int) -> Span:
    """The span of a stretch of text that begins with a line."""
    line, column = _place(text[:start])
    end_line, end_column = _place(text[:end])
    return Span(first + line, column, first + end_line, end_column)


def _place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what comes after a text."""
    found = _lines(before)
    if not found or found[-1].endswith(("\r", "\n")):
        return len(found) + 1, 1
    return len(found), len(found[-1]) + 1


def apply(text: str, edits: Iterable[Edit]) -> str:
    """A text after edits that do not overlap. Every character outside of them stays as it is."""
    lines = _lines(text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))

    def offset(line: int, column: int) -> int:
        return min(starts[min(line - 1, len(lines))] + column - 1, len(text))

    for edit in sorted(edits, key=lambda edit: edit.where.span, reverse=True):
        span = edit.where.span
        begin, end = offset(span.line, span.column), offset(span.end_line, span.end_column)
        text = text[:begin] + edit.text + text[end:]
    return text


def overlap(first: Iterable[Edit], second: Iterable[Edit]) -> bool:
    """Whether edits touch the same lines: two mends of one statement are made one after the other."""
    others = list(second)
    return any(_meet(one.where, other.where) for one in first for other in others)


def _meet(first: Location, second: Location) -> bool:
    return (
        first.path == second.path
        and first.span.line <= second.span.end_line
        and second.span.line <= first.span.end_line
    )
