"""A crude way to make an input smaller that still fails: parts are left out as long as the fault stays the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from benchmarks.fuzz.running import attempt
from benchmarks.fuzz.target import Input, Target


def shrunk(target: Target, given: Input, kind: str, *, limit: float, seconds: float) -> Input:
    """The smallest input of this kind of fault that is found in so many seconds."""
    end = time.monotonic() + seconds

    def fails(candidate: Input) -> bool:
        if time.monotonic() > end:
            return False
        try:
            fault = attempt(target, "", candidate, limit)
        except KeyError:
            return False
        return fault is not None and fault.kind == kind

    found = dict(given)
    for name in list(found):
        without = {key: value for key, value in found.items() if key != name}
        if without and fails(without):
            found = without
    for name in list(found):

        def fails_with(data: bytes, name: str = name) -> bool:
            return fails({**found, name: data})

        for cut in (_lines, _characters):
            found[name] = _shorter(cut(found[name]), fails_with)
    return found


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def _characters(data: bytes) -> list[bytes]:
    return [data[at : at + 1] for at in range(len(data))] if len(data) < 2_000 else [data]


def _shorter(parts: Sequence[bytes], fails: Callable[[bytes], bool]) -> bytes:
    """Parts left out, first many at once, then one at a time."""
    size = max(len(parts) // 2, 1)
    while parts and size:
        at = 0
        while at < len(parts):
            rest = [*parts[:at], *parts[at + size :]]
            if fails(b"".join(rest)):
                parts = rest
            else:
                at += size
        size //= 2
    return b"".join(parts)
