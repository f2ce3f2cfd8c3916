"""Each way to register a handler, with each kind of handler, for the end and for another event."""

from __future__ import annotations

from textwrap import indent

import pytest
from test_ends import marked

REPLY = """
import functools

class Reply:
    def __init__(self, source):
        self.source = source
        self.listeners = {}
        self.messages = []
        self._final = None

    def on(self, event, listener=None):
        if listener is None:
            return functools.partial(self.on, event)
        self.listeners.setdefault(event, []).append((listener, False))
        return self

    def once(self, event, listener):
        self.listeners.setdefault(event, []).append((listener, True))
        return self

    def add_listener(self, event, listener):
        return self.on(event, listener)

    addEventListener = add_listener

    def emit(self, event, *args):
        for listener, once in list(self.listeners.get(event, ())):
            listener(*args)

    def __iter__(self):
        for message in self.source:
            self.messages.append(message)
            self.emit("message", message)
            yield message
        self._final = self.messages[-1]
        self.messages.clear()
        self.emit("end")
        self.listeners.clear()

    def final_message(self):
        return self._final

EVENT = "<event>"

def read_it(stream):
    print(stream.READ)

class Agent:
    def __init__(self, stream):
        self.stream = stream
        stream.TAKE("<event>", self.finished)

    def finished(self):
        print(self.stream.READ)

def play(source):
    stream = Reply(source)
CODE
    for message in stream:
        print(message)
"""
TAKES = ["on", "once", "add_listener", "addEventListener"]
HANDLERS = {
    "lambda": 'stream.TAKE("<event>", lambda: print(stream.READ))',
    "function": 'def finished():\n    print(stream.READ)\nstream.TAKE("<event>", finished)',
    "method": "Agent(stream)",
    "partial": 'stream.TAKE("<event>", functools.partial(read_it, stream))',
    "partial by keyword": 'stream.TAKE("<event>", functools.partial(read_it, stream=stream))',
    "default of a parameter": 'def finished(held=stream):\n    print(held.READ)\nstream.TAKE("<event>", finished)',
    "function that calls": 'def finished():\n    read_it(stream)\nstream.TAKE("<event>", finished)',
    "lambda that calls": 'stream.TAKE("<event>", lambda: read_it(stream))',
    "chained": 'stream.TAKE("<event>", lambda: print(stream.READ)).TAKE("other", print)',
    "by keyword": 'stream.TAKE("<event>", listener=lambda: print(stream.READ))',
    "named event": "stream.TAKE(EVENT, lambda: print(stream.READ))",
}
DECORATED = '@stream.on("<event>")\ndef finished():\n    print(stream.READ)'
FORMS = [
    *(pytest.param(takes, code, id=f"{takes} {name}") for takes in TAKES for name, code in HANDLERS.items()),
    pytest.param("on", DECORATED, id="decorator"),
]


def reads(takes: str, code: str, event: str, read: str) -> list[str]:
    """The lines that read something late in a handler."""
    source = REPLY.replace("CODE", indent(code, "    ")).replace("READ", read)
    source = source.replace("TAKE", takes).replace("<event>", event)
    _, late = marked(source)
    found = {each.read.site.location.line for each in late.in_handlers if not each.unsure.startswith("assumed")}
    return [source.splitlines()[line - 1].strip() for line in sorted(found)]


@pytest.mark.parametrize(("takes", "code"), FORMS)
def test_what_is_gone_is_read_in_the_handler_of_the_end_alone(takes: str, code: str) -> None:
    (read,) = reads(takes, code, "end", "messages")
    assert "messages" in read
    assert not reads(takes, code, "message", "messages")
    assert not reads(takes, code, "end", "final_message()")
