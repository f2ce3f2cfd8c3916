"""The examples: exactly the marked lines are reported, and the programs do what their docstrings say."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from checkout import ROOT, run
from marked import expected

EXAMPLES = ROOT / "examples"
RUNNABLE = ["message_stream.py", "late_reads.py", "chat_server.py"]


def marks(folder: Path) -> Iterator[tuple[str, int, str]]:
    """Path, line and code of each mark in a folder's programs, for the rules that exist."""
    for path in sorted(folder.rglob("*.py")):
        for line, code in expected(path):
            yield path.relative_to(ROOT).as_posix(), line, code


def reported(*paths: str) -> tuple[int, dict[str, Any]]:
    """Exit status and report of streamlint on paths of the checkout."""
    done = run("-m", "streamlint", "check", "--output-format", "json", *paths)
    assert not done.stderr, done.stderr
    return done.returncode, json.loads(done.stdout)


def test_exactly_the_marked_lines_are_reported() -> None:
    status, report = reported("examples")
    found = {(finding["path"], finding["line"], finding["code"]) for finding in report["findings"]}
    assert found == set(marks(EXAMPLES))
    assert len(report["findings"]) == len(found)
    assert status == 1
    assert report["errors"] == []


def test_each_program_says_the_same_alone() -> None:
    """A whole program in one file needs no other file to be understood."""
    for path in sorted(EXAMPLES.rglob("*.py")):
        status, report = reported(str(path.relative_to(ROOT)))
        found = {(finding["path"], finding["line"], finding["code"]) for finding in report["findings"]}
        assert found == {mark for mark in marks(EXAMPLES) if mark[0] == path.relative_to(ROOT).as_posix()}
        assert status == (1 if found else 0)


def test_the_archetype_is_told_whole() -> None:
    """From the `for` over the runner to the owner, quadratic, with the accessor to keep instead."""
    _, report = reported("examples/leaky/message_stream.py")
    (kept,) = [finding for finding in report["findings"] if finding["code"] == "STL103"]
    lines = (EXAMPLES / "leaky" / "message_stream.py").read_text(encoding="utf-8").splitlines()
    assert "for stream in self.runner" in lines[kept["source"]["line"] - 1]
    assert kept["container"]["name"] == "Session.streams"
    assert kept["container"]["owner"] == "instance"
    assert kept["growth"] == "history * iterations"
    texts = [step["text"] for step in kept["chain"]]
    assert any("for stream in self.runner" in text for text in texts)
    assert any("self.streams.append(stream)" in text for text in texts)
    assert "final_message()" in run("-m", "streamlint", "examples/leaky/message_stream.py").stdout


def test_every_leaking_program_has_a_mended_twin() -> None:
    leaky = {path.name for path in (EXAMPLES / "leaky").glob("*.py")}
    assert leaky == {path.name for path in (EXAMPLES / "mended").glob("*.py")}
    assert {Path(path).name for path, _, _ in marks(EXAMPLES / "leaky")} == leaky
    assert not list(marks(EXAMPLES / "mended"))


@pytest.mark.parametrize("name", RUNNABLE)
@pytest.mark.parametrize("folder", ["leaky", "mended"])
def test_programs_run(folder: str, name: str) -> None:
    done = run(f"examples/{folder}/{name}")
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_chat_server_forgets_only_when_mended() -> None:
    assert "still held: 40 connections, 40 members, 120 lines" in run("examples/leaky/chat_server.py").stdout
    assert "still held: 0 connections, 0 members, 0 lines" in run("examples/mended/chat_server.py").stdout


def test_late_reads_find_nothing() -> None:
    leaky, mended = (run(f"examples/{folder}/late_reads.py").stdout for folder in ("leaky", "mended"))
    assert "log: the model said []" in leaky
    assert "show: the reply was []" in leaky
    assert "words: 0" in leaky
    assert "[]" not in mended
    assert "words: 12" in mended


def test_memory_shows_the_square_and_its_end() -> None:
    """The law is loose, for object sizes differ between Pythons: 16 would be the square, and 4 a line."""
    done = run("examples/memory.py")
    assert done.returncode == 0, done.stderr
    rows = [re.findall(r"[\d.]+|-", line) for line in done.stdout.splitlines() if re.match(r" *\d+ \|", line)]
    assert [int(row[0]) for row in rows] == [5, 10, 20, 40]
    leaky, compacted, mended = ({int(row[0]): int(row[column]) for row in rows} for column in (1, 3, 4))
    assert leaky[40] / leaky[10] > 8
    assert mended[40] / mended[10] < 6
    assert compacted[40] > 0.9 * leaky[40]
    assert leaky[40] > 10 * mended[40]


