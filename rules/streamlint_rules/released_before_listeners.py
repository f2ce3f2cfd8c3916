"""STL303: a stream class clears before the handlers of its end have run, or drops handlers that it still calls."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.order import explain_disorder
from streamlint.finding import Finding
from streamlint.retention.program import Program
from streamlint.rule import Rule


class ReleasedBeforeListeners(Rule):
    """A stream class clears before the handlers of its end have run, or drops handlers that are still to be called.

    What it does: reports the statement that clears state which handlers may look at, where the class calls its `end`
    handlers (listeners in a table, a callback, a hook that subclasses override) after it on the same way; and the
    statement that empties the table of listeners, where a later event on the same way still needs it.

    Why it matters: handlers of the end are where people save, count and log what the stream has brought. They find
    empty lists, and nothing fails. Handlers that are dropped too early are never called at all.

    What to do instead: cache the final value, call the handlers, and clear after that, in a `finally`, so that a handler
    that fails does not keep everything alive. Drop the listeners last.

    Fixes: unsafe: what clears moves behind what calls the handlers, into a `finally`, where nothing between needs
    it.

    What clears even before the final value is cached is told by STL302 alone: to clear later mends both.

    False alarms: state that no handler is meant to see and that is public all the same. Missed alarms: state that only
    some of the ways clear; classes that hand their handlers to a library; handlers that are started as tasks.
    """

    code = "STL303"
    name = "released-before-listeners"
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
        self.messages.clear()  # leak: STL303
        self._emit("end")
        self._listeners.clear()
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
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each statement that clears."""
        for disorder in program.order.untold:
            yield explain_disorder(self, disorder)
