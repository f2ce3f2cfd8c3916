"""Configuration files as users lay them out: precedence, projects inside of projects, what is wrong in them."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

import pytest

from cli.conftest import write
from started import LEAK, LEAK_OF_INSTANCE, concise, started, streamlint

API = '[[api]]\nid = "{0}"\ncall = ["{0}.open"]\ntype = "{0}.Stream"\nreturns = "stream"\n'
OPENED = "import {0}\n\nKEPT = []\n\n\ndef run():\n    while True:\n        KEPT.append({0}.open())\n"


def test_precedence_in_one_folder() -> None:
    write("a.py", LEAK)
    write("pyproject.toml", '[tool.streamlint]\nignore = ["STL101"]\n')
    assert concise().found == []
    write("streamlint.toml", 'ignore = ["STL103"]\n')
    assert concise().found == ["a.py:8 STL101"]
    write(".streamlint.toml", 'ignore = ["STL1"]\n')
    assert concise().found == []
    assert concise("--isolated").found == ["a.py:8 STL101"]
    assert concise("--config", "streamlint.toml").found == ["a.py:8 STL101"]
    assert concise("--select", "STL101").found == ["a.py:8 STL101"]


def test_each_file_goes_by_the_nearest() -> None:
    for folder in (".", "one", "one/deep", "two", "three"):
        write(f"{folder}/a.py", LEAK)
        write(f"{folder}/b.py", LEAK_OF_INSTANCE)
    write("pyproject.toml", '[tool.streamlint]\nignore = ["STL103"]\n')
    write("one/pyproject.toml", '[tool.streamlint]\nignore = ["STL101"]\n')
    write("two/streamlint.toml", 'min-confidence = "high"\nper-file-ignores = { "a.py" = ["STL1"] }\n')
    write("three/pyproject.toml", "[tool.other]\n")
    expected = [
        "a.py:8 STL101",
        "one/b.py:11 STL103",
        "one/deep/b.py:11 STL103",
        "three/a.py:8 STL101",
        "two/b.py:11 STL103",
    ]
    found = concise("--min-confidence", "low").found
    assert found == expected
    assert concise("--min-confidence", "low", "one", "two", "three", ".").found == expected
    assert concise("--min-confidence", "low", "one/a.py", "two/b.py", "a.py").found == [
        "a.py:8 STL101",
        "two/b.py:11 STL103",
    ]
    assert concise("--min-confidence", "low", "..", cwd="two").output.count("STL") == len(expected)
    assert len(concise("--min-confidence", "low", "--isolated").found) == 10
    assert len(concise("--min-confidence", "low", "--config", "one/pyproject.toml").found) == 5


def test_a_warm_cache_sees_a_nested_configuration_change() -> None:
    write("one/a.py", LEAK)
    assert concise().found == concise().found == ["one/a.py:8 STL101"]
    write("one/streamlint.toml", 'ignore = ["STL101"]\n')
    assert concise().found == []
    write("one/streamlint.toml", 'ignore = ["STL103"]\n')
    assert concise().found == ["one/a.py:8 STL101"]


def test_all_that_are_in_force_are_named(project: Path) -> None:
    write("streamlint.toml")
    write("one/deep/streamlint.toml")
    write("one/deep/a.py")
    told = concise("-v").errors
    assert f"configuration: {project / 'streamlint.toml'}, {project / 'one/deep/streamlint.toml'}\n" in told
    assert "configuration: defaults\n" in concise("-v", "--isolated").errors


def test_excludes_of_a_nested_project() -> None:
    for path in ("gen/a.py", "one/gen/a.py", "one/src/a.py", "one/src/build/a.py"):
        write(path, LEAK)
    write("streamlint.toml", 'extend-exclude = ["gen"]\n')
    write("one/streamlint.toml", 'exclude = ["/src/a.py"]\n')
    assert concise().found == ["one/gen/a.py:8 STL101", "one/src/build/a.py:8 STL101"]
    assert concise("--extend-exclude", "one/gen").found == ["one/src/build/a.py:8 STL101"]


def test_suppressions_are_judged_by_the_nearest() -> None:
    write("a.py", "x = 1  # noqa: STL103\n")
    write("one/a.py", "x = 1  # noqa: STL103\n")
    write("one/streamlint.toml", 'ignore = ["STL103"]\n')
    assert concise().found == ["a.py:1 STL002"]


def test_tables_of_all_projects_are_known() -> None:
    write("streamlint.toml", API.format("acme"))
    write("one/streamlint.toml", API.format("umbrella"))
    write("a.py", OPENED.format("acme"))
    write("one/a.py", OPENED.format("umbrella"))
    assert concise("--min-confidence", "low").found == ["a.py:8 STL101", "one/a.py:8 STL101"]
    assert concise("--min-confidence", "low", "one").found == ["one/a.py:8 STL101"]


def test_a_broken_file_further_down() -> None:
    write("a.py", LEAK)
    write("data/pyproject.toml", "this is no TOML\n")
    assert concise().status == 1
    write("data/pyproject.toml", "[tool.streamlint]\nselekt = []\n")
    done = concise()
    assert (done.status, done.output) == (2, "")
    assert done.errors == "streamlint: error: data/pyproject.toml:2: selekt: unknown key; did you mean `select`?\n"
    assert concise("--isolated").status == 1


def test_the_configuration_of_a_path() -> None:
    write("pyproject.toml", '[tool.streamlint]\nignore = ["STL103"]\n')
    write("one/streamlint.toml", '\nselect = [\n  "STL1",\n]\n')
    write("one/a.py", LEAK)
    text = streamlint("config", "one/a.py").output
    assert 'select = ["STL1"]  # one/streamlint.toml:2' in text
    assert tomllib.loads(text)["ignore"] == []
    told = json.loads(streamlint("config", "--output-format", "json").output)
    assert told["values"]["ignore"] == {"value": ["STL103"], "origin": "pyproject.toml:2"}
    assert told["values"]["force-exclude"] == {"value": False, "origin": "default"}
    assert json.loads(streamlint("config", "--output-format", "schema").output)["title"] == "streamlint"


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (
            "selct = []\nmin-confidence = 'hihg'\nignore = [\n  'STL1',\n  'SLT103',\n  'NOPE',\n]\n"
            "[per-file-ignores]\n'tests/*' = ['STL1', 'STL9']\n"
            "[[api]]\ncall = ['a.b']\nreturns = 'streem'\naccumulats = []\n[[keeper]]\nargument = 0\n",
            [
                "streamlint.toml:1: selct: unknown key; did you mean `select`?",
                "streamlint.toml:2: min-confidence: must be one of low, medium, high, not `hihg`; did you mean `high`?",
                "streamlint.toml:5: ignore: `SLT103` is no rule and begins none; did you mean `STL103`?",
                "streamlint.toml:6: ignore: `NOPE` is no rule and begins none",
                "streamlint.toml:9: per-file-ignores: `tests/*` `STL9` is no rule and begins none; did you mean",
                "streamlint.toml:12: api: 'returns' must be one of 'stream', 'manager', 'streams'",
                "streamlint.toml:13: api: unknown key 'accumulats'; did you mean 'accumulates'?",
                "streamlint.toml:14: keeper: the key 'call' is missing",
            ],
        )
    ],
)
def test_everything_that_is_wrong_is_told_at_once(file: str, told: list[str]) -> None:
    write("streamlint.toml", file)
    write("a.py", LEAK)
    done = concise("--select", "STLX")
    assert (done.status, done.output) == (2, "")
    lines = [line.removeprefix("streamlint: error: ") for line in done.errors.splitlines()]
    assert len(lines) == len(told) + 1
    assert all(line.startswith(start) for line, start in zip(lines, told, strict=False)), done.errors
    assert lines[-1].startswith("command line: --select: `STLX` is no rule")


def test_patterns_of_a_named_configuration_start_where_they_make_sense() -> None:
    write("conf/lint.toml", 'per-file-ignores = { "src/*" = ["STL1"] }\n')
    write("src/a.py", LEAK)
    assert concise("--config", "conf/lint.toml").found == []
    write("streamlint.toml", 'per-file-ignores = { "src/*" = ["STL1"] }\n')
    assert concise("--config", "../streamlint.toml", ".", cwd="src").found == []


def test_a_folder_and_a_file_that_cannot_be_read() -> None:
    write("a.py", LEAK)
    Path("pyproject.toml").mkdir()
    assert concise().status == 1
    done = concise("--config", "pyproject.toml")
    assert (done.status, done.errors) == (2, "streamlint: error: pyproject.toml: cannot be read: Is a directory\n")
    Path("streamlint.toml").symlink_to("streamlint.toml")
    assert concise().status == 1


def test_shell_completion() -> None:
    command = [sys.executable, "-m", "streamlint"]
    done = started(command, more={"_STREAMLINT_COMPLETE": "bash_source"})
    assert "complete -o nosort -F _streamlint_completion streamlint" in done.output
    asked = {"_STREAMLINT_COMPLETE": "bash_complete", "COMP_WORDS": "streamlint check --sel", "COMP_CWORD": "2"}
    assert started(command, more=asked).output == "plain,--select\n"
