"""STL301: a stream class of the project gathers what passes through it and lets go of nothing when it ends."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.stream_class import explain_unreleased
from streamlint.finding import Finding
from streamlint.retention.ending.unreleased import partly_released, unreleased
from streamlint.retention.program import Program
from streamlint.rule import Rule


class StateNeverReleased(Rule):
    """A stream class gathers what passes through it in its own containers and lets go of nothing when it ends.

    What it does: reports the `class` statement of a class of the project that is iterated, entered or yielded, adds to
    its own list, dict or set while that happens, and in no method clears, replaces or trims any of them. What a class
    inherits is told once, of the class that gathers it.

    Why it matters: whoever keeps such a stream after its end keeps all that ever passed through it, and cannot know.
    In a tool loop, where each stream also holds its copy of the history, n of them keep O(n²).

    What to do instead: when the stream ends, cache the final message, call the listeners of `end`, and then clear the
    lists; let the final accessor read the cache.

    Fixes: unsafe: on each way out the final value is cached, the listeners are told, and the containers get new,
    empty ones in a `finally`; the accessor answers from the cache then. Offered where nothing but the final
    accessor reads what goes, and where it is plain to see how the class ends.

    What grows: all items of a stream, for as long as anybody keeps the stream.

    A replay buffer that is meant to stay is declared so: by a comment on its `class` line, or by an `api` table of the
    configuration that names the class as its `type` and says what it `accumulates` and does not release.

    How sure it is: medium where the program is not seen to make the stream, and for a class that lets go when it is read
    to its end, but not when an error ends it or in a method like `abort()` that tells of the end.

    False alarms: replay buffers that are not declared. Missed alarms: classes that only gather text or bytes; a class that
    clears one of its containers and keeps another; one that lets go in a method that no end comes to.
    """

    code = "STL301"
    name = "state-never-released"
    severity = "warning"
    leaks = """
class EventStream:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self.received = []

    def __iter__(self):
        for event in self._source:
            self.received.append(event)
            yield event

    def final(self):
        return self.received[-1]
"""
    fine = """
class EventStream:
    def __init__(self, source):
        self._source = source
        self._final = None
        self.received = []

    def __iter__(self):
        for event in self._source:
            self.received.append(event)
            yield event
        self._final = self.received[-1] if self.received else None
        self.received.clear()

    def final(self):
        return self._final
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each stream class that never lets go."""
        for found in unreleased(program.stream_classes, program.late_reads.ways):
            yield explain_unreleased(self, found, program)
        for found in partly_released(program.stream_classes, program.late_reads.ways):
            yield explain_unreleased(self, found, program)
