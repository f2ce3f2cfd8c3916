"""Where it matters which release of a library is used, that of the project decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from streamlint.api import check
from streamlint.config.configuration import Configuration
from streamlint.finding import Finding
from streamlint.models.loader import load_builtin

RUNNER = """
import anthropic

class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.turns = []

    def run(self, messages):
        for stream in self.client.beta.messages.tool_runner(messages=messages, stream=True{more}):
            self.turns.append(stream)
"""


def found(folder: Path, text: str, requirement: str) -> list[Finding]:
    """What is found in a program of a project with one requirement."""
    (folder / "requirements.txt").write_text(requirement, encoding="utf-8")
    (folder / "app.py").write_text(text, encoding="utf-8")
    report = check([folder], Configuration(root=folder))
    assert not report.errors
    assert not report.failures
    return list(report.findings)


@pytest.mark.parametrize(
    ("requirement", "more", "growth"),
    [
        ("anthropic==0.84.0", "", "history * iterations"),
        ("anthropic>=1,<2.3", "", "history * iterations"),
        ("anthropic==2.12.0", "", "reply * iterations"),
        ("anthropic~=2.3", "", "reply * iterations"),
        ("anthropic==2.12.0", ", thread=False", "history * iterations"),
        ("anthropic", "", "history * iterations"),
    ],
)
def test_a_runner_sends_what_is_new_from_2_3_on(tmp_path: Path, requirement: str, more: str, growth: str) -> None:
    (finding,) = found(tmp_path, RUNNER.format(more=more), requirement)
    assert (finding.code, finding.growth) == ("STL103", growth)
    assert finding.advice.startswith("keep `stream.get_final_message()`")


EVENTS = """
from pydantic_ai import Agent

class Chat:
    def __init__(self):
        self.agent = Agent("m")
        self.runs = []

    async def ask(self, asked):
        {body}
"""
ENTERED = "async with self.agent.run_stream_events(asked) as events:\n            self.runs.append(events)"
ITERATED = "events = self.agent.run_stream_events(asked)\n        self.runs.append(events)"


@pytest.mark.parametrize(
    ("requirement", "body"),
    [
        ("pydantic-ai==1.30.0", ITERATED),
        ("pydantic-ai-slim<2", ITERATED),
        ("pydantic-ai-slim==2.31.0", ENTERED),
        ("pydantic-ai", ENTERED),
    ],
)
def test_events_of_a_run_are_an_iterator_until_1_and_a_manager_from_2_on(
    tmp_path: Path, requirement: str, body: str
) -> None:
    (finding,) = found(tmp_path, EVENTS.format(body=body), requirement)
    assert finding.code == "STL103"


def test_handlers_of_events_are_those_of_releases_until_0_27() -> None:
    models = load_builtin()
    assert models.versioned == {"anthropic", "pydantic-ai-slim", "pydantic-ai"}
    old, new = models.at({"anthropic": (0, 25, 9)}), models.at({"anthropic": (0, 84)})
    names = [each.api_of_type("anthropic.MessageStream") for each in (old, new, models)]
    assert [api.id for api in names if api is not None] == [
        "anthropic.message_stream.events",
        "anthropic.message_stream",
        "anthropic.message_stream",
    ]
    call = "anthropic.Anthropic.messages.stream"
    assert len(old.match_call(call)) == 2
    assert [match.api.id for match in new.match_call(call)] == ["anthropic.message_stream"]


def test_a_run_without_a_known_release_has_the_models_that_are_loaded_once() -> None:
    models = load_builtin()
    assert models.at({}) is models
