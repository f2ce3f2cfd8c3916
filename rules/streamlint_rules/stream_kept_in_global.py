"""STL101: a stream goes into a container of the module, again and again."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.kept import explain
from streamlint.finding import Finding
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.program import Program
from streamlint.rule import Rule


class StreamKeptInGlobal(Rule):
    """A stream that is made again and again goes into a container of the module and is never taken out.

    What it does: reports the statement that puts a stream into a list, dict, set, deque or another container that a
    module variable holds, also where that is the default of a parameter or an attribute of a function. All three live as
    long as the process.

    So are objects that are no streams but are made for each request, connection, session or run and stored under its id
    (a span, a context, a future), where nothing takes them out again: as warnings, since they weigh what they hold.

    Why it matters: each stream keeps its response, that keeps the request, and that keeps the conversation as it was
    sent. A server that keeps one stream for each request, turn or connection holds them all until it dies.

    What to do instead: keep the final message (`stream.get_final_message()`), its text or its id. Where the stream
    itself must be found later, take it out in a `finally` when it has ended, or bound the container:
    `deque(maxlen=...)`, `weakref.WeakSet()`.

    Fixes: safe, where the stream has been read to its end right before and nothing else is asked of it later: ask
    for its final message there, and keep that. Unsafe: the same where it is asked for without that proof, as long
    as all that the file does with the container is understood; a `WeakSet` for a set, a `WeakValueDictionary` where
    the function that stores something serves it to its end in a loop, a `deque(maxlen=100)` for a list that is only
    read; for a set of tasks a done-callback.

    What grows: n calls or iterations keep n streams, and n times the history where each holds the conversation.

    Missed alarms: containers that only code out of sight makes or fills; an eviction that exists but never runs on
    some way out counts as one here.
    """

    code = "STL101"
    name = "stream-kept-in-global"
    leaks = """
import anthropic

client = anthropic.Anthropic()
STREAMS = []


def ask(question):
    with client.messages.stream(max_tokens=64, model="m", messages=question) as stream:
        text = "".join(stream.text_stream)
    STREAMS.append(stream)  # leak: STL101
    return text
"""
    fine = """
import anthropic

client = anthropic.Anthropic()
REPLIES = []


def ask(question):
    with client.messages.stream(max_tokens=64, model="m", messages=question) as stream:
        REPLIES.append(stream.get_final_message())
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each stream that a module, a default or a function object keeps."""
        for kept in program.kept:
            if kept.pattern is Pattern.PLAIN and kept.owner.kind in ("module", "default", "function"):
                yield explain(self, kept, program)
