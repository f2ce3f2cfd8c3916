"""The library of the forms, as it runs: it remembers weakly each stream that it made."""

from __future__ import annotations

import gc
import itertools
import sys
import types
import weakref
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

ROUNDS = 6


class Stream:
    """A stream of three events that knows its number."""

    numbers = itertools.count(1)
    made: list[weakref.ref[Stream]] = []  # noqa: RUF012 - the list of one process

    def __init__(self) -> None:
        self.id = next(Stream.numbers)
        self.messages = ["text"] * 3
        Stream.made.append(weakref.ref(self))

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self.messages))

    def final_message(self) -> str:
        """What stays when the stream is gone."""
        return self.messages[-1]

    def close(self) -> None:
        """The stream is read no further."""


def run() -> Iterator[Stream]:
    """A new stream each round."""
    for _ in range(ROUNDS):
        yield Stream()


async def arun() -> AsyncIterator[Stream]:
    """A new stream each round."""
    for _ in range(ROUNDS):
        yield Stream()


async def amake() -> Stream:
    """One stream."""
    return Stream()


@contextmanager
def enter() -> Iterator[Stream]:
    """One stream, while the block runs."""
    yield Stream()


def alive_after(source: str) -> tuple[int, int]:
    """Runs a program: how many streams it made, and how many are still reachable when it has run."""
    made, alive, _ = after(source)
    return made, alive


def after(source: str) -> tuple[int, int, object]:
    """Runs a program: its streams made, those still reachable when it has run, its module being kept, and its `RESULT`."""
    library = types.ModuleType("acme")
    library.make, library.run, library.arun = Stream, run, arun  # type: ignore[attr-defined]
    library.amake, library.enter, library.open = amake, enter, Stream  # type: ignore[attr-defined]
    library.numbers = lambda: iter(range(ROUNDS))  # type: ignore[attr-defined]
    module = types.ModuleType("form")
    sys.modules.update(acme=library, form=module)
    Stream.made.clear()
    try:
        exec(compile(source, "form.py", "exec"), module.__dict__)
        gc.collect()
        alive = sum(made() is not None for made in Stream.made)
        return len(Stream.made), alive, module.__dict__.get("RESULT")
    finally:
        del sys.modules["acme"], sys.modules["form"]
