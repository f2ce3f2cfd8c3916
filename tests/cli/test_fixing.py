"""`--fix`, `--unsafe-fixes` and `--diff`, as people use them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from streamlint.cli import program
from streamlint.fix import rounds

LEAKING = """\
import anthropic

client = anthropic.Anthropic()
KEPT = []  # ü


def main():
    while True:
        with client.messages.stream(max_tokens=1, messages=[], model="m") as stream:
            stream.until_done()
        KEPT.append(stream)  # keep me
"""
MENDED = LEAKING.replace("append(stream)", "append(stream.get_final_message())")


def run(*arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "streamlint", "--isolated", "--no-cache", *arguments]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False)


def test_a_diff_shows_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(LEAKING, encoding="utf-8")
    done = run("--diff", "--unsafe-fixes", ".", cwd=tmp_path)
    assert done.returncode == 1
    out = done.stdout.decode()
    assert out.startswith("--- app.py\n+++ app.py\n")
    assert "+        KEPT.append(stream.get_final_message())  # keep me\n" in out
    assert file.read_text(encoding="utf-8") == LEAKING


def test_a_diff_of_nothing_is_empty(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(MENDED, encoding="utf-8")
    done = run("--diff", "--unsafe-fixes", ".", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")


def test_fix_alone_leaves_what_would_change_the_program(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(LEAKING, encoding="utf-8")
    done = run("--fix", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert b"STL101" in done.stdout
    assert file.read_text(encoding="utf-8") == LEAKING


@pytest.mark.parametrize(
    "how",
    [
        ("utf-8", "\n", b""),
        ("utf-8", "\r\n", b""),
        ("utf-8", "\r\n", b"\xef\xbb\xbf"),
        ("latin-1", "\n", b"# -*- coding: latin-1 -*-\n"),
    ],
)
def test_unsafe_fixes_keep_everything_else(tmp_path: Path, how: tuple[str, str, bytes]) -> None:
    encoding, end, head = how
    file = tmp_path / "app.py"
    file.write_bytes(head + LEAKING.replace("\n", end).encode(encoding))
    file.chmod(0o640)
    done = run("--fix", "--unsafe-fixes", ".", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert b"1 finding fixed in 1 file" in done.stderr
    assert file.read_bytes() == head + MENDED.replace("\n", end).encode(encoding)
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real.py"
    real.parent.mkdir()
    real.write_text(LEAKING, encoding="utf-8")
    link = tmp_path / "app.py"
    link.symlink_to(real)
    run("--fix", "--unsafe-fixes", "app.py", cwd=tmp_path)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == MENDED


def test_standard_input_is_mended_to_standard_output(tmp_path: Path) -> None:
    done = run("--fix", "--unsafe-fixes", "-", cwd=tmp_path, stdin=LEAKING.encode())
    assert (done.returncode, done.stdout.decode()) == (0, MENDED)
    done = run("--fix", "-", cwd=tmp_path, stdin=LEAKING.encode())
    assert (done.returncode, done.stdout.decode()) == (1, LEAKING)
    assert b"STL101" in done.stderr


def test_a_finding_says_which_fix_it_has(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(LEAKING, encoding="utf-8")
    done = run("--output-format", "json", ".", cwd=tmp_path)
    assert b'"applicability": "unsafe"' in done.stdout
    assert b"get_final_message" in done.stdout


@pytest.mark.parametrize(
    "text",
    [
        LEAKING,
        LEAKING.rstrip("\n"),
        LEAKING.replace("\n", "\r\n"),
        f"{LEAKING}\n\n",
        LEAKING.replace("  # keep me\n", ""),
    ],
    ids=["whole", "no line feed at the end", "CR LF", "empty lines at the end", "the last line changes"],
)
def test_a_diff_can_be_applied(tmp_path: Path, text: str) -> None:
    file = tmp_path / "app.py"
    file.write_bytes(text.encode())
    patch = run("--diff", "--unsafe-fixes", ".", cwd=tmp_path).stdout
    run("--fix", "--unsafe-fixes", ".", cwd=tmp_path)
    fixed = file.read_bytes()
    file.write_bytes(text.encode())
    done = subprocess.run(["git", "apply", "-p0", "-"], cwd=tmp_path, input=patch, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert file.read_bytes() == fixed != text.encode()


def test_a_diff_of_standard_input_has_its_name(tmp_path: Path) -> None:
    done = run("--diff", "--unsafe-fixes", "--stdin-filename", "src/app.py", "-", cwd=tmp_path, stdin=LEAKING.encode())
    assert done.returncode == 1
    assert done.stdout.decode().startswith("--- src/app.py\n+++ src/app.py\n")


def test_a_diff_wins_over_fixing(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(LEAKING, encoding="utf-8")
    assert run("--fix", "--diff", "--unsafe-fixes", ".", cwd=tmp_path).stdout.startswith(b"--- app.py\n")
    assert file.read_text(encoding="utf-8") == LEAKING


def test_a_file_that_has_changed_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, other = tmp_path / "app.py", tmp_path / "other.py"
    file.write_text(LEAKING, encoding="utf-8")
    other.write_text(LEAKING.replace("KEPT", "MORE"), encoding="utf-8")
    fixed = rounds.fixed

    def late(*given: Any, **options: Any) -> rounds.Fixed:
        done = fixed(*given, **options)
        file.write_text(f"{LEAKING}# one more\n", encoding="utf-8")
        return done

    monkeypatch.setattr(rounds, "fixed", late)
    done = CliRunner().invoke(program, ["--isolated", "--no-cache", "--fix", "--unsafe-fixes", str(tmp_path)])
    assert "has changed meanwhile, and is left alone" in done.stderr
    assert "1 finding fixed in 1 file" in done.stderr
    assert file.read_text(encoding="utf-8") == f"{LEAKING}# one more\n"
    assert "get_final_message" in other.read_text(encoding="utf-8")
    assert done.exit_code == 1
    assert "STL101" in done.stdout


CACHED_ON_ONE_WAY = """\
class Stream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._final = None
        self._messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for message in self._source:
            self._messages.append(message)
            yield message
        self._final = self._messages[-1]
        self._emit("end")
        self._messages.clear()
        self._listeners.clear()

    def abort(self):
        self._emit("end")
        self._listeners.clear()

    def final_message(self):
        return self._final
"""


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_what_would_be_worse_is_left_alone_and_said(tmp_path: Path, option: str) -> None:
    file = tmp_path / "library.py"
    file.write_text(CACHED_ON_ONE_WAY, encoding="utf-8")
    done = run(option, "--unsafe-fixes", ".", cwd=tmp_path)
    assert done.stderr.decode().startswith("streamlint: library.py:1: STL301 is not fixed: it would raise STL302: ")
    assert file.read_text(encoding="utf-8") == CACHED_ON_ONE_WAY
    assert not run(option, "--unsafe-fixes", "-q", ".", cwd=tmp_path).stderr


@pytest.mark.parametrize("form", ["full", "github", "junit", "html"])
def test_what_people_read_says_which_fix_there_is(tmp_path: Path, form: str) -> None:
    (tmp_path / "app.py").write_text(LEAKING, encoding="utf-8")
    said = " ".join(run("--output-format", form, ".", cwd=tmp_path).stdout.decode().split())
    assert "instead of the stream; who" in said
    assert "unsafe" in said


def test_where_fixes_are_not_shown_all_else_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(LEAKING, encoding="utf-8")
    done = run("--output-format", "concise", ".", cwd=tmp_path)
    assert done.stdout.decode() == "app.py:11:9: STL101 `KEPT` keeps every `MessageStream` that `main()` makes\n"
