"""STL105: a callback that holds a stream, a session or a request stays registered with something that lives longer."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.callback import explain_callback
from streamlint.explaining.kept import explain
from streamlint.finding import Finding
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.program import Program
from streamlint.rule import Rule


class StreamKeptByCallback(Rule):
    """A callback that holds its object is registered with something that lives longer, and never taken back.

    What it does: reports the call that registers: `emitter.on(...)`, `add_listener`, `subscribe`,
    `add_done_callback` on a future that stays while requests come and go, `callback` on an exit stack that outlives
    the request, `atexit.register`, an `append` to a list of callbacks, where the callback holds the object that
    registers it, or one that the call made. An `off` for some of the events leaves the others: those are named.

    Why it matters: an emitter keeps its listeners, a bound method keeps its object, and a closure all that it
    captures. Each session that registers with the shared room, bus or connection stays reachable when it has
    ended, with its stream, its history and its buffers, and is still called.

    What to do instead: take each callback back where the object ends (`off`, `remove_listener`,
    `remove_done_callback`), in a `finally` where a call registers; hold it weakly (`weakref.WeakMethod`,
    `weak=True`); open an exit stack for each call.

    What grows: n sessions leave n listeners, each with all that its object holds; each event is told to all of them.

    Missed alarms: emitters of which it is not seen that they live longer. That one is handed in is not enough: the
    class must take back other callbacks from it, or its neighbours theirs, or the program must make the object
    again and again. A call whose result is used is taken for one that gives a handle to unsubscribe with.
    """

    code = "STL105"
    name = "stream-kept-by-callback"
    severity = "warning"
    specificity = Pattern.CALLBACK
    leaks = """
class Transcript:
    def __init__(self, room):
        self._room = room
        self._lines = []
        self._room.on("spoken", self._on_spoken)
        self._room.on("left", self._on_left)  # leak: STL105

    def close(self):
        self._room.off("spoken", self._on_spoken)

    def _on_spoken(self, line):
        self._lines.append(line)

    def _on_left(self, guest):
        self._lines.append(guest)
"""
    fine = """
class Transcript:
    def __init__(self, room):
        self._room = room
        self._lines = []
        self._room.on("spoken", self._on_spoken)
        self._room.on("left", self._on_left)

    def close(self):
        self._room.off("spoken", self._on_spoken)
        self._room.off("left", self._on_left)

    def _on_spoken(self, line):
        self._lines.append(line)

    def _on_left(self, guest):
        self._lines.append(guest)
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each callback that stays registered, with the stream that it holds where that is known."""
        for kept in program.kept:
            if kept.pattern is Pattern.CALLBACK:
                yield explain(self, kept, program)
        for forgotten in program.forgotten_callbacks:
            if not forgotten.registration.enters:
                yield explain_callback(self, forgotten)
