"""STL304: each stream is handed its own copy of a history that grows, and the streams can be kept."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.copy import explain_copy
from streamlint.finding import Finding
from streamlint.retention.program import Program
from streamlint.rule import Rule


class HistoryCopiedIntoStream(Rule):
    """Each stream is handed its own copy of a history that grows, and the streams can be kept.

    What it does: reports the expression that copies (`[*self.messages]`, `list(...)`, `x[:]`, `copy.deepcopy(...)`,
    `history + [message]`, `{**params}`) where the copy goes into a stream that is made again and again while what is
    copied is added to, and where such streams are kept, or yielded to whoever may keep them.

    Why it matters: the first stream holds one message, the second two, and n streams hold 1 + 2 + ... + n of them: O(n²).
    Compacting the history frees none of it, for the copies are not the history.

    What to do instead: keep the final message of each stream rather than the stream; in a class of your own let go of the
    copy when the stream ends. To hand over the history itself saves the copies, but not what each request holds.

    What grows: messages times streams.

    False alarms: copies that are shortened on the way. Missed alarms: copies that the stream's own class makes of what it
    is given (STL301 tells whether it lets go of them); histories that other methods fill than those that make streams.
    """

    code = "STL304"
    name = "history-copied-into-stream"
    severity = "warning"
    leaks = """
from anthropic import Anthropic


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.messages = []
        self.turns = []

    def turn(self, text):
        self.messages.append({"role": "user", "content": text})
        stream = self.client.messages.create(
            model="claude-haiku-4-5", max_tokens=64, stream=True,
            messages=[*self.messages],  # leak: STL304
        )
        for event in stream:
            print(event.type)
        self.turns.append(stream)  # leak: STL103
"""
    fine = """
from anthropic import Anthropic


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.messages = []
        self.turns = []

    def turn(self, text):
        self.messages.append({"role": "user", "content": text})
        stream = self.client.messages.create(
            model="claude-haiku-4-5", max_tokens=64, stream=True,
            messages=[*self.messages],
        )
        for event in stream:
            print(event.type)
        self.turns.append(text)
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each statement that copies."""
        for found in program.history_copies:
            yield explain_copy(self, found, program)
