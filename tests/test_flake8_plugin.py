"""streamlint under the real flake8."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from checkout import ROOT
from started import LEAK, LEAK_OF_INSTANCE, Done, concise, environment, started

SETUP = "[flake8]\nselect = STL,E9\n"
LOCAL = "[flake8:local-plugins]\nextension =\n    STL = streamlint.flake8:Plugin\n"
"""Where this checkout is not what is installed. A plugin that is there twice speaks twice."""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that has the plugin, whether streamlint is installed or not."""
    pytest.importorskip("flake8")
    installed = any(plugin.name == "STL" for plugin in entry_points(group="flake8.extension"))
    (tmp_path / ".flake8").write_text(SETUP if installed else SETUP + LOCAL)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def flake8(*arguments: str, given: bytes | None = None) -> Done:
    return started([sys.executable, "-m", "flake8", *arguments], given=given)


def test_it_is_installed_as_a_plugin() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert declared == {"flake8.extension": {"STL": "streamlint.flake8:Plugin"}}


def test_the_same_codes_and_places_as_the_command() -> None:
    for path in (ROOT / "examples/leaky").glob("*.py"):
        shutil.copy(path, path.name)
    Path("latin.py").write_bytes(b"# coding: latin-1\n" + LEAK.replace("KEPT", "K\xe9pt").encode("latin-1"))
    Path("marked.py").write_bytes(b"\xef\xbb\xbf" + LEAK.replace("\n", "\r\n").encode())
    for path in sorted(Path().glob("*.py")):
        expected = concise("--ignore", "STL0", str(path)).output
        assert expected
        assert flake8(str(path)).output == expected
    many = flake8("--jobs", "3", ".")
    assert {line.removeprefix("./") for line in many.output.splitlines()} >= set(
        concise("marked.py").output.splitlines()
    )
    assert many.status == 1


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--select", "STL103"], ["b.py"]),
        (["--select", "E"], []),
        (["--extend-ignore", "STL101"], ["b.py"]),
        (["--ignore", "STL1"], []),
        (["--per-file-ignores", "a.py:STL1"], ["b.py"]),
        (["--exclude", "b.py"], ["a.py"]),
    ],
)
def test_flake8_selects(arguments: list[str], found: list[str]) -> None:
    Path("a.py").write_text(LEAK)
    Path("b.py").write_text(LEAK_OF_INSTANCE)
    done = flake8(".", *arguments)
    assert [line.split(":")[0].removeprefix("./") for line in done.output.splitlines()] == found, done.errors


@pytest.mark.parametrize(
    ("comment", "found", "without"),
    [
        ("# noqa", 0, 1),
        ("# noqa: STL101", 0, 1),
        ("# noqa: STL103", 1, 1),
        ("# streamlint: ignore[STL101] three at most", 0, 0),
    ],
)
def test_comments(comment: str, found: int, without: int) -> None:
    Path("a.py").write_text(LEAK.replace("append(stream)", f"append(stream)  {comment}"))
    assert flake8("a.py").output.count("STL101") == found
    assert flake8("a.py", "--disable-noqa").output.count("STL101") == without
    assert "STL002" not in flake8("a.py").output


def test_standard_input() -> None:
    Path("pyproject.toml").write_text('[tool.streamlint.per-file-ignores]\n"tests/*" = ["STL1"]\n')
    given = LEAK.encode()
    assert flake8("-", given=given).output.startswith("stdin:8:9: STL101 ")
    assert flake8("-", "--stdin-display-name", "src/a.py", given=given).output.startswith("src/a.py:8:9: STL101 ")
    assert flake8("-", "--stdin-display-name", "tests/a.py", given=given).output == ""


def test_a_file_that_cannot_be_parsed() -> None:
    Path("a.py").write_text(LEAK + "def broken(:\n")
    done = flake8("a.py")
    assert "E999" in done.output
    assert "STL" not in done.output


def test_the_configuration_counts() -> None:
    Path("a.py").write_text(LEAK)
    Path("streamlint.toml").write_text('ignore = ["STL101"]\n')
    assert flake8("a.py").status == 0
    Path("streamlint.toml").write_text('ignroe = ["STL101"]\n')
    done = flake8("a.py")
    assert done.status == 1
    assert "ignroe: unknown key; did you mean `ignore`?" in done.output + done.errors


def test_an_import_brings_nothing_along() -> None:
    code = (
        "import sys, streamlint.flake8\n"
        "heavy = {'libcst', 'networkx', 'pathspec', 'tomllib', 'click', 'streamlint_rules', 'streamlint.engine'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)
    assert done.stdout == "[]\n"
