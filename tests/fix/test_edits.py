"""Laws of edits: they make one text of another, and touch nothing that both have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from streamlint.finding import Edit
from streamlint.fix.edits import apply, between, overlap
from streamlint.location import Location, Span

LINES = st.lists(st.sampled_from(["a\n", "b\r\n", "c = 1\r", "# said\n", "\n", "ü\n", "end"]), max_size=8)
TEXTS = LINES.map("".join)


@given(TEXTS, TEXTS)
def test_edits_make_the_new_text_of_the_old(old: str, new: str) -> None:
    assert apply(old, between("a.py", old, new)) == new


@given(TEXTS)
def test_nothing_is_edited_where_nothing_differs(text: str) -> None:
    assert between("a.py", text, text) == ()


@given(LINES, st.integers(0, 8), st.sampled_from(["x\n", "y\r\n", ""]))
def test_one_line_that_differs_is_all_that_is_touched(lines: list[str], number: int, put: str) -> None:
    old = "".join(lines)
    new = "".join([*lines[:number], put, *lines[number + 1 :]])
    touched = {line for edit in between("a.py", old, new) for line in (edit.where.line, edit.where.span.end_line)}
    assert len(touched) <= 3


def test_edits_of_one_line_meet() -> None:
    def edit(line: int, end_line: int) -> Edit:
        return Edit(Location("a.py", Span(line, 1, end_line, 2)), "")

    assert overlap([edit(1, 3)], [edit(3, 4)])
    assert not overlap([edit(1, 2)], [edit(3, 4)])
