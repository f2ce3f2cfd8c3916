"""Laws of the marked programs: what may be changed in them, and what becomes of their findings."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from laws.changed import emptied, stored, without_the_store
from laws.effort import some
from laws.test_laws import DEAD, fingerprints
from marked import name, programs
from streamlint.api import all_rules
from streamlint.config.configuration import Configuration
from streamlint.engine.reading import StandardInput
from streamlint.engine.run import analyse

LEAKING = [path for path in programs() if not path.name.startswith("fine_")]
ODD_LAYOUTS = (["--line-length", "60"], ["--line-length", "200", "--config", "format.quote-style = 'single'"])


def lines(source: str) -> set[int]:
    """The lines of what is found about streams that are kept."""
    report = analyse([], Configuration(), all_rules(), standard_input=StandardInput(source.encode(), "program.py"))
    assert not report.failures
    assert not report.errors
    return {finding.line for finding in report.findings if finding.code.startswith("STL1")}


@pytest.mark.parametrize("path", some(LEAKING, 15), ids=name)
def test_dead_code_changes_nothing(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert fingerprints(source + DEAD) == fingerprints(source)


@pytest.mark.parametrize("layout", ODD_LAYOUTS, ids=["narrow", "wide"])
def test_another_layout_changes_no_fingerprint(layout: list[str], tmp_path: Path) -> None:
    chosen = some(LEAKING, 25)
    for number, path in enumerate(chosen):
        shutil.copy(path, tmp_path / f"program{number}.py")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", "--isolated", *layout, tmp_path], check=True)
    pairs = {
        name(path): (path.read_text(encoding="utf-8"), (tmp_path / f"program{number}.py").read_text(encoding="utf-8"))
        for number, path in enumerate(chosen)
    }
    assert sum(before != after for before, after in pairs.values()) > len(pairs) / 2
    assert not [said for said, (before, after) in pairs.items() if fingerprints(after) != fingerprints(before)]


@pytest.mark.parametrize(("path", "line"), some(list(stored()), 15))
def test_without_the_store_its_line_is_silent(path: Path, line: int) -> None:
    source = path.read_text(encoding="utf-8")
    assert line in lines(source)
    assert line not in lines(without_the_store(source, line))


@pytest.mark.parametrize(("path", "line"), some(list(stored()), 25))
def test_an_eviction_on_every_way_silences(path: Path, line: int) -> None:
    source = path.read_text(encoding="utf-8")
    changed = emptied(source, line)
    if changed is not None:
        assert not lines(changed) & {line, line + 1}
