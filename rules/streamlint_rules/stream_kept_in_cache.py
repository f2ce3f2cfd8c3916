"""STL106: a stream is memoised, or cached, without a bound."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.kept import explain
from streamlint.finding import Finding
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.program import Program
from streamlint.rule import Rule


class StreamKeptInCache(Rule):
    """A stream is memoised or cached without a bound, as an argument or as a result.

    What it does: reports the decorator (`functools.cache`, `lru_cache(None)`, `alru_cache(maxsize=None)`,
    `cachetools.cached({})`) of a function that takes or returns a stream, or something that holds one, or is given what
    was made from one request; and the statement that puts a stream into a memo written by hand: a container that the
    function looks into, under the same key, before it makes one.

    Why it matters: a cache keeps its keys as well as its values. Where an argument is a stream or a request, no call ever
    finds its entry again, and each leaves one. Where the result is a stream, the second caller gets one that was read.

    What to do instead: cache the final message, under a key of plain text or numbers, and with a bound. A plain
    `lru_cache` holds 128.

    Fixes: unsafe: `lru_cache(maxsize=128)`; what has fallen out is made anew.

    What grows: one stream for each call with new arguments.

    Missed alarms: decorators of the project's own; memos of connections, which are taken for pools. False alarms:
    functions that are only ever called with a few arguments that are not written as constants.
    """

    code = "STL106"
    name = "stream-kept-in-cache"
    specificity = Pattern.CACHE
    leaks = """
import functools

import anthropic

client = anthropic.Anthropic()


@functools.cache  # leak: STL106
def answer(question):
    return client.messages.create(
        max_tokens=64, model="m", messages=[{"role": "user", "content": question}], stream=True
    )
"""
    fine = """
import functools

import anthropic

client = anthropic.Anthropic()


@functools.lru_cache
def answer(question):
    return client.messages.create(
        max_tokens=64, model="m", messages=[{"role": "user", "content": question}], stream=False
    )
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each stream that a cache keeps."""
        for kept in program.kept:
            if kept.pattern is Pattern.CACHE:
                yield explain(self, kept, program)
