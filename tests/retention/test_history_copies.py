"""In how many words a growing history is copied into a stream that is kept, and what is none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from streamlint.api import check
from streamlint.config.configuration import Configuration

SESSION = """
import copy


class Turn:
    def __init__(self, model, messages):
        self._model = model
        self.messages = messages
        self.events = []

    def __iter__(self):
        for event in self._model.play(self.messages):
            self.events.append(event)
            yield event
        self.events.clear()


class Session:
    def __init__(self, model):
        self._model = model
        self.history = []
        self.turns = []

    def ask(self, text):
        self.history.append(text)
        turn = Turn(self._model, COPY)
        for event in turn:
            print(event)
        self.turns.append(turn)
"""
COPIES = [
    "list(self.history)",
    "[*self.history]",
    "[*self.history, text]",
    "self.history[:]",
    "self.history[0:]",
    "self.history.copy()",
    "self.history + [text]",
    "copy.copy(self.history)",
    "copy.deepcopy(self.history)",
    "tuple(self.history)",
    "sorted(self.history)",
    "list(reversed(self.history))",
    "[message for message in self.history]",
    "[dict(message) for message in self.history]",
    '{"messages": list(self.history)}',
    '{"model": "m", **{"messages": [*self.history]}}',
    "dict(messages=list(self.history))",
]
NO_COPIES = [
    "self.history",
    "self.history[-1]",
    "self.history[-5:]",
    "self.history[:5]",
    "list(self.history)[-3:]",
    "tuple(self.history[-2:])",
    "[text]",
    "len(self.history)",
    "str(self.history)",
    "[message for message in self.history if message.pinned]",
    "[len(message) for message in self.history]",
]


def codes(tmp_path: Path, copy: str) -> set[str]:
    """The codes of what is reported where a stream is made with this."""
    path = tmp_path / "session.py"
    path.write_text(SESSION.replace("COPY", copy), encoding="utf-8")
    report = check([path], Configuration(root=tmp_path))
    assert not report.failures
    return {found.code for found in report.findings}


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_of_what_grows(tmp_path: Path, copy: str) -> None:
    assert codes(tmp_path, copy) == {"STL103", "STL304"}


@pytest.mark.parametrize("copy", NO_COPIES)
def test_what_is_no_copy_or_does_not_grow(tmp_path: Path, copy: str) -> None:
    assert codes(tmp_path, copy) == {"STL103"}
