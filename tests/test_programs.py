"""Marked programs, both ways: each marked line is reported, and no other."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from marked import PROGRAMS, difference, expected, marks, name, programs, run_marked

ALL = list(programs())
MARKED_AT_ALL = re.compile(r"#\s*leak\b", re.IGNORECASE)


def statements(source: str) -> dict[int, ast.stmt]:
    """The statement that begins on a line, the outermost one first, by line; a class by its `class` line.

    A decorator stands for the function that it decorates.
    """
    found: dict[int, ast.stmt] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt):
            found.setdefault(node.lineno, node)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found.update((decorator.lineno, node) for decorator in node.decorator_list)
    return found


@pytest.mark.parametrize("path", ALL, ids=name)
def test_exactly_the_marked_lines_are_reported(path: Path) -> None:
    told = difference(path, expected(path), run_marked(path))
    assert not told, "\n" + told


@pytest.mark.parametrize("path", ALL, ids=name)
def test_a_program_is_well_formed(path: Path) -> None:
    """It parses and says what it shows, and its marks stand on first lines of statements in the one spelling."""
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source))
    assert source.startswith('"""')
    assert len(source.splitlines()) <= 80
    marked = {line for line, _ in marks(source)}
    assert marked == {n for n, line in enumerate(source.splitlines(), 1) if MARKED_AT_ALL.search(line)}
    begins = statements(source)
    assert marked <= set(begins), f"no statement begins on line {sorted(marked - set(begins))}"
    for line, code in marks(source):
        assert isinstance(begins[line], ast.ClassDef) == (code in {"STL301", "STL305"})


@pytest.mark.parametrize("path", ALL, ids=name)
def test_the_file_name_says_which_way(path: Path) -> None:
    """`fine_` has no mark, `elsewhere_` only marks of other rules, the rest at least one of its folder's rule."""
    from streamlint_rules import RULES

    codes = {rule.name.replace("-", "_"): rule.code for rule in RULES}
    assert path.parent.name in codes, f"no rule is called {path.parent.name}"
    found = {code for _, code in marks(path.read_text(encoding="utf-8"))}
    own = codes[path.parent.name] in found
    if path.name.startswith("fine_"):
        assert not found
    elif path.name.startswith("elsewhere_"):
        assert found
        assert not own
    else:
        assert own


def test_every_rule_has_programs_both_ways() -> None:
    """For each folder: programs that leak, and programs that do not."""
    for folder in {path.parent for path in ALL}:
        silent = [path for path in ALL if path.parent == folder and path.name.startswith(("fine_", "elsewhere_"))]
        leaking = [path for path in ALL if path.parent == folder and path not in silent]
        assert len(silent) >= 3, folder
        assert len(leaking) >= 3, folder
    assert PROGRAMS.is_dir()
