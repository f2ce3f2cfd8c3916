"""In how many words a class lets go of what it gathered and of its listeners, and in which it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from streamlint.api import check
from streamlint.config.configuration import Configuration

REPLY = """
import contextlib


class Reply:
    def __init__(self, source):
        self._source = source
        self.messages = []
        self._listeners = {}
        self._final = None

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def off(self, event, listener):
        self._listeners[event].remove(listener)

    def emit(self, event, *args):
        for listener in self._listeners.get(event, []):
            listener(*args)

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self._final = self.messages[-1] if self.messages else None
        self.emit("end")
        self._release()

    def final_message(self):
        return self._final

    def _release(self):
        RELEASE


def wipe(container):
    container.clear()


def wipe_all(stream):
    stream.messages.clear()
    stream._listeners.clear()


def play(source):
    stream = Reply(source)
    stream.on("end", print)
    for message in stream:
        print(message, stream.messages)
"""
LETS_GO = [
    "self.messages.clear()\nself._listeners.clear()",
    "self.messages = None\nself._listeners = None",
    "del self.messages\ndel self._listeners",
    "self.messages = self._listeners = None",
    "self.messages, self._listeners = [], {}",
    "self.messages[:] = []\nself._listeners = {}",
    "self.messages *= 0\nself._listeners.clear()",
    'for name in ("messages", "_listeners"):\n    getattr(self, name).clear()',
    "for each in (self.messages, self._listeners):\n    each.clear()",
    "while self.messages:\n    self.messages.pop()\nwhile self._listeners:\n    self._listeners.popitem()",
    "self.__dict__.clear()",
    "vars(self).clear()",
    "self.__init__(None)",
    "wipe(self.messages)\nwipe(self._listeners)",
    "wipe_all(self)",
    "with contextlib.suppress(Exception):\n    self.messages.clear()\nself._listeners.clear()",
]
KEEPS = {
    "pass": {"STL301", "STL305"},
    "self.messages.clear()": {"STL305"},
    "self._listeners.clear()": {"STL301"},
    'self.messages.clear()\nself._listeners.get("end", []).append(print)': {"STL305"},
    "vars(self._source).clear()": {"STL301", "STL305"},
    'for name in ("messages",):\n    getattr(self, name).clear()': {"STL305"},
}


def codes(tmp_path: Path, release: str) -> set[str]:
    """The codes of what is reported of the class with these lines at its end."""
    path = tmp_path / "reply.py"
    path.write_text(REPLY.replace("RELEASE", release.replace("\n", "\n        ")), encoding="utf-8")
    report = check([path], Configuration(root=tmp_path))
    assert not report.failures
    return {found.code for found in report.findings}


@pytest.mark.parametrize("release", LETS_GO)
def test_it_lets_go(tmp_path: Path, release: str) -> None:
    assert codes(tmp_path, release) == set()


@pytest.mark.parametrize("release", KEEPS)
def test_it_keeps(tmp_path: Path, release: str) -> None:
    assert codes(tmp_path, release) == KEEPS[release]
