"""`--fix`, `--unsafe-fixes` and `--diff`, as people use them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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
