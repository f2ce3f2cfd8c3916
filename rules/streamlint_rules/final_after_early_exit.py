"""STL205: a final accessor is asked after a block that was left before the stream was read to its end."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.call import explain_early
from streamlint.finding import Finding
from streamlint.retention.program import Program
from streamlint.rule import Rule


class FinalAfterEarlyExit(Rule):
    """A final accessor is asked after a block that was left before the stream was read to its end.

    What it does: reports `get_final_message()`, `get_final_completion()` and the like, called on a stream after its
    `with` block, where a `break` or `return` has left the loop over it, or where nothing in the block has read it. A
    stream that is kept in an attribute, `self.stream`, is followed into the methods that are called one after another.

    Why it matters: these accessors read what is left of the stream first, and when the block is left the connection is
    closed. The first call raises (`httpx.ReadError`, `httpx.StreamClosed`, `APIConnectionError`). Code that tries again
    is worse off: the second call may give the part of the message that had come, and does not say that it is one.

    A class of the project is judged by its code: its accessor raises until the code after the loop of `__iter__` has set
    what it gives, or it reads the rest itself, of what the end of the block closes.

    What to do instead: call the accessor inside the block, where it reads the rest itself. To read the stream to its end
    inside and to call the accessor after the block is right, and silent. For what had come so far, read the snapshot.

    How sure it is: a `break` on one of several ways counts only as long as no further test can tell them apart. Medium
    for a class of the project whose accessor reads what is closed, and for a stream that is left unread on some ways.

    False alarms: none known. Missed alarms: streams that are handed to code that is not seen, and those in attributes that
    nothing in sight has begun to read; blocks that are entered by an exit stack; an exception that leaves the loop.
    """

    code = "STL205"
    name = "final-after-early-exit"
    leaks = """
from anthropic import Anthropic

client = Anthropic()


def first_line(messages):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for text in stream.text_stream:
            if "\\n" in text:
                break
    return stream.get_final_message()  # leak: STL205
"""
    fine = """
from anthropic import Anthropic

client = Anthropic()


def first_line(messages):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for text in stream.text_stream:
            if "\\n" in text:
                break
        return stream.get_final_message()
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each accessor that is asked too late."""
        for asked in program.late_reads.early:
            yield explain_early(self, asked)
