"""A stream class of one's own, played: what listeners hear, what is answered after the end, and what stays reachable."""

from __future__ import annotations

import asyncio
import gc
import runpy
import weakref
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "producers"
EVENTS = ("message", "complete", "error", "abort", "end")


class Item:
    """One thing that passes through a stream."""

    def __init__(self, number: int) -> None:
        self.number = number


class Source:
    """Five items, read once; after the third the connection may break."""

    def __init__(self, fails: bool) -> None:
        self.fails = fails
        self.made: list[weakref.ref[Item]] = []
        self._left = iter(range(5))

    def __iter__(self) -> Iterator[Item]:
        for number in self._left:
            if self.fails and number == 3:
                raise ConnectionError("gone")
            yield self._item(number)

    async def __aiter__(self) -> AsyncIterator[Item]:
        for number in self._left:
            if self.fails and number == 3:
                raise ConnectionError("gone")
            yield self._item(number)

    def close(self) -> None:
        """Nothing to close."""

    def _item(self, number: int) -> Item:
        item = Item(number)
        self.made.append(weakref.ref(item))
        return item


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a stream came to: the events that were heard and what it gave then, what it gives afterwards, what stays."""

    heard: tuple[tuple[str, object, int], ...]
    final: object
    seen: object
    raised: str
    alive: int
    listening: int


def play(name: str, way: str) -> Outcome:
    """Runs one of the programs in `producers/`. `way` is how the stream ends: "end", "error", "abort", "close" or "early"."""
    gc.freeze()  # what was there before keeps nothing of this program, and need not be searched
    try:
        return _played(name, way)
    finally:
        gc.unfreeze()


def _played(name: str, way: str) -> Outcome:
    program = runpy.run_path(str(HERE / f"{name}.py"))
    source = Source(way == "error")
    stream = program.get("Counting", program["Stream"])(source)
    heard: list[tuple[str, object, int]] = []
    marks = [_listen(stream, event, heard) for event in EVENTS if hasattr(stream, "on")]
    raised = ""
    try:
        asyncio.run(_aread(stream, way)) if hasattr(stream, "__aiter__") else _read(stream, way)
    except (ConnectionError, IndexError) as error:
        raised = type(error).__name__
        error.__traceback__ = None
    final, seen = _final(stream), getattr(stream, "seen", None)
    gc.collect()
    alive = sum(item() is not None for item in source.made)
    return Outcome(tuple(heard), final, seen, raised, alive, sum(mark() is not None for mark in marks))


def ways(name: str) -> list[str]:
    """The ways on which the stream of a program can end."""
    cls = runpy.run_path(str(HERE / f"{name}.py"))["Stream"]
    return ["end", "error", "early", *(way for way in ("abort", "close") if hasattr(cls, way))]


class _Mark:
    """What a listener captures."""


def _listen(stream: Any, event: str, heard: list[tuple[str, object, int]]) -> weakref.ref[_Mark]:
    mark = _Mark()
    known = weakref.ref(stream)

    def listener(mark: _Mark = mark) -> None:
        heard.append((event, _final(known()), len(getattr(known(), "messages", ()))))

    stream.on(event, listener)
    return weakref.ref(mark)


def _final(stream: Any) -> object:
    """What the accessor gives, as a number; the name of the error where it raises."""
    name = next((name for name in ("final", "final_message", "get_final_message") if hasattr(type(stream), name)), "")
    if not name or (name == "get_final_message" and _is_running()):
        return None
    try:
        given = getattr(stream, name)
        given = given() if callable(given) else given
        given = asyncio.run(given) if asyncio.iscoroutine(given) else given
    except (IndexError, LookupError, ConnectionError) as error:
        return type(error).__name__
    return given.number if isinstance(given, Item) else given


def _is_running() -> bool:
    try:
        return asyncio.get_running_loop() is not None
    except RuntimeError:
        return False


def _read(stream: Any, way: str) -> None:
    for item in stream:
        if item.number == 1 and way not in ("end", "error"):
            break
    _leave(stream, way)


async def _aread(stream: Any, way: str) -> None:
    async for item in stream:
        if item.number == 1 and way == "early":
            break


def _leave(stream: Any, way: str) -> None:
    end: Callable[[], None] | None = getattr(stream, way, None) if way in ("abort", "close") else None
    if end is not None:
        end()
