"""The bar on standard error: there on a terminal where it is asked for or the work is long, and nowhere else."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cli.test_program import LEAK, environment, streamlint
from streamlint.cli import progress
from streamlint.cli.progress import Bar, bar
from streamlint.engine.progress import told

pty = pytest.importorskip("pty")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.py").write_text(LEAK)


def on_a_terminal(*arguments: str, **more: str) -> tuple[str, str]:
    """What the program writes to a pipe, and to the terminal that its standard error is."""
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "streamlint", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=environment(**{"TERM": "xterm", **more}),
        check=False,
    )
    os.close(theirs)
    seen = b""
    try:
        while piece := os.read(ours, 4096):
            seen += piece
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(ours)
    assert done.returncode == 1
    return done.stdout.decode(), seen.decode()


def test_a_terminal_that_asks_for_it_sees_a_bar_that_goes_away() -> None:
    printed, seen = on_a_terminal("--progress", "--output-format", "concise")
    assert printed.startswith("a.py:8:9: STL101 ")
    assert "\r\x1b[2Kreading files" in seen
    assert seen.endswith("\r\x1b[2K")
    assert "\n" not in seen


@pytest.mark.parametrize("arguments", [["--no-progress"], ["--progress", "-q"]])
def test_a_terminal_that_does_not_want_it_sees_none(arguments: list[str]) -> None:
    assert on_a_terminal(*arguments)[1] == ""


def test_a_dumb_terminal_sees_none() -> None:
    assert on_a_terminal("--progress", TERM="dumb")[1] == ""


def test_a_pipe_never_sees_one() -> None:
    assert streamlint("--progress").stderr == ""


def test_short_work_has_none(capsys: pytest.CaptureFixture[str]) -> None:
    drawing = Bar(patience=3600)
    for _ in told("parsing", range(100), drawing):
        pass
    drawing.erase()
    assert capsys.readouterr().err == ""


def test_long_work_is_drawn_a_few_times_a_second(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(number / 100 for number in range(1000))
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    drawing = Bar(patience=1.0)
    for _ in told("parsing", range(200), drawing):
        pass
    drawing.erase()
    drawn = capsys.readouterr().err.split("\r\x1b[2K")
    assert 8 <= len(drawn) <= 14
    assert drawn[1] == f"parsing {'━' * 11}{'─' * 13} 99/200"
    assert drawn[-1] == ""


def test_the_line() -> None:
    assert bar("reading", 0, None) == "reading files"
    assert bar("reading", 120, None) == "reading files 120"
    assert bar("parsing", 12, 24) == f"parsing {'━' * 12}{'─' * 12} 12/24"
    assert bar("parsing", 24, 24) == f"parsing {'━' * 24} 24/24"
