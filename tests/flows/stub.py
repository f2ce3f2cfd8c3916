"""The library of the forms, as it runs: it remembers weakly each stream that it made."""

from __future__ import annotations

import asyncio
import gc
import itertools
import signal
import sys
import types
import weakref
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

from flows import frameworks

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
        yield from tuple(self.messages)  # its iterator keeps the stream until it is read to its end

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


def work(stream: Stream) -> str:
    """Does something with a stream; with one of six it succeeds."""
    if stream.id % 6:
        raise ConnectionError
    return stream.final_message()


async def awork(stream: Stream) -> str:
    """The same, waiting."""
    return work(stream)


def alive() -> int:
    """How many streams are reachable now."""
    gc.collect()
    return sum(made() is not None for made in Stream.made)


def alive_after(source: str) -> tuple[int, int]:
    """Runs a program: how many streams it made, and how many are still reachable when it has run."""
    made, alive, _ = after(source)
    return made, alive


def after(source: str) -> tuple[int, int, object]:
    """Runs a program: its streams made, the most that were reachable when it looked or has run, and its `RESULT`.

    Its module is kept, and where it has handlers, these have answered.
    """
    library = types.ModuleType("acme")
    library.make, library.run, library.arun = Stream, run, arun  # type: ignore[attr-defined]
    library.amake, library.enter, library.open = amake, enter, Stream  # type: ignore[attr-defined]
    library.numbers, library.work = lambda: iter(range(ROUNDS)), work  # type: ignore[attr-defined]
    library.look = lambda: seen.append(alive())  # type: ignore[attr-defined]
    library.awork = awork  # type: ignore[attr-defined]
    seen: list[int] = []
    module = types.ModuleType("form")
    sys.modules.update(acme=library, form=module)
    Stream.made.clear()
    hook, handler = sys.excepthook, signal.getsignal(signal.SIGUSR1)
    gc.freeze()  # what was there before keeps nothing of this program, and need not be searched each time
    try:
        with frameworks.installed():
            exec(compile(source, "form.py", "exec"), module.__dict__)
            asyncio.run(served(module, seen))
            return len(Stream.made), max(seen), module.__dict__.get("RESULT")
    finally:
        gc.unfreeze()
        sys.excepthook = hook
        signal.signal(signal.SIGUSR1, handler)
        del sys.modules["acme"], sys.modules["form"]


async def served(module: types.ModuleType, seen: list[int]) -> None:
    """The program's handlers have answered, and what it started goes on: how many streams are reachable then."""
    await frameworks.serve(ROUNDS, module.__dict__)
    seen.append(alive())
