"""Which files are analysed, and which rules speak about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import write
from started import LEAK, LEAK_OF_INSTANCE, concise, streamlint

BROKEN = "def broken(:\n"


def analysed(*arguments: str, cwd: str = ".") -> list[str]:
    """The files of a project of broken ones that a run looks at."""
    done = concise(*arguments, cwd=cwd)
    assert done.status in (0, 1), done.errors
    return [place.removesuffix(":1 STL001") for place in done.found]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["STL101", "STL103"]),
        (["--select", "STL103"], ["STL103"]),
        (["--select", "STL1,STL2"], ["STL101", "STL103"]),
        (["--select", "STL2", "--select", "stl101"], ["STL101"]),
        (["--select", "STL2"], []),
        (["--select", "STL2", "--extend-select", "STL103"], ["STL103"]),
        (["--ignore", "STL1"], []),
        (["--ignore", "STL101, STL2"], ["STL103"]),
        (["--select", "STL,STL103", "--ignore", "STL1"], ["STL103"]),
        (["--select", "STL"], ["STL101", "STL103"]),
    ],
)
def test_rules(arguments: list[str], expected: list[str]) -> None:
    write("a.py", LEAK)
    write("b.py", LEAK_OF_INSTANCE)
    done = concise(*arguments)
    assert [place.split()[1] for place in done.found] == expected
    assert done.status == (1 if expected else 0)


@pytest.mark.parametrize("option", ["--select", "--extend-select", "--ignore"])
def test_codes_that_are_none(option: str) -> None:
    done = concise(option, "STL10,STL930,SLT103,X")
    assert done.status == 2
    told = done.errors.splitlines()
    assert [line.partition("`")[2].partition("`")[0] for line in told] == ["STL930", "SLT103", "X"]
    assert f"command line: {option}: `SLT103` is no rule and begins none; did you mean `STL103`?" in told[1]


@pytest.mark.parametrize("codes", ["", " , "])
def test_no_code_at_all(codes: str) -> None:
    write("a.py", LEAK)
    done = concise("--select", codes)
    assert (done.status, done.errors) == (2, "streamlint: error: command line: --select: names no rule\n")
    assert concise("--ignore", codes, "--extend-select", codes).status == 1


def test_confidence() -> None:
    write("a.py", LEAK)
    assert concise("--min-confidence", "high").found == ["a.py:8 STL101"]
    unsure = LEAK.replace("KEPT = []", "").replace("KEPT", "app.state.kept").replace("run(", "run(app, ")
    write("a.py", unsure)
    assert concise("--min-confidence", "high").found == []
    assert concise("--min-confidence", "low").found == ["a.py:8 STL103"]


DEFAULT = [
    ".venv",
    "venv",
    "node_modules",
    "build",
    "dist",
    ".git",
    ".hg",
    ".tox",
    ".nox",
    "__pypackages__",
    ".eggs",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    "__pycache__",
    "site-packages",
    ".ipynb_checkpoints",
    ".direnv",
    "_build",
]


def test_what_is_left_out_by_default() -> None:
    for name in DEFAULT:
        write(f"{name}/a.py", BROKEN)
        write(f"pkg/{name}/b.py", BROKEN)
    write("pkg/builder/c.py", BROKEN)
    assert analysed() == ["pkg/builder/c.py"]
    assert analysed("--extend-exclude", "builder") == []
    assert len(analysed("--exclude", "pkg")) == len(DEFAULT)


def test_excludes() -> None:
    for path in ("a.py", "gen/a_pb2.py", "src/gen/b.py", "src/c.py", "src/vendor/deep/d.py"):
        write(path, BROKEN)
    assert analysed("--extend-exclude", "gen") == ["a.py", "src/c.py", "src/vendor/deep/d.py"]
    assert analysed("--extend-exclude", "/gen,*.nothing") == analysed("--extend-exclude", "*_pb2.py")
    assert analysed("--exclude", "src/*", "--exclude", "gen") == ["a.py"]
    assert analysed("--extend-exclude", "src/vendor/**") == ["a.py", "gen/a_pb2.py", "src/c.py", "src/gen/b.py"]
    write("pyproject.toml", '[tool.streamlint]\nextend-exclude = ["src/gen", "/gen/"]\n')
    assert analysed() == ["a.py", "src/c.py", "src/vendor/deep/d.py"]
    assert analysed(".", cwd="src") == ["c.py", "vendor/deep/d.py"]
    assert analysed(".", "--extend-exclude", "vendor/deep", cwd="src") == ["c.py"]
    assert analysed("--exclude", "nothing", "--extend-exclude", "src/c.py") == ["a.py", "src/vendor/deep/d.py"]


def test_what_is_named_is_analysed_unless_excludes_are_strict() -> None:
    for path in ("build/a.py", "build/deep/b.py", "src/c.py"):
        write(path, BROKEN)
    assert analysed("build/a.py", "src") == ["build/a.py", "src/c.py"]
    assert analysed("build") == ["build/a.py", "build/deep/b.py"]
    assert analysed("build/a.py", "build/deep", "src", "--force-exclude") == ["src/c.py"]
    write("streamlint.toml", "force-exclude = true\n")
    assert analysed("build", "src/c.py") == ["src/c.py"]
    assert analysed("build/a.py", "--no-force-exclude") == ["build/a.py"]
    assert analysed("a.py", "deep/b.py", cwd="build") == []


def test_a_project_in_a_folder_of_an_excluded_name() -> None:
    write("build/project/streamlint.toml", "force-exclude = true\n")
    write("build/project/src/a.py", BROKEN)
    assert analysed("src/a.py", cwd="build/project") == ["src/a.py"]


def test_gitignore() -> None:
    Path(".git").mkdir()
    for path in ("a.py", "out/b.py", "src/gen/c.py", "src/gen/kept.py", "src/d.py", "src/local.py"):
        write(path, BROKEN)
    write(".gitignore", "# comment\nout/\nlocal.py\n")
    write("src/gen/.gitignore", "*\n!kept.py\n")
    assert analysed() == ["a.py", "src/d.py", "src/gen/kept.py"]
    assert analysed(".", cwd="src") == ["d.py", "gen/kept.py"]
    assert analysed("out/b.py") == ["out/b.py"]


@pytest.mark.parametrize(
    ("pattern", "silent"),
    [
        ("tests/*", ["tests/a.py", "tests/deep/a.py"]),
        ("tests/", ["tests/a.py", "tests/deep/a.py", "src/tests/a.py"]),
        ("/tests/**", ["tests/a.py", "tests/deep/a.py"]),
        ("**/tests/*.py", ["tests/a.py", "tests/deep/a.py", "src/tests/a.py"]),
        ("/tests/*.py", ["tests/a.py"]),
        ("a.py", ["tests/a.py", "tests/deep/a.py", "src/tests/a.py", "src/a.py"]),
        ("{tests,docs}/deep/*", ["tests/deep/a.py"]),
        ("!src/**", ["tests/a.py", "tests/deep/a.py"]),
        ("src/a.py", ["src/a.py"]),
        ("nothing/*", []),
    ],
)
def test_per_file_ignores(pattern: str, silent: list[str]) -> None:
    paths = ["src/a.py", "src/tests/a.py", "tests/a.py", "tests/deep/a.py"]
    for path in paths:
        write(path, LEAK)
    write("pyproject.toml", f'[tool.streamlint.per-file-ignores]\n"{pattern}" = ["STL1"]\n')
    expected = [f"{path}:8 STL101" for path in paths if path not in silent]
    assert concise().found == expected
    assert len(concise(str(Path.cwd()), cwd="src").found) == len(expected)


def test_standard_input_goes_by_its_name() -> None:
    write("pyproject.toml", '[tool.streamlint.per-file-ignores]\n"tests/*" = ["STL1"]\n')
    write("inner/streamlint.toml", 'ignore = ["STL101"]\n')
    given = LEAK.encode()
    assert concise("-", given=given).found == ["<stdin>:8 STL101"]
    for name in ("src/a.py", "./src/a.py", "src/../src/a.py", str(Path.cwd() / "src/a.py")):
        assert concise("-", "--stdin-filename", name, given=given).found == ["src/a.py:8 STL101"]
    for name in ("tests/a.py", "./tests/a.py", "inner/a.py", "inner/deep/a.py"):
        assert concise("-", "--stdin-filename", name, given=given).found == []
    assert concise("-", "--stdin-filename", "a.py", given=b"").status == 0


def test_files_of_other_kinds() -> None:
    for name in ("a.pyi", "b.ipynb", "script", "c.txt"):
        write(name, BROKEN)
    assert analysed() == []
    assert analysed("a.pyi", "script") == ["a.pyi", "script"]
    write("b.ipynb", '{"cells": [], "metadata": {}, "nbformat": 4}')
    done = concise("b.ipynb")
    assert done.found == ["b.ipynb:1 STL001"]
    assert "a notebook" in done.output


def test_statuses_and_what_goes_to_which_output() -> None:
    write("a.py", LEAK)
    quiet = streamlint("-q")
    assert (quiet.status, quiet.errors) == (1, "")
    assert "Found 1" not in quiet.output
    verbose = streamlint("-v", "--output-format", "concise")
    assert "configuration: defaults" in verbose.errors
    assert "1 file" in verbose.errors
    assert streamlint("--exit-zero").status == 0
    assert streamlint("--exit-zero", "nowhere").status == 2
    write("b.py", BROKEN)
    assert streamlint("b.py").status == 1


@pytest.mark.parametrize("option", ["--exclude", "--extend-exclude"])
def test_a_pattern_that_is_none(option: str) -> None:
    done = concise(option, "*.gen.py,[z-a]")
    assert (done.status, done.errors) == (2, f"streamlint: error: command line: {option}: `[z-a]` is no pattern\n")
