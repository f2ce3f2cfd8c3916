"""STL104: a stream goes into a local container of a call that goes on making streams."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.kept import explain
from streamlint.finding import Finding
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.program import Program
from streamlint.rule import Rule


class StreamKeptInLoop(Rule):
    """A stream that is made again and again goes into a local container of the call that goes on making them.

    What it does: reports a stream that is put into a list made before the loop, the comprehension over an iterator of
    streams (`[stream for stream in runner]`, `list(runner)`), and the container of an enclosing function that a nested
    one fills.

    Why it matters: an agent's loop runs for as long as the session does. What is local to it lives as long.

    What to do instead: keep the final message of each iteration: `[stream.get_final_message() for stream in runner]`.

    Fixes: safe, where the stream has been read to its end right before and nothing else is asked of it later: ask
    for its final message there, and keep that. Unsafe: the same where it is asked for without that proof, as long
    as all that the file does with the container is understood; a `WeakSet` for a set, a `WeakValueDictionary` where
    the function that stores something serves it to its end in a loop, a `deque(maxlen=100)` for a list that is only
    read; for a set of tasks a done-callback.

    What grows: n iterations keep n streams until the call ends, and n times the history where each holds the
    conversation.

    False alarms: a loop over a few prompts in a function that returns soon; bound it by a constant, or silence the line.
    Missed alarms: loops over what the analysis takes for a constant.
    """

    code = "STL104"
    name = "stream-kept-in-loop"
    leaks = """
import anthropic

client = anthropic.Anthropic()


def session(messages, tools):
    turns = []
    for stream in client.beta.messages.tool_runner(max_tokens=64, model="m", messages=messages, tools=tools, stream=True):
        turns.append(stream)  # leak: STL104
    return len(turns)
"""
    fine = """
import anthropic

client = anthropic.Anthropic()


def session(messages, tools):
    turns = []
    for stream in client.beta.messages.tool_runner(max_tokens=64, model="m", messages=messages, tools=tools, stream=True):
        turns.append(stream.get_final_message())
    return len(turns)
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each stream that a local of the call, or of an enclosing one, keeps."""
        for kept in program.kept:
            if kept.pattern is Pattern.PLAIN and kept.owner.kind in ("call",):
                yield explain(self, kept, program)
