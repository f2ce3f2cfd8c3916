"""STL201: state of a stream is read in a handler of its end, when the stream has let go of it."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.read import explain_read
from streamlint.finding import Finding
from streamlint.retention.program import Program
from streamlint.rule import Rule


class ReadInEndHandler(Rule):
    """State that a stream gathered is read in a handler of its end, when the stream has let go of it.

    What it does: reports the read of an attribute such as `received_messages` in a function that is registered for the
    end of a stream (`on("end", f)`, a decorator, a lambda, a bound method, a partial, an overridden `on_end`), or in
    what that function calls, where the stream's class clears the attribute before it calls its handlers. Where it
    clears right after it has started asynchronous handlers, the reads after their first `await` are reported. For the
    streams of libraries the tables say what is gone.

    Why it matters: nothing fails. The handler finds an empty list, and stores, counts or shows nothing.

    What to do instead: ask for the final value, `stream.final_message()`, which the stream keeps for this; or take what
    is needed while the stream runs, in a handler for its messages.

    Fixes: safe: the final accessor in the place of the last of a list, `received_messages[-1]`.

    How sure it is: a class of the project that provably clears only after its handlers have returned gives findings of
    low confidence for handlers that run at once: they work until the class changes. With `min-confidence = "low"` they
    are shown.

    False alarms: a handler that is only registered where the stream was asked to keep its state. Missed alarms:
    handlers that reach the stream through a container; events whose names are computed.
    """

    code = "STL201"
    name = "read-in-end-handler"
    leaks = """
class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._final = None
        self.received_messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for message in self._source:
            self.received_messages.append(message)
            yield message
        self._final = self.received_messages[-1]
        self.received_messages.clear()  # leak: STL303
        self._emit("end")
        self._listeners.clear()

    def final_message(self):
        return self._final


def play(source, log):
    stream = ReplyStream(source)
    stream.on("end", lambda: log(stream.received_messages))  # leak: STL201
    for message in stream:
        print(message)
"""
    fine = """
class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._final = None
        self.received_messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for message in self._source:
            self.received_messages.append(message)
            yield message
        self._final = self.received_messages[-1]
        self._emit("end")
        self.received_messages.clear()
        self._listeners.clear()

    def final_message(self):
        return self._final


def play(source, log):
    stream = ReplyStream(source)
    stream.on("end", lambda: log(stream.final_message()))
    for message in stream:
        print(message)
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each read in an end handler."""
        for late in program.late_reads.in_handlers:
            yield explain_read(self, late, program)
