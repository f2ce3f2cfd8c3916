"""STL202: state of a stream is read after the stream has ended and let go of it."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.read import explain_read
from streamlint.finding import Finding
from streamlint.retention.program import Program
from streamlint.rule import Rule


class ReadAfterEnd(Rule):
    """State that a stream gathered is read after the stream has ended and let go of it.

    What it does: reports the read of an attribute such as `received_messages` after the loop that reads the stream to
    its end, after the `with` block is left, or after `close()`, `done()` or a final accessor, where the stream's class
    clears the attribute on that way, or its table says that it is gone. It follows the stream under other names, in
    attributes, and into helpers.

    Why it matters: nothing fails. The list is empty, and what is stored, counted or shown is nothing.

    What to do instead: ask for the final value, `stream.final_message()`, which the stream keeps for this; or take what
    is needed before the end.

    Only what is gone on every way that leads to the read is reported: after a loop that is left by `break` nothing is.

    Fixes: safe: the final accessor in the place of the last of a list, `received_messages[-1]`.

    False alarms: code that reads an empty list on purpose; tests that assert that it is empty are known. Missed alarms:
    ends that only happen on some ways; streams that are reached through a container; the stream's own methods.
    """

    code = "STL202"
    name = "read-after-end"
    leaks = """
class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._final = None
        self.received_messages = []

    def __iter__(self):
        for message in self._source:
            self.received_messages.append(message)
            yield message
        self._final = self.received_messages[-1]
        self.received_messages = []

    def final_message(self):
        return self._final


def play(source):
    stream = ReplyStream(source)
    for message in stream:
        print(message)
    return len(stream.received_messages)  # leak: STL202
"""
    fine = """
class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._final = None
        self.received_messages = []

    def __iter__(self):
        for message in self._source:
            self.received_messages.append(message)
            yield message
        self._final = self.received_messages[-1]
        self.received_messages = []

    def final_message(self):
        return self._final


def play(source):
    stream = ReplyStream(source)
    count = 0
    for message in stream:
        count = len(stream.received_messages)
    return count, stream.final_message()
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each read after the end."""
        for late in program.late_reads.after_ends:
            yield explain_read(self, late, program)
