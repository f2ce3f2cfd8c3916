"""What the tables say of end handlers and final accessors is what the SDKs do, in the versions that the tables name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checkout import ROOT
from streamlint.models.loader import load_builtin
from streamlint.models.tables import Api

PLAYED = ROOT / "tests" / "sdk" / "played.py"
NEWEST = ("anthropic==2.12.0", "openai==3.54.0", "websockets")
EVENTS = ("anthropic==0.27.0", "httpx<0.28")
pytestmark = pytest.mark.whole


def environment(folder: Path, requirements: tuple[str, ...]) -> Path:
    """The Python of a new environment with the SDKs in it."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", *requirements], check=True)
    return python


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the versions that the tables were read at."""
    return environment(tmp_path_factory.mktemp("newest") / "venv", NEWEST)


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the last version whose message streams have handlers."""
    return environment(tmp_path_factory.mktemp("events") / "venv", EVENTS)


def api(name: str) -> Api:
    """A table of the built-in models."""
    found = load_builtin().api(name)
    assert found is not None
    return found


def played(python: Path, play: str, first: tuple[str, ...], second: tuple[str, ...] = ()) -> Any:
    """What the SDK did."""
    command = [python, PLAYED, play, ",".join(first), ",".join(second)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("play", "name", "truncates"),
    [
        ("anthropic", "anthropic.message_stream", True),
        ("anthropic-beta", "anthropic.beta_message_stream", True),
        ("openai", "openai.chat_completion_stream", True),
        ("openai-responses", "openai.response_stream", False),
    ],
)
def test_finals_need_the_stream_read_to_its_end(newest: Path, play: str, name: str, truncates: bool) -> None:
    """After the block: whole if it was read; an error and then a truncated answer, or another error, if it was left;
    never any if unread."""
    table = api(name)
    assert table.final_needs == "read-to-end"
    found = played(newest, play, table.final)
    first = table.final[0]
    assert all(outcome.startswith("ok") for outcome in found["read"].values())
    assert not found["left"][first].startswith("ok")
    assert not found["unread"][first].startswith("ok")
    whole, twice = (found[how][first] for how in ("read", "left twice"))
    assert twice.startswith("ok") is truncates
    assert not truncates or int(twice.split()[1]) < int(whole.split()[1]) / 2
    assert found["async"]["read"][first].startswith("ok")
    assert not found["async"]["left"][first].startswith("ok")
    assert not found["async"]["unread"][first].startswith("ok")


def test_what_fails_in_the_end_handler_of_message_streams(events: Path) -> None:
    """Each draining accessor raises in the first `on_end`, and the snapshot is there."""
    table = api("anthropic.message_stream.events")
    found = played(events, "anthropic-events", table.hook_ok, table.hook_fails)
    assert all(found["ends"][0][name].startswith("ok") for name in table.hook_ok)
    assert {found["ends"][0][name] for name in table.hook_fails} == {"ValueError: generator already executing"}
    assert all(found["async"][0][name].startswith("RuntimeError") for name in table.hook_fails)


def test_what_fails_in_the_end_handler_of_an_assistant(newest: Path) -> None:
    """Each draining accessor raises in `on_end` and works after it; what the table calls gone is gone."""
    table = api("openai.assistant_event_handler")
    ok = tuple(name for name in table.hook_ok if name not in table.hook_gone)
    found = played(newest, "openai-assistant", (*ok, *table.hook_gone), table.hook_fails)
    (end,) = found["ends"]
    assert all(end[name].startswith("ok") for name in ok)
    assert {end[name] for name in table.hook_gone} == {"empty"}
    assert {end[name] for name in table.hook_fails} == {"ValueError: generator already executing"}
    assert found["after"]["get_final_messages"].startswith("ok")
    assert found["after"]["get_final_run"].startswith("ok")
    assert all(outcome.startswith("RuntimeError") for outcome in found["async"][0].values())


def test_the_events_of_a_table_are_the_methods_that_the_class_calls(newest: Path, events: Path) -> None:
    """All of them and no other, in the asynchronous class or its synchronous twin."""
    for python, name, module in (
        (events, "anthropic.message_stream.events", "anthropic.lib.streaming._messages"),
        (newest, "openai.assistant_event_handler", "openai.lib.streaming._assistants"),
    ):
        suffix = "MessageStream" if name.startswith("anthropic") else "AssistantEventHandler"
        found = played(python, "handlers", (f"{module}.{suffix}",), (f"{module}.Async{suffix}",))
        assert set().union(*found.values()) == set(api(name).events)


def test_a_realtime_connection_calls_no_handler_of_after_its_block(newest: Path) -> None:
    """What is registered when the connection is over is not called, whether it is read again or not."""
    assert "with" in api("openai.realtime").ended_by
    found = played(newest, "openai-realtime", ())
    assert found["called"] == ["before"]
