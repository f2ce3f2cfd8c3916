"""STL109: what is kept looks small, but holds the whole stream."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from streamlint.explaining.kept import explain
from streamlint.finding import Finding
from streamlint.retention.keeping.classifying import view_of
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.program import Program
from streamlint.rule import Rule

_ADVICE = "keep the text of the exception, or set its `__traceback__` to None before it is kept"


class ViewKeepsStream(Rule):
    """What is kept looks small but holds the whole stream: its iterator, a bound method, its text stream, its response.

    What it does: reports the statement that puts `stream.text_stream`, `stream.get_final_message` (without a call),
    `iter(stream)` or `stream.response` into a container which outlives the stream and out of which nothing takes it. So
    does a caught exception, where the stream is a local of the function that catches it, or of one that it came out of;
    and a `map`, a `zip` or a generator expression over the stream that nobody has read.

    Why it matters: a bound method keeps its object, an iterator keeps what it reads from, and the response keeps the
    request, which keeps the conversation as it was sent. An exception keeps its traceback, this the frames that it
    passed, and these their locals, also when they have run. Nothing of that is seen where the container is filled.

    What to do instead: call the method and keep what it gives; read the text to its end and keep that; keep the status,
    the headers or the id instead of the response; keep `str(error)` or `traceback.format_exc()` instead of the error.

    What grows: as much as if the streams themselves were kept.

    Missed alarms: what the `__context__` of an exception keeps, and what `gather(return_exceptions=True)` gives;
    iterators over a stream in a container that the program reads somewhere: it may read them to their end.
    """

    code = "STL109"
    name = "view-keeps-stream"
    specificity = Pattern.VIEW
    leaks = """
import anthropic

client = anthropic.Anthropic()
FINALS = []


def ask(messages):
    with client.messages.stream(max_tokens=64, model="m", messages=messages) as stream:
        stream.until_done()
    FINALS.append(stream.get_final_message)  # leak: STL109
"""
    fine = """
import anthropic

client = anthropic.Anthropic()
FINALS = []


def ask(messages):
    with client.messages.stream(max_tokens=64, model="m", messages=messages) as stream:
        stream.until_done()
    FINALS.append(stream.get_final_message())
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each view that is kept."""
        for kept in program.kept:
            if kept.pattern is Pattern.VIEW:
                found = explain(self, kept, program)
                through = view_of((*kept.carriers, kept.thing))
                if through:
                    yield replace(found, message=f"{found.message}, through its `{through}`")
                else:
                    yield replace(found, message=f"{found.message}, in the traceback of an exception", advice=_ADVICE)
