"""Marked programs: what their marks expect, and what the analysis says of them.

A line that must be reported ends in `# leak: STL103`, or in several codes with commas between. Every other line must
stay silent. A mark for a rule that is not there yet waits for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

Marked: TypeAlias = set[tuple[int, str]]
"""Pairs of a line, from 1, and a code."""

PROGRAMS = Path(__file__).parent / "programs"
QUESTIONS = "open"
"""The folder of programs of which it is not decided whether they leak. No test runs them."""

MARK = re.compile(r"# leak: (STL[123]\d\d(?:, STL[123]\d\d)*)$")


def programs() -> Iterator[Path]:
    """The marked programs, folder by folder."""
    for path in sorted(PROGRAMS.rglob("*.py")):
        if path.parent.name != QUESTIONS:
            yield path


def name(path: Path) -> str:
    """A program's folder and file, as the tests are called."""
    return path.relative_to(PROGRAMS).with_suffix("").as_posix()


def marks(source: str) -> Marked:
    """Every mark in a program's text."""
    found: Marked = set()
    for number, line in enumerate(source.splitlines(), start=1):
        if mark := MARK.search(line):
            found.update((number, code) for code in mark[1].split(", "))
    return found


def expected(path: Path) -> Marked:
    """The marks of a program for the rules that exist."""
    from streamlint_rules import RULES

    codes = {rule.code for rule in RULES}
    return {(line, code) for line, code in marks(path.read_text(encoding="utf-8")) if code in codes}


def run_marked(path: Path) -> Marked:
    """Line and code of what the analysis reports in one program with the default configuration.

    Findings about the run itself (STL0xx) are left out. Raises AssertionError where the program could not be analysed,
    so that a broken run never looks like a silent one, and where a line is told the same twice.
    """
    from streamlint.api import check
    from streamlint.config.configuration import Configuration

    report = check([path], Configuration(root=path.parent))
    assert not report.errors, report.errors
    assert not report.failures, "\n".join(failure.trace for failure in report.failures)
    told = [(found.where, found.code, found.message) for found in report.findings]
    assert len(told) == len(set(told)), told
    return {(found.where.line, found.code) for found in report.findings if not found.code.startswith("STL0")}


def difference(path: Path, wanted: Marked, found: Marked) -> str:
    """What is missing and what is unexpected, each with its place and its line; empty where they agree."""
    lines = path.read_text(encoding="utf-8").splitlines()
    told = [("missing", pair) for pair in sorted(wanted - found)]
    told += [("unexpected", pair) for pair in sorted(found - wanted)]
    return "\n".join(f"{what} {code} at {path}:{line}: {lines[line - 1].strip()}" for what, (line, code) in told)
