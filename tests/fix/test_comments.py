"""Laws of fixes: no comment is lost, no line outside of the edits changes, and line ends make no difference."""

from __future__ import annotations

import ast
import io
import tokenize
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fix.pairs import PAIRS
from fix.played import HERE
from fix.runs import APIS, found, text
from streamlint.config.configuration import Configuration
from streamlint.finding import Fix
from streamlint.fix.edits import apply

FILES = sorted(path for path in HERE.glob("*.py") if not path.stem.endswith("_mended"))
PROGRAMS = [*(text(pair.before) for pair in PAIRS.values()), *(path.read_text(encoding="utf-8") for path in FILES)]
CONFIGURATION = Configuration(root=Path(), api=APIS)
MARKS = st.lists(st.sampled_from(["", "beside", "above"]), min_size=1, max_size=7)


def commented(program: str, marks: list[str]) -> str:
    """A program with a comment beside or above some of its lines."""
    lines: list[str] = []
    for number, line in enumerate(program.splitlines()):
        mark = marks[number % len(marks)]
        indent = line[: len(line) - len(line.lstrip())]
        if mark == "above":
            lines.append(f"{indent}# above {number}")
        lines.append(f"{line}  # beside {number}" if mark == "beside" and line else line)
    return "\n".join(lines) + "\n"


def comments(program: str) -> Counter[str]:
    tokens = tokenize.generate_tokens(io.StringIO(program).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def fixes(program: str) -> list[Fix]:
    return [finding.fix for finding in found(program, CONFIGURATION) if finding.fix is not None]


def untouched(program: str, fix: Fix) -> list[str]:
    """The lines that no edit of a fix touches."""
    touched = {line for edit in fix.edits for line in range(edit.where.span.line, edit.where.span.end_line + 1)}
    return [line for number, line in enumerate(program.splitlines(), start=1) if number not in touched]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PROGRAMS), MARKS)
def test_no_comment_is_lost_and_nothing_else_is_touched(program: str, marks: list[str]) -> None:
    said = commented(program, marks)
    assert ast.dump(ast.parse(said)) == ast.dump(ast.parse(program))
    mends = fixes(said)
    assert mends
    for fix in mends:
        mended = apply(said, fix.edits)
        ast.parse(mended)
        assert not comments(said) - comments(mended)
        left = iter(mended.splitlines())
        assert all(line in left for line in untouched(said, fix))


@pytest.mark.parametrize("program", PROGRAMS)
def test_each_program_has_a_fix_whatever_its_line_ends(program: str) -> None:
    (one, *_), (other, *_) = fixes(program), fixes(program.replace("\n", "\r\n"))
    assert apply(program, one.edits).replace("\n", "\r\n") == apply(program.replace("\n", "\r\n"), other.edits)
