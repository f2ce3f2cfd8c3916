"""Entries: whether what was put into a container is still there, at one point of one way through a function."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from streamlint.retention.scopes import Site

Cause = Literal["exception", "cancellation", "timeout", "return", "next round", "condition", "no end"]


@dataclass(frozen=True, slots=True)
class Way:
    """A way on which an entry stays: `cause` is what leaves the good way, at `site`.

    `sure` where that is seen to happen (an `await`, a `yield`, a `raise`, a read of a stream), rather than what any call
    may do.
    """

    cause: Cause
    site: Site
    sure: bool = True


class Entry(IntEnum):
    """Where ways meet, the greater stays: what may be kept is what matters."""

    BEFORE = 0
    """It was not put in yet."""
    OUT = 1
    """It was taken out again."""
    HANDED = 2
    """Something that runs on its own is to take it out."""
    IN = 3
    """It is there."""


@dataclass(frozen=True, slots=True)
class Point:
    """The entry at one point. `by` is the way on which the good way was left; `missed` are those of what it was handed to.

    `good` where it is taken out on the good way, whatever other ways meet with that here. `failed` is a way on which it
    is there as well, where it is on the good way.
    """

    entry: Entry
    by: Way | None = None
    missed: tuple[Way, ...] = ()
    good: bool = False
    failed: Way | None = None

    def taken(self) -> Point:
        """The entry after an eviction."""
        return Point(Entry.OUT, good=self.good or self.by is None)

    def handed(self, missed: tuple[Way, ...]) -> Point:
        """The entry after something was started that takes it out, but for the ways that it misses."""
        return Point(Entry.HANDED, missed=missed, good=self.good or self.by is None)


BEFORE = Point(Entry.BEFORE)
OUT = Point(Entry.OUT)
IN = Point(Entry.IN)


def meet(first: Point | None, second: Point | None) -> Point | None:
    """Where two ways meet: the entry is there if it is on one of them. None is a way that does not come here."""
    if first is None or second is None:
        return first or second
    if first.entry == second.entry == Entry.IN:
        found, other = (second, first) if second.by is None else (first, second)
        found = replace(found, failed=found.failed or other.by or other.failed) if found.by is None else found
    else:
        found = max(first, second, key=lambda point: point.entry)
    return replace(found, good=first.good or second.good)


def choose(first: Point | None, second: Point | None) -> Point | None:
    """Where the arms of a branch meet: an eviction under a condition is taken to be made where it is due.

    That it is made on the good way is not known then.
    """
    if first is None or second is None:
        return first or second
    done = [point for point in (first, second) if point.entry in (Entry.OUT, Entry.HANDED)]
    if not done:
        return meet(first, second)
    every = all(point.entry is not Entry.IN for point in (first, second))
    return replace(done[0], good=every and (first.good or second.good))


@dataclass(slots=True)
class Leaving:
    """The ways out of a block other than its end, each with what is so on it; None where nothing leaves in that way.

    `raised` and `cancelled` are apart because `except Exception` stops the one and not the other. `failed` is what the
    `try` around expects to be raised: it comes to its handlers, and no further.
    """

    raised: Point | None = None
    failed: Point | None = None
    cancelled: Point | None = None
    breaks: Point | None = None
    continues: Point | None = None
    returns: list[Point] = field(default_factory=list)

    def leave(self, point: Point, way: Way) -> None:
        """An exception, or a cancellation, may leave here."""
        if point.entry is Entry.IN and point.by is None:
            point = replace(point, by=way)
        if way.cause == "cancellation":
            self.cancelled = meet(self.cancelled, point)
        else:
            self.raised = meet(self.raised, point)

    def give_back(self, point: Point) -> None:
        """The function returns here."""
        if point not in self.returns:
            self.returns.append(point)

    def add(self, other: Leaving) -> None:
        """All that leaves there, leaves here."""
        self.raised = meet(self.raised, other.raised)
        self.failed = meet(self.failed, other.failed)
        self.cancelled = meet(self.cancelled, other.cancelled)
        self.breaks = meet(self.breaks, other.breaks)
        self.continues = meet(self.continues, other.continues)
        for point in other.returns:
            self.give_back(point)
