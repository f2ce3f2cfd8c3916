"""`pip install` of the checkout gives a working `streamlint`, in an environment that holds nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from checkout import ROOT

BUILT = shutil.ignore_patterns(".*", "__pycache__", "build", "dist")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment into which a copy of the checkout was installed."""
    folder = tmp_path_factory.mktemp("installed")
    shutil.copytree(ROOT, folder / "checkout", ignore=BUILT)
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "-q", folder / "checkout"], check=True)
    shutil.rmtree(folder / "checkout")
    return programs


def said(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What a command said, run without the checkout on its path."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.whole
def test_installed_program_runs(installed: Path, tmp_path: Path) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert version in said(installed / "streamlint", "--version", cwd=tmp_path).stdout
    assert version in said(installed / "python", "-m", "streamlint", "--version", cwd=tmp_path).stdout


@pytest.mark.whole
def test_installed_program_has_its_rules_and_tables(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    done = said(installed / "streamlint", "--output-format", "concise", "examples", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert {"STL101", "STL102", "STL103", "STL104", "STL201", "STL202", "STL301"} <= set(done.stdout.split())
    assert "examples/leaky/agent.py" in done.stdout


@pytest.mark.whole
def test_installed_packages_are_typed_and_named_as_ours(installed: Path, tmp_path: Path) -> None:
    """No top-level name but the two packages, for `rules` and `analyzer` would overwrite other people's."""
    program = (
        "from importlib.metadata import files\n"
        "kept = [file for file in files('streamlint') if file.parts[0] != '..']\n"
        "print(*sorted({file.parts[0] for file in kept if not file.parts[0].endswith('.dist-info')}))\n"
        "print(*sorted(file.as_posix() for file in kept if file.name == 'py.typed'))\n"
    )
    names, typed = said(installed / "python", "-c", program, cwd=tmp_path).stdout.splitlines()
    assert names == "streamlint streamlint_rules"
    assert typed == "streamlint/py.typed streamlint_rules/py.typed"
