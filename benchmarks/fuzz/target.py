"""A target: a part of streamlint that reads something, what it is given, and when it has failed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from benchmarks.fuzz.materials import Materials
from streamlint.outcome import Report

Input: TypeAlias = Mapping[str, bytes]
"""What a target is given: bytes by name. What the names mean is the target's own."""


@dataclass(frozen=True, slots=True)
class Target:
    """`make` makes an input of a seed, `run` raises where something is wrong; `weight` is its share of the time."""

    name: str
    make: Callable[[Materials], Input]
    run: Callable[[Input], None]
    weight: int = 1


class BrokenError(Exception):
    """An answer that is wrong. `where` says what tells this fault from others, where the traceback does not."""

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message)
        self.where = where


@contextmanager
def folder(files: Input) -> Iterator[Path]:
    """A folder that holds files by their names."""
    with tempfile.TemporaryDirectory(prefix="fuzz") as made:
        root = Path(made).resolve()
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield root


def sound(report: Report) -> Report:
    """The report, in which nothing is a fault of ours."""
    for failure in report.failures:
        raise BrokenError(f"{failure.where} {failure.path}\n{failure.trace}", _last(failure.trace))
    for error in report.errors:
        if "cannot be lowered" in error.message or "died" in error.message:
            raise BrokenError(error.message, error.message)
    for finding in report.findings:
        wrong = finding.where.line < 1 or finding.where.column < 1 or not finding.message or not finding.fingerprint
        if wrong:
            raise BrokenError(f"a finding that says nothing: {finding}", "empty finding")
    return report


def _last(trace: str) -> str:
    """Where a traceback ends: its last place, and the kind of error."""
    lines = trace.rstrip().splitlines()
    places = [line.strip() for line in lines if line.strip().startswith("File ")]
    return f"{places[-1] if places else ''} {lines[-1].partition(':')[0]}"
