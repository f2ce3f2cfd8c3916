"""The pre-commit hooks: that their commands are ours, and, marked `whole`, that the real pre-commit runs them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checkout import ROOT
from started import LEAK, LEAK_OF_INSTANCE, streamlint

HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
ENTRIES = dict(re.findall(r"^- id: (\S+)\n(?:  .*\n)*?  entry: (.*)\n", HOOKS, re.MULTILINE))
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", ".hypothesis")


def test_the_ids_are_those_that_users_write() -> None:
    assert list(ENTRIES) == ["streamlint", "streamlint-project"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"- id: {name}\n" in readme for name in ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES.values())
def test_the_commands_are_ours(entry: str, tmp_path: Path) -> None:
    program, *arguments = shlex.split(entry)
    assert program == "streamlint"
    (tmp_path / "a.py").write_text(LEAK)
    assert streamlint(*arguments, "a.py", cwd=tmp_path).status == 1
    (tmp_path / "a.py").write_text("x = 1\n")
    assert streamlint(*arguments, "a.py", cwd=tmp_path).status == 0


# ------------------------------------------------------------------------------------------------ the real pre-commit


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def pre_commit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, in an environment of its own."""
    folder = tmp_path_factory.mktemp("pre-commit")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "-q", "pre-commit"], check=True)
    return programs / "pre-commit"


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that holds the checkout as it is."""
    folder = tmp_path_factory.mktemp("hooks") / "streamlint"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "All")
    return folder


@pytest.mark.whole
def test_the_real_pre_commit(
    pre_commit: Path, hooks: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("home"))}
    environment.pop("PYTHONPATH", None)
    git(tmp_path, "init", "-q")
    rev = subprocess.run(["git", "rev-parse", "HEAD"], cwd=hooks, capture_output=True, text=True, check=True).stdout
    listed = "".join(f"      - id: {name}\n" for name in ENTRIES)
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks.as_posix()}\n    rev: {rev.strip()}\n    hooks:\n{listed}"
    )
    (tmp_path / "pyproject.toml").write_text('[tool.streamlint]\nextend-exclude = ["gen"]\n')
    (tmp_path / "gen").mkdir()
    for name in ("kept.py", "gen/a.py", "fine.py", "b.py"):
        (tmp_path / name).write_text({"b.py": LEAK_OF_INSTANCE, "fine.py": "x = 1\n"}.get(name, LEAK))
    git(tmp_path, "add", "-A")
    git(tmp_path, "reset", "-q", "b.py")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(pre_commit), "run", *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    staged = run("streamlint")
    assert staged.returncode == 1, staged.stdout + staged.stderr
    assert "kept.py:8:9: STL101" in staged.stdout
    assert "gen/a.py" not in staged.stdout
    whole = run("streamlint-project", "--files", "fine.py")
    assert whole.returncode == 1
    assert "kept.py:8:9: STL101" in whole.stdout
    assert run("streamlint", "--files", "fine.py", "gen/a.py").returncode == 0
    assert "b.py:11:13: STL103" in run("streamlint", "--files", "b.py").stdout
