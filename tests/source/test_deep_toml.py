"""TOML that would keep Python's parser busy for hours is refused; each in a process that is ended then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from started import LEAK, streamlint
from streamlint.toml import TooDeepError, loads

HOURS = 400_000


@pytest.mark.parametrize("part", ["a.", "a . ", '"a".', "'b' .\t", "a-b."])
def test_keys_that_are_too_deep(part: str) -> None:
    with pytest.raises(TooDeepError):
        loads(part * 1_000 + "a = 1\n")
    with pytest.raises(TooDeepError):
        loads("[" + part * 1_000 + "a]\n")
    assert loads(part * 5 + "a = 1\n")


@pytest.mark.parametrize(
    "text",
    [
        f"x = '{'one sentence. ' * 500}'\n",
        "".join(f"a{n} = '1.2.{n}'\n" for n in range(500)),
        "[tool.a.b.c]\nx = 1.5\n",
        f"x = [{'1.5, ' * 500}]\n",
    ],
)
def test_what_only_looks_deep(text: str) -> None:
    assert loads(text)


@pytest.mark.parametrize(
    "text", ["a" * HOURS, "a " * HOURS, "'" * HOURS, "a. " * 99 + "\n", '"a" ' * HOURS, " " * HOURS]
)
def test_the_search_takes_little_time(text: str) -> None:
    code = "import sys; sys.path[:0] = %r; from streamlint.toml import _DEEP; _DEEP.search(sys.stdin.read())"
    subprocess.run([sys.executable, "-c", code % sys.path], input=text * 2, text=True, timeout=120, check=True)


@pytest.mark.parametrize("name", ["uv.lock", "poetry.lock"])
def test_a_project_that_holds_such_a_file(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(LEAK)
    (tmp_path / name).write_text("a." * HOURS + "a = 1\n")
    assert streamlint("--no-cache", "--output-format", "concise", cwd=tmp_path).found == ["a.py:8 STL101"]


@pytest.mark.parametrize("name", ["pyproject.toml", "streamlint.toml"])
def test_a_configuration_that_is_too_deep_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("a." * HOURS + "a = 1\n")
    done = streamlint(cwd=tmp_path)
    assert done.status == 2
    assert done.errors == f"streamlint: error: {name}: is not TOML: a key has more parts than anybody can mean\n"
