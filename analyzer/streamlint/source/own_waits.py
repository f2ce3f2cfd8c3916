"""Whether the bytes of a file can hold a wait that leaves waiters behind.

It asks of the text what the analysis asks of the facts, and errs on one side only: a race, in a file that makes a waiter
on something that it did not make itself or asks a property or method that shields; a callback that a loop adds to a future.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TASKED = re.compile(
    rb"\b(?:create_task|ensure_future|Task)\(\s*(?:\w+\.)+(?:wait|wait_\w+|get|join)\(|\bshield\(\s*(?:\w+\.)+\w+\s*[,)]"
    rb"|\bwait\(\s*[\[({][^\]}\n]*\.(?:wait|get|join)\("
)
_SHIELDING = re.compile(
    rb"(?<!async )\bdef[ \t]+(\w+)\(self\b[^)]*\)[^:\n]*:\s*(?:\"\"\"[^\"]*\"\"\"\s*)?return[ \t]+(?:\w+\.)?shield\("
)
_TIMED = re.compile(rb"\basyncio\.wait\([^()]*(?:\([^()]*\)[^()]*)*\btimeout[ \t]*=")
_ADDS_CALLBACK = re.compile(rb"^([ \t]+)(?:\w+\.)+\w+\.add_done_callback\(", re.MULTILINE)
_LOOP = re.compile(rb"(?:async[ \t]+)?for\b|while\b")
_DEFINITION = re.compile(rb"(?:async[ \t]+)?def\b|class\b")


def shielding(data: bytes) -> Iterator[bytes]:
    """The names of properties and methods that return a shield, which is a new one each time."""
    if b"shield(" in data:
        yield from (match[1] for match in _SHIELDING.finditer(data))


def leaves_waiters(data: bytes, said: frozenset[bytes]) -> bool:
    """Whether a wait in these bytes may leave a waiter on something that the file itself names. `said` are their words."""
    if b"shield" in said and next(shielding(data), None) is not None:
        return True
    if b"add_done_callback" in said and any(_is_looped(match, data) for match in _ADDS_CALLBACK.finditer(data)):
        return True
    return races(data, said) and _TASKED.search(data) is not None


def races(data: bytes, said: frozenset[bytes]) -> bool:
    """Whether these bytes wait for the first of several things: then a property that shields may leave a waiter."""
    return b"FIRST_COMPLETED" in said or b"FIRST_EXCEPTION" in said or _is_timed(data, said)


def _is_timed(data: bytes, said: frozenset[bytes]) -> bool:
    return said >= {b"asyncio", b"wait", b"timeout"} and _TIMED.search(data) is not None


def _is_looped(match: re.Match[bytes], data: bytes) -> bool:
    """Whether a statement stands in a loop, by its indentation and that of the lines before it."""
    depth = len(match[1].expandtabs())
    for line in reversed(data[: match.start()].splitlines()):
        text = line.lstrip()
        inner = len(line.expandtabs()) - len(line.expandtabs().lstrip())
        if not text or inner >= depth:
            continue
        depth = inner
        if _LOOP.match(text):
            return True
        if _DEFINITION.match(text):
            return False
    return False
