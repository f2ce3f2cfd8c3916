"""STL305: the listener table of a stream class stays filled when the stream has ended."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.stream_class import explain_listened
from streamlint.finding import Finding
from streamlint.retention.ending.unreleased import listened
from streamlint.retention.program import Program
from streamlint.rule import Rule


class ListenersNeverReleased(Rule):
    """The listener table of a stream class stays filled when the stream has ended.

    What it does: reports the `class` statement of a stream class of the project that takes handlers into a table of its
    own, calls those of its end, and never empties the table. A method that takes out a single handler (`off`,
    `remove_listener`) does not count: nobody calls it for a stream that is over.

    Why it matters: a handler is seldom a mere function. It is a closure, a lambda or a bound method, and keeps all that
    it captures: the session, the request, the other streams. Whoever keeps the stream keeps them all, and where a
    handler knows its own stream, only the garbage collector for circles ever frees them.

    What to do instead: when the handlers of the end have run, clear the table, in a `finally`. Nothing is told after that.

    Fixes: unsafe: the table gets a new, empty one when the handlers of the end have been called, in a `finally`.

    What grows: the handlers of a stream with what they hold, for as long as anybody keeps the stream.

    False alarms: streams that start again. Missed alarms: a single handler in an attribute; tables that a library's
    emitter keeps; classes that take handlers and gather nothing else.
    """

    code = "STL305"
    name = "listeners-never-released"
    severity = "warning"
    leaks = """
class EventStream:  # leak: STL305
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.received = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for event in self._source:
            self.received.append(event)
            yield event
        self._emit("end")
        self.received.clear()
"""
    fine = """
class EventStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.received = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for event in self._source:
            self.received.append(event)
            yield event
        self._emit("end")
        self.received.clear()
        self._listeners.clear()
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each table."""
        for found in listened(program.stream_classes, program.late_reads.ways):
            yield explain_listened(self, found, program)
