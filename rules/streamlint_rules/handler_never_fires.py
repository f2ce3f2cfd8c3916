"""STL203: a handler is registered with a stream that will not call it any more, or never calls it at all."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.handler import explain_unfired
from streamlint.finding import Finding
from streamlint.retention.program import Program
from streamlint.rule import Rule


class HandlerNeverFires(Rule):
    """A handler is registered with a stream that will not call it any more, or never calls it at all.

    What it does: reports the call that registers a handler after the stream has ended (after its loop or `with`, after
    `done()` or `close()`), or in a handler of its end; and the one that registers for an event which the stream's class
    never emits, or could emit only after `end`, when it emits nothing any more. Of a library's stream the table says
    which `events` there are; a method `on_...` of a subclass that the library's class never calls is such a handler too.

    Why it matters: nothing fails. The code that should save the reply, count the tokens or tell of the abort never runs.

    What to do instead: register the handlers before the stream is read. To look at a stream that has ended, ask its final
    accessor.

    How sure it is: high after the end; medium for an event that is never emitted, since other code might emit it.

    False alarms: events that code out of sight emits. Missed alarms: events whose names are computed; streams of
    libraries whose table lists no events, because their server decides what it sends; classes that call a late handler
    at once.
    """

    code = "STL203"
    name = "handler-never-fires"
    leaks = """
class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self._emit("end")
        self.messages.clear()
        self._listeners.clear()


def play(source, log):
    stream = ReplyStream(source)
    stream.on("abort", lambda: log("aborted"))  # leak: STL203
    for message in stream:
        print(message, len(stream.messages))
    stream.on("end", lambda: log("done"))  # leak: STL203
"""
    fine = """
class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self._emit("end")
        self.messages.clear()
        self._listeners.clear()


def play(source, log):
    stream = ReplyStream(source)
    stream.on("end", lambda: log("done"))
    for message in stream:
        print(message, len(stream.messages))
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each registration."""
        for found in program.late_reads.unfired:
            yield explain_unfired(self, found)
