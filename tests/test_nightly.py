"""What runs at night, and what it names: parts, paths, tests."""

from __future__ import annotations

import ast
import os
import re

import pytest

from checkout import ROOT, run

NIGHTLY = (ROOT / ".ci" / "nightly").read_text(encoding="utf-8")
MUTATION = (ROOT / ".ci" / "mutation").read_text(encoding="utf-8")


def constants(source: str) -> dict[str, str]:
    """What names of a script are set to, as written."""
    found = [node for node in ast.parse(source).body if isinstance(node, ast.Assign)]
    return {ast.unparse(node.targets[0]): ast.unparse(node.value) for node in found}


def test_every_part_is_described_and_run() -> None:
    described = re.findall(r"^#   (\w+) ", NIGHTLY, re.MULTILINE)
    default = re.search(r"parts=\((\w[\w ]*)\)$", NIGHTLY, re.MULTILINE)
    assert default is not None
    assert default[1].split() == described == re.findall(r"^        (\w+)\) ", NIGHTLY, re.MULTILINE)


@pytest.mark.parametrize("script", ["nightly", "coverage", "mutation"])
def test_they_can_be_started(script: str) -> None:
    assert os.access(ROOT / ".ci" / script, os.X_OK)


def test_what_the_mutants_are_drawn_from_is_there() -> None:
    written = constants(MUTATION)
    linking, eviction = (ast.literal_eval(written[name]).split() for name in ("LINKING", "EVICTION"))
    retention = ROOT / "analyzer" / "streamlint" / "retention"
    paths = [*(retention / "linking" / f"{name}.py" for name in linking), retention / "graph.py"]
    paths += [retention / "keeping" / f"{name}.py" for name in eviction]
    paths += [ROOT / test for test in ast.literal_eval(written["TESTS"])]
    assert len(paths) > 15
    assert not [path for path in paths if not path.exists()]


def test_the_page_of_figures_names_the_commands() -> None:
    page = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    for command in re.findall(r"`(\.ci/\w+)", page):
        assert (ROOT / command).exists(), command
    assert {".ci/nightly", ".ci/mutation", ".ci/coverage"} <= set(re.findall(r"`(\.ci/\w+)", page))
    assert run(".ci/mutation", "--help").returncode == 0
