"""Programs written by hand, both ways: how real code reaches a stream, and what it does with it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from marked import difference, expected, marks, run_marked

PROGRAMS = sorted((Path(__file__).parent / "programs").rglob("*.py"))


def name(path: Path) -> str:
    """A program's file, as the tests are called."""
    return path.stem


@pytest.mark.parametrize("path", PROGRAMS, ids=name)
def test_exactly_the_marked_lines_are_reported(path: Path) -> None:
    told = difference(path, expected(path), run_marked(path))
    assert not told, "\n" + told


@pytest.mark.parametrize("path", PROGRAMS, ids=name)
def test_a_program_says_what_it_shows(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source))
    assert marks(source) or path.name.startswith("fine_")
    assert len(source.splitlines()) <= 80