def program(folder: str) -> ModuleType:
    """The `message_stream.py` of a folder as a module."""
    spec = importlib.util.spec_from_file_location(f"tested_{folder}", EXAMPLES / folder / "message_stream.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def stream(module: ModuleType, turns: int = 1) -> Any:
    """A stream that was not read yet."""
    question = module.Message("user", "How do I open the valve?")
    return module.MessageStream(module.FakeModel(turns), {"messages": [question]})


EVENTS = ["connect", "streamEvent", "text", "message", "finalMessage", "error", "abort", "end"]


def listen(made: Any) -> list[str]:
    """The names of the events that a stream emits from now on, in their order."""
    heard: list[str] = []
    for event in EVENTS:
        made.on(event, lambda *_, event=event: heard.append(event))
    return heard


@pytest.mark.parametrize("folder", ["leaky", "mended"])
def test_events_come_in_order_and_none_after_the_end(folder: str) -> None:
    made = stream(program(folder))
    heard = listen(made)
    made.done()
    assert heard[0] == "connect"
    assert heard[-4:] == ["streamEvent", "message", "finalMessage", "end"]
    assert set(heard[1:-4]) == {"streamEvent", "text"}
    count = len(heard)
    made.abort()
    made.emit("text", "late", "late")
    made.on("end", lambda: heard.append("late"))
    made.done()
    assert len(heard) == count


@pytest.mark.parametrize("folder", ["leaky", "mended"])
def test_both_halves_say_the_same(folder: str) -> None:
    module = program(folder)
    session = module.Session(module.FakeModel(3), "How do I open the valve?")
    session.run()
    assert [text.split()[3] for text in session.transcript()] == ["1", "3", "5"]
    session.compact()
    assert len(session.runner.history) == 2
    assert len(session.transcript()) == 3


@pytest.mark.parametrize("folder", ["leaky", "mended"])
def test_an_aborted_stream_ends_and_has_no_message(folder: str) -> None:
    module = program(folder)
    made = stream(module)
    heard = listen(made)
    next(iter(made))
    made.abort()
    made.done()
    assert heard == ["connect", "streamEvent", "text", "abort", "end"]
    with pytest.raises(module.StreamError):
        made.final_message()


@pytest.mark.parametrize("folder", ["leaky", "mended"])
def test_a_model_that_breaks_off_is_an_error_and_an_end(folder: str) -> None:
    module = program(folder)

    class Broken(module.FakeModel):  # type: ignore[name-defined, misc]
        def events(self, request: bytes) -> Iterator[Any]:
            yield module.StreamEvent("text", "I ")
            raise module.ModelError("gone")

    made = module.MessageStream(Broken(1), {"messages": []})
    heard = listen(made)
    made.done()
    assert heard == ["connect", "streamEvent", "text", "error", "end"]


def test_a_listener_by_once_is_called_once() -> None:
    made = stream(program("mended"))
    heard: list[str] = []
    made.once("text", lambda text, _: heard.append(text))
    made.done()
    assert heard == ["I "]


def test_mended_end_listeners_see_all_and_later_readers_see_nothing() -> None:
    made = stream(program("mended"))
    seen: list[tuple[int, int, str]] = []
    for _ in range(2):
        made.on("end", lambda: seen.append((len(made.messages), len(made.received_messages), made.final_text())))
    text = made.final_text()
    assert seen == [(2, 1, text), (2, 1, text)]
    assert made.messages == []
    assert made.received_messages == []
    assert made.final_message().text == text


def test_mended_releases_although_a_listener_fails() -> None:
    made = stream(program("mended"))

    def fail() -> None:
        raise RuntimeError("listener")

    made.on("end", fail)
    with pytest.raises(RuntimeError, match="listener"):
        made.done()
    assert made.received_messages == []
    assert made.final_text().startswith("I have read 1 messages")


def test_leaky_keeps_all() -> None:
    made = stream(program("leaky"))
    made.done()
    assert len(made.messages) == 2
    assert len(made.received_messages) == 1


def test_fixing_the_leaky_programs_makes_the_table_flat(tmp_path: Path) -> None:
    """What the fixes make of the leaky half weighs like the mended one, and the program says the same."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    leaky = tmp_path / "examples" / "leaky"
    said = run(str(leaky / "message_stream.py")).stdout
    run("-m", "streamlint", "--isolated", "--no-cache", "--fix", "--unsafe-fixes", str(leaky))
    for path in leaky.glob("*.py"):
        ast.parse(path.read_text(encoding="utf-8"))
        assert run(str(path)).returncode == 0 or path.name not in RUNNABLE
    assert run(str(leaky / "message_stream.py")).stdout == said
    done = run(str(tmp_path / "examples" / "memory.py"))
    rows = [re.findall(r"[\d.]+|-", line) for line in done.stdout.splitlines() if re.match(r" *\d+ \|", line)]
    fixed = {int(row[0]): int(row[1]) for row in rows}
    assert fixed[40] / fixed[10] < 6
