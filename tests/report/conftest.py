"""A report as a run would make it, with one finding of each shape."""

from __future__ import annotations

from dataclasses import replace

import pytest

from streamlint.finding import Confidence, Container, Edit, Finding, Fix, Step
from streamlint.location import Location, Span
from streamlint.outcome import FileError, InternalError, Report, Statistics

AGENT = """\
class Agent:
    def run(self, runner):
        for stream in runner:
            self.remember(stream)

    def remember(self, item):
        self.history.append(item)  # the store
"""
MAIN = "from agent import Agent\n\nAGENT = Agent()\n"


def at(path: str, line: int, column: int, end_column: int, end_line: int | None = None) -> Location:
    return Location(path, Span(line, column, end_line or line, end_column))


KEPT = Finding(
    code="STL103",
    rule="stream-kept-in-instance",
    message="`Agent.history` keeps every stream that `run()` yields",
    where=at("src/agent.py", 7, 9, 34),
    severity="error",
    confidence=Confidence.HIGH,
    advice="keep `stream.get_final_message()` instead",
    growth="history * iterations",
    source=at("src/agent.py", 3, 13, 19),
    container=Container("Agent.history", "list", "instance", at("src/agent.py", 7, 9, 21)),
    chain=(
        Step("yield", at("src/agent.py", 3, 9, 30), "a new BetaMessageStream each iteration", "run", suspect=False),
        Step("pass", at("src/agent.py", 4, 13, 34), "passed to `remember(item)`", "remember"),
        Step("store", at("src/agent.py", 7, 9, 34), "the list is never trimmed", "Agent.history", suspect=True),
        Step("owner", at("src/main.py", 3, 1, 16), "lives as long as the process", "AGENT"),
    ),
)
BROKEN = Finding(
    code="STL001",
    rule="file-not-analysed",
    message="not analysed: invalid syntax",
    where=at("src/broken.py", 1, 5, 5),
    severity="error",
    confidence=Confidence.HIGH,
    advice="mend the file, or leave it out with `exclude`",
)


FIX = Fix("unsafe", "store the final message", (Edit(at("src/agent.py", 7, 29, 33), "item.get_final_message()"),))
MENDABLE = replace(KEPT, fix=FIX, also=(at("src/main.py", 3, 1, 16),), assumption="`publish()` keeps nothing")


@pytest.fixture
def report() -> Report:
    return Report(
        findings=(KEPT, BROKEN),
        errors=(FileError("src/broken.py", 1, 5, "invalid syntax"),),
        failures=(InternalError("rule STL201 read-in-end-handler", "", "KeyError: 'x'", "Traceback ..."),),
        statistics=Statistics(files=120, analysed=7, passed=8, cached=113, seconds=0.4142),
        sources={"src/agent.py": tuple(AGENT.split("\n")), "src/main.py": tuple(MAIN.split("\n"))},
    )
