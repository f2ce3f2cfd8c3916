"""Handling: which ways out an `except` clause stops, and how the entry comes to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.keeping.entries import Entry, Leaving, Point, Way, meet

if TYPE_CHECKING:
    from streamlint.retention.scopes import Scope

_ALL = frozenset({"BaseException"})
_EXCEPTIONS = frozenset({"Exception", "BaseException"})
_CANCELLATIONS = frozenset({"CancelledError", "GeneratorExit", "Cancelled", "get_cancelled_exc_class", "BaseException"})
_ENDS = frozenset({"StopIteration", "StopAsyncIteration"})
_TIMEOUTS = frozenset({"TimeoutError", "Timeout", "QueueEmpty", "Empty", "ReadTimeout"})


@dataclass(frozen=True, slots=True)
class Stops:
    """Whether a handler stops every exception, and every cancellation."""

    exceptions: bool
    cancellations: bool


def stops(scope: Scope, handler: records.Handler) -> Stops:
    """What a handler lets nothing of pass."""
    names = names_of(scope, handler)
    every = handler.types is None
    return Stops(every or bool(names & _EXCEPTIONS), every or bool(names & _CANCELLATIONS))


def arrives(scope: Scope, handler: records.Handler, body: Leaving) -> Point | None:
    """How the entry comes to a handler from what the block of its `try` raises; None where no way there is seen."""
    names = names_of(scope, handler)
    only_cancelled = handler.types is not None and names <= _CANCELLATIONS - _ALL
    came = None if only_cancelled else body.raised
    if handler.types is None or names & _CANCELLATIONS:
        came = meet(came, body.cancelled)
    if came is not None and came.entry is Entry.IN and came.by is not None and names & _TIMEOUTS:
        came = replace(came, by=Way("timeout", came.by.site, came.by.sure))
    return came


def tells_of_the_end(scope: Scope, handler: records.Handler) -> bool:
    """Whether a handler is of what an iterator raises at its end: that is no failure."""
    names = names_of(scope, handler)
    return bool(names) and names <= _ENDS


def names_of(scope: Scope, handler: records.Handler) -> frozenset[str]:
    """The last parts of the names of a handler's types."""
    return names_in(scope, handler.types) if handler.types is not None else frozenset()


def names_in(scope: Scope, types: str) -> frozenset[str]:
    """The last parts of the names of the types that an operand is."""
    return frozenset(_types(scope, types))


def _types(scope: Scope, operand: str) -> list[str]:
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.LoadAttr(name=name):
            return [name]
        case records.Collection(elements=elements):
            return [name for element in elements for name in _types(scope, element.value)]
        case records.Call(function=function):
            return _types(scope, function)
        case _:
            return [operand]
