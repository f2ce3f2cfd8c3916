"""STL302: a stream class clears what its own final accessor still needs, and has not cached it."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.order import explain_disorder
from streamlint.finding import Finding
from streamlint.retention.program import Program
from streamlint.rule import Rule


class FinalNotCached(Rule):
    """A stream class clears at its end what its own final accessor still needs, and has not cached it.

    What it does: reports the statement that clears, in a class of the project with an accessor such as
    `final_message()` or `result()`, where the accessor reads what is cleared; where what it gives is cached only
    afterwards, or only after the end handlers have run; and where it is cached on the good way, but cleared also in
    `abort()` or when an error ends the stream.

    Why it matters: the accessor is what readers are told to use instead of the stream's lists. After the end it raises,
    or answers with nothing.

    What to do instead: on each way out first cache the final value, then call the end handlers, then clear; let the
    accessor answer from the cache.

    Fixes: unsafe: what the accessor gives is cached before it is cleared, on this way too, and before the listeners
    are told; an accessor that reads the state itself answers from the cache afterwards.

    How sure it is: high where the accessor certainly finds nothing; medium where that is so for handlers only, or on
    one of several ways.

    False alarms: an accessor that nobody is meant to ask after an error. Missed alarms: accessors whose names do not
    speak of a final value or a result; caches in other objects; errors that leave the class.
    """

    code = "STL302"
    name = "final-not-cached"
    leaks = """
class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._final = None
        self.messages = []

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self.messages.clear()  # leak: STL302

    def final_message(self):
        return self.messages[-1]
"""
    fine = """
class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._final = None
        self.messages = []

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self._final = self.messages[-1]
        self.messages.clear()

    def final_message(self):
        return self._final
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each statement that clears."""
        for disorder in program.order.uncached:
            yield explain_disorder(self, disorder)
