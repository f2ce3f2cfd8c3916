"""Fingerprints are the same from wherever a project is analysed, and whatever its locals are called."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import streamlint
from engine.conftest import write
from streamlint.outcome import Report

Run = Callable[..., Report]

LEAK = """\
import anthropic

KEPT = []


def run(client: anthropic.Anthropic, app):
    turns = []

    def remember(item):
        for reply in client.beta.messages.tool_runner(stream=True):
            app.state.replies.append(reply)

    for stream in client.beta.messages.tool_runner(stream=True):
        KEPT.append(stream)
        turns.append(stream)
        remember(stream)
    return remember


for stream in anthropic.Anthropic().beta.messages.tool_runner(stream=True):
    KEPT.append(stream)
"""


def fingerprints(*paths: str | Path) -> list[str]:
    report = streamlint.check(list(paths))
    assert not report.errors
    return [finding.fingerprint for finding in report.findings]


@pytest.fixture(params=["pyproject.toml", ".git", "setup.py", ""])
def project(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a package in it, and a marker at its root; or with no marker."""
    root = tmp_path / "project"
    (root / "package").mkdir(parents=True)
    (root / "package/__init__.py").touch()
    if request.param:
        (root / request.param).touch()
    (root / "package/app.py").write_text(LEAK)
    monkeypatch.chdir(root)
    return root


def test_neither_the_working_directory_nor_the_spelling_of_a_path_counts(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = fingerprints(".")
    assert len(expected) >= 3
    for spelling in ("package/app.py", "./package/app.py", "package/../package", str(project), "package/./app.py"):
        assert fingerprints(spelling) == expected, spelling
    monkeypatch.chdir(project / "package")
    assert fingerprints(".") == fingerprints("app.py") == fingerprints("..") == expected
    monkeypatch.chdir(project.parent)
    assert fingerprints("project") == fingerprints("project/package/app.py") == expected


def test_nor_does_the_place_of_the_project(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "a/b/elsewhere")
    assert fingerprints(tmp_path / "a/b/elsewhere") == fingerprints(".")


@pytest.mark.parametrize(
    ("old", "new"), [("turns", "history"), ("stream", "it"), ("reply", "answer"), ("app", "x"), ("remember", "keep")]
)
def test_nor_do_the_names_of_locals(project: Path, old: str, new: str) -> None:
    expected = fingerprints(".")
    (project / "package/app.py").write_text(re.sub(rf"\b{old}\b(?!=)", new, LEAK))
    assert fingerprints(".") == expected


def test_other_names_count(project: Path) -> None:
    expected = fingerprints(".")
    (project / "package/app.py").write_text(LEAK.replace("KEPT", "OTHER"))
    assert len(set(expected) - set(fingerprints("."))) == 2


def test_a_file_that_cannot_be_parsed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "package/app.py").write_text("def broken(:\n")
    [one] = streamlint.check(".").findings
    monkeypatch.chdir(project / "package")
    [two] = streamlint.check("app.py").findings
    assert one.fingerprint == two.fingerprint


def test_the_name_of_standard_input_counts_as_a_path(run: Run) -> None:
    from streamlint.engine.reading import StandardInput

    assert StandardInput(b"", "./a/../b.py").source.printed == "b.py"
    write("b.py", "leak()")
    assert [found.home for found in run("./b.py").findings] == ["b.py"]
