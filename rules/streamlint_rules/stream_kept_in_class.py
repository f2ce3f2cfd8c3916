"""STL102: a stream goes into a container of a class object, which all instances share."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.kept import explain
from streamlint.finding import Finding
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.program import Program
from streamlint.rule import Rule


class StreamKeptInClass(Rule):
    """A stream that is made again and again goes into a container of a class object and is never taken out.

    What it does: reports the statement that puts a stream into a container that stands in the body of a class, reached
    by `self`, `cls` or the class's name. It is one container for all instances and lives as long as the process.

    So are objects that are no streams but are made for each request, connection, session or run and stored under its id
    (a span, a context, a future), where nothing takes them out again: as warnings, since they weigh what they hold.

    Why it matters: dropping the instance frees nothing. Often the container was meant for `__init__`.

    What to do instead: make the container in `__init__` and keep final messages in it, or take the stream out when it
    has ended.

    Fixes: safe, where the stream has been read to its end right before and nothing else is asked of it later: ask
    for its final message there, and keep that. Unsafe: the same where it is asked for without that proof, as long
    as all that the file does with the container is understood; a `WeakSet` for a set, a `WeakValueDictionary` where
    the function that stores something serves it to its end in a loop, a `deque(maxlen=100)` for a list that is only
    read; for a set of tasks a done-callback.

    What grows: n calls or iterations of all instances together keep n streams.

    Missed alarms: containers that a metaclass or a class decorator puts into the class.
    """

    code = "STL102"
    name = "stream-kept-in-class"
    leaks = """
import openai


class Chat:
    open_streams = {}

    def __init__(self):
        self.client = openai.OpenAI()

    def ask(self, number, messages):
        stream = self.client.chat.completions.create(model="m", messages=messages, stream=True)
        self.open_streams[number] = stream  # leak: STL102
        return stream
"""
    fine = """
import openai


class Chat:
    open_streams = {}

    def __init__(self):
        self.client = openai.OpenAI()

    def ask(self, number, messages):
        self.open_streams[number] = self.client.chat.completions.create(model="m", messages=messages, stream=True)
        try:
            return "".join(chunk.choices[0].delta.content or "" for chunk in self.open_streams[number])
        finally:
            del self.open_streams[number]
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each stream that a class keeps."""
        for kept in program.kept:
            if kept.pattern is Pattern.PLAIN and kept.owner.kind in ("class",):
                yield explain(self, kept, program)
