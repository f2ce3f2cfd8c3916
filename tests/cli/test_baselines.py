"""`--write-baseline` and `--baseline`, as a project uses them over time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import write
from started import LEAK, LEAK_OF_INSTANCE, concise, streamlint


@pytest.fixture(autouse=True)
def written(project: Path) -> Path:
    """A project with two findings, and a baseline that knows both."""
    write("pyproject.toml")
    write("src/a.py", LEAK)
    write("src/b.py", LEAK_OF_INSTANCE)
    done = streamlint("--write-baseline", "baseline.json")
    assert (done.status, done.errors) == (0, "streamlint: 2 findings written to baseline.json\n")
    return project / "baseline.json"


def entries(file: str = "baseline.json") -> list[dict[str, Any]]:
    document = json.loads(Path(file).read_text(encoding="utf-8"))
    assert document["version"] == 1
    return list(document["findings"])


def test_what_is_known_is_not_reported() -> None:
    done = concise("--baseline", "baseline.json")
    assert (done.status, done.output, done.errors) == (0, "", "")
    assert concise().status == 1


def test_a_file_for_people_and_for_merges(written: Path) -> None:
    one, two = entries()
    assert list(one) == ["fingerprint", "code", "path", "message", "count"]
    assert (one["code"], one["path"], one["count"]) == ("STL101", "src/a.py", 1)
    assert (two["code"], two["path"]) == ("STL103", "src/b.py")
    assert one["message"].startswith("`KEPT` keeps every")
    told = json.loads(streamlint("--output-format", "json").output)
    assert [finding["fingerprint"] for finding in told["findings"]] == [one["fingerprint"], two["fingerprint"]]
    before = written.read_bytes()
    streamlint("--write-baseline", "baseline.json", "src/b.py", "src/a.py")
    assert written.read_bytes() == before


def test_moved_lines_renamed_locals_and_another_layout_are_survived() -> None:
    moved = "# a comment\n" * 7 + LEAK.replace("for stream in", "for reply in").replace("(stream)", "(\n    reply,\n)")
    write("src/a.py", moved.replace("client", "the_client"))
    write("src/b.py", "def unrelated():\n    pass\n\n\n" + LEAK_OF_INSTANCE.replace("    ", "  "))
    done = concise("--baseline", "baseline.json")
    assert (done.status, done.output, done.errors) == (0, "", "")


def test_what_is_new_is_reported() -> None:
    write("src/a.py", LEAK + LEAK.replace("KEPT", "MORE").replace("def run", "def again"))
    write("src/c.py", LEAK)
    assert concise("--baseline", "baseline.json").found == ["src/a.py:16 STL101", "src/c.py:8 STL101"]


def test_more_of_the_same_is_counted(written: Path) -> None:
    twice = LEAK + "        KEPT.append(stream)\n"
    write("src/a.py", twice)
    assert concise("--baseline", "baseline.json").found == ["src/a.py:9 STL101"]
    streamlint("--write-baseline", "baseline.json")
    assert [(entry["path"], entry["count"]) for entry in entries()] == [("src/a.py", 2), ("src/b.py", 1)]
    assert concise("--baseline", "baseline.json").status == 0
    write("src/a.py", LEAK)
    done = concise("--baseline", "baseline.json")
    assert done.status == 0
    assert done.errors.startswith(
        "streamlint: 1 finding of the baseline baseline.json gone:\nstreamlint:   src/a.py: STL"
    )


def test_what_has_gone_is_told() -> None:
    write("src/a.py", "x = 1\n")
    Path("src/b.py").unlink()
    done = concise("--baseline", "baseline.json")
    assert (done.status, done.output) == (0, "")
    first, one, two = done.errors.splitlines()
    assert first == "streamlint: 2 findings of the baseline baseline.json gone:"
    assert one.startswith("streamlint:   src/a.py: STL101 `KEPT` keeps")
    assert two.startswith("streamlint:   src/b.py: STL103 ")
    assert concise("--baseline", "baseline.json", "-q").errors == ""


def test_what_a_run_does_not_look_at_has_not_gone() -> None:
    write("src/a.py", "x = 1\n")
    assert concise("--baseline", "baseline.json", "src/b.py").errors == ""
    assert concise("--baseline", "baseline.json", "--select", "STL103").errors == ""


@pytest.mark.parametrize("folder", [".", "src", ".."])
def test_from_any_working_directory(project: Path, folder: str) -> None:
    done = concise("--baseline", str(project / "baseline.json"), str(project), cwd=folder)
    assert (done.status, done.output, done.errors) == (0, "", "")


def test_in_another_place(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "copy"
    shutil.copytree(project, elsewhere)
    done = concise("--baseline", "baseline.json", cwd=elsewhere)
    assert (done.status, done.output, done.errors) == (0, "", "")


def test_a_baseline_is_brought_up_to_date() -> None:
    write("src/b.py", "x = 1\n")
    write("src/c.py", LEAK)
    done = streamlint("--baseline", "baseline.json", "--write-baseline", "baseline.json")
    assert done.status == 0
    assert [entry["path"] for entry in entries()] == ["src/a.py", "src/c.py"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "bad.json:1: is not JSON"),
        (b'{"version": 1,\n "findings": [}', "bad.json:2: is not JSON"),
        (b"\xff\xfe", "bad.json: is no baseline"),
        (b"[]", "bad.json: is no baseline"),
        pytest.param(b'{"version": ' + b"9" * 5_000 + b"}", "bad.json: is no baseline", id="a number of 5,000 digits"),
        (b'{"findings": []}', "bad.json: is no baseline"),
        (b'{"version": 1, "findings": {}}', "bad.json: is no baseline"),
        (b'{"version": 2, "findings": []}', "bad.json: is a baseline of version 2: this streamlint reads version 1"),
        (b'{"version": 1, "findings": [3]}', "bad.json: finding 1 must be an object"),
        (b'{"version": 1, "findings": [{"fingerprint": "a"}]}', "`code` of finding 1 must be a string"),
    ],
)
def test_a_damaged_baseline(data: bytes, words: str) -> None:
    Path("bad.json").write_bytes(data)
    done = concise("--baseline", "bad.json")
    assert (done.status, done.output) == (2, "")
    assert done.errors.startswith("streamlint: error: ")
    assert words in done.errors


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--baseline", "nowhere.json"], "nowhere.json: cannot be read: No such file or directory"),
        (["--write-baseline", "nowhere/b.json"], "nowhere/b.json: cannot be written: No such file or directory"),
        (["--baseline", "src"], "is a directory"),
    ],
)
def test_a_baseline_that_is_not_there(arguments: list[str], words: str) -> None:
    done = concise(*arguments)
    assert done.status == 2
    assert words in done.errors


def test_a_file_that_cannot_be_parsed_is_known_too() -> None:
    write("src/broken.py", "def broken(:\n")
    streamlint("--write-baseline", "baseline.json")
    assert concise("--baseline", "baseline.json").status == 0
