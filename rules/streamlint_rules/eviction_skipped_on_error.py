"""STL108: a stream is taken out of its container on the good way only."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.skipped import explain_skipped
from streamlint.finding import Finding
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.program import Program
from streamlint.rule import Rule


class EvictionSkippedOnError(Rule):
    """A stream is taken out of its container on the good way only: an error, a cancellation or an early return skips that.

    What it does: reports the statement that puts the stream in, where the same flow takes it out again, in this function
    or in one that it calls or starts, but not on every way out: an exception or a cancellation at an `await` or `yield`
    in between, a caught timeout, an early `return`, a `continue`. `except Exception` does not stop a cancellation. Also
    where another function is to take it out, and nobody will: the wait for a reply has a limit and gives up; a peer is
    turned away by what all evictions ask first; each eviction asks a flag that a method of the very object turns; a hook
    or an event tells of a start, and only that of a good end takes out again.

    Why it matters: connections break and clients leave, all day long. Each that does leaves its stream in the container
    for ever. Tests do not show it, for they come to the end.

    What to do instead: put what takes it out into a `finally`, a context manager, an exit stack or a done-callback.

        self.active[key] = stream
        try:
            async for event in stream:
                yield event
        finally:
            self.active.pop(key, None)

    Fixes: unsafe: what stands between the store and the removal of the same key goes into a `try`, the removal into
    its `finally`.

    What grows: one stream for each time that goes wrong.

    False alarms: what somebody outside of the program makes sure to take out all the same. Missed alarms: errors that
    plain calls raise; containers from which a method that anybody may call takes out as well, unless low confidence is
    asked for; conditions on which the eviction depends, but flags that nothing sets; handlers that stop one error.
    """

    code = "STL108"
    name = "eviction-skipped-on-error"
    specificity = Pattern.SKIPPED
    leaks = """
import anthropic

client = anthropic.AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    async def run(self, key, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.active[key] = stream  # leak: STL108
        async for event in stream:
            yield event
        del self.active[key]
"""
    fine = """
import anthropic

client = anthropic.AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    async def run(self, key, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.active[key] = stream
        try:
            async for event in stream:
                yield event
        finally:
            del self.active[key]
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each stream that is taken out on some ways only."""
        for kept in program.kept:
            if kept.pattern is Pattern.SKIPPED:
                yield explain_skipped(self, kept, program)
