"""STL103: a stream goes into a container of an instance that outlives the region which makes it."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.kept import explain
from streamlint.finding import Finding
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.program import Program
from streamlint.rule import Rule


class StreamKeptInInstance(Rule):
    """A stream that is made again and again goes into a container of an object that outlives the loop or call.

    What it does: reports the statement that puts a stream into `self.history`, `self.streams[id]`, a container at the
    end of an attribute chain, or a wrapper class of the project's own, also through helpers, generators and carriers
    (an object, dict or tuple that holds the stream).

    So are objects that are no streams but are made for each request, connection, session or run and stored under its id
    (a span, a context, a future), where nothing takes them out again: as warnings, since they weigh what they hold.

    Why it matters: a session that yields a new stream each iteration and keeps them all holds n copies of a history that
    grows: n iterations keep O(n²). Trimming the session's own history frees nothing, the old streams keep theirs.

    What to do instead: `self.history.append(stream.get_final_message())`. Where the stream must be reachable while it
    runs, keep it in one attribute that the next one overwrites, or take it out in a `finally`.

    Fixes: safe, where the stream has been read to its end right before and nothing else is asked of it later: ask
    for its final message there, and keep that. Unsafe: the same where it is asked for without that proof, as long
    as all that the file does with the container is understood; a `WeakSet` for a set, a `WeakValueDictionary` where
    the function that stores something serves it to its end in a loop, a `deque(maxlen=100)` for a list that is only
    read; for a set of tasks a done-callback.

    What grows: n iterations keep n streams, and n times the history where each holds the conversation.

    Missed alarms: containers that only code out of sight makes; keys that are built so that they repeat are taken for
    new ones, keys of constants for slots.
    """

    code = "STL103"
    name = "stream-kept-in-instance"
    leaks = """
import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.history = []

    def run(self, messages, tools):
        runner = self.client.beta.messages.tool_runner(max_tokens=64, model="m", messages=messages, tools=tools, stream=True)
        for stream in runner:
            self.history.append(stream)  # leak: STL103
"""
    fine = """
import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.history = []

    def run(self, messages, tools):
        runner = self.client.beta.messages.tool_runner(max_tokens=64, model="m", messages=messages, tools=tools, stream=True)
        for stream in runner:
            self.history.append(stream.get_final_message())
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each stream that an instance keeps."""
        for kept in program.kept:
            if kept.pattern is Pattern.PLAIN and kept.owner.kind in ("instance",):
                yield explain(self, kept, program)
