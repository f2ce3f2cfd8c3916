"""What docs/ci.md tells people to write runs as it stands, as far as that can be tried here."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checkout import ROOT
from started import LEAK, environment, streamlint

PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^(?:\s*- run: |\s*- |commands = |\t|)(streamlint(?: .*)?)$", re.MULTILINE)
COMMANDS = [command for _, text in BLOCKS for command in COMMAND.findall(text)]
INLINE = re.findall(r"`(streamlint -[^`]*)`", PAGE)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.py").write_text(LEAK)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_kind_of_block_has_a_command() -> None:
    assert len(COMMANDS) >= 7
    assert len(INLINE) == 2


@pytest.mark.parametrize("command", [*COMMANDS, *INLINE])
def test_commands(command: str) -> None:
    streamlint("--write-baseline", "streamlint-baseline.json")
    arguments = shlex.split(command.replace("{posargs:.}", "."))[1:]
    done = streamlint(*arguments)
    accepted = {"--exit-zero", "--write-baseline", "--baseline", "--add-noqa"} & set(arguments)
    assert done.status == (0 if accepted else 1), done.errors
    if "--output-file" in arguments:
        assert "STL101" in Path(arguments[-1]).read_text(encoding="utf-8")


def test_the_ids_of_hooks() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    for name in re.findall(r"- id: (\S+)", PAGE):
        assert f"- id: {name}\n" in hooks


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_the_makefile() -> None:
    [text] = [text for language, text in BLOCKS if language == "make"]
    Path("Makefile").write_text(text.replace("\tstreamlint", f"\t{sys.executable} -m streamlint -q"))
    done = subprocess.run(["make", "streamlint"], capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == 2  # that of make, for a command that failed
    assert "a.py:8:9: STL101" in done.stdout


@pytest.mark.whole
def test_tox(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    venv = tmp_path_factory.mktemp("tox")
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    subprocess.run([venv / "bin/python", "-m", "pip", "install", "-q", "tox"], check=True)
    [text] = [text for language, text in BLOCKS if language == "ini"]
    Path("tox.ini").write_text(re.sub(r"git\+.*", str(ROOT), text))
    done = subprocess.run(
        [venv / "bin/tox", "-e", "streamlint"],
        capture_output=True,
        text=True,
        check=False,
        env=environment(PYTHONPATH=""),
    )
    assert "a.py:8:9: STL101" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 1
