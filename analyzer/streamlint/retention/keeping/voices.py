"""One voice: of several things that are kept at one place, or of one that is told in several ways, one is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from streamlint.retention.keeping.kept import Kept
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.scopes import Site
from streamlint.retention.values import BoundMethod, Closure, Partial, View

_CALLABLES = (BoundMethod, Closure, Partial, View)
_OF_CALLBACKS = (Pattern.PLAIN, Pattern.VIEW)


def distinct(found: Iterable[Kept]) -> Iterator[Kept]:
    """One for each thing, store and kind of owner: where a carrier is stored, the stream nearest to it speaks for it."""
    best: dict[tuple[object, ...], Kept] = {}
    for kept in found:
        key = (kept.store, kept.thing.site, type(kept.thing), kept.owner.kind)
        known = best.get(key)
        if known is None or _rank(kept) < _rank(known):
            best[key] = kept
    origins: set[tuple[object, ...]] = set()
    for kept in sorted(best.values(), key=_rank):
        pair = (kept.store, kept.owner.kind, kept.source.site)
        if pair not in origins:
            origins.add(pair)
            yield kept


def of_one_voice(
    found: Iterable[Kept],
    registering: AbstractSet[Site],
    heaping: AbstractSet[Site],
    forgotten: AbstractSet[Site],
    callbacks: AbstractSet[Site],
) -> Iterator[Kept]:
    """Where a store also registers a callback, or puts a task on a heap, that is the one thing to tell of it.

    What is only assumed of the stream adds nothing to that. A callback that comes to an emitter of the program by a call
    that is told as `forgotten` is told there; by another call of those that hand in `callbacks`, it is told at that call.
    """
    for kept in found:
        registers = kept.store in registering
        plain = kept.pattern is Pattern.PLAIN or (kept.pattern is Pattern.VIEW and registers)
        if not plain or not (registers or kept.store in heaping):
            handed = kept.pattern in _OF_CALLBACKS and any(
                isinstance(each, _CALLABLES) for each in (kept.thing, *kept.carriers)
            )
            if not handed or kept.calls.isdisjoint(forgotten):
                yield _at_its_call(kept, callbacks) if handed else kept
        elif registers and not any(doubt.assumed for doubt in kept.unsure):
            yield replace(kept, pattern=Pattern.CALLBACK)


def _at_its_call(kept: Kept, callbacks: AbstractSet[Site]) -> Kept:
    """A callback that a method such as `on` of the program puts into a container."""
    calls = [link.flow.enters for link in kept.links if link.flow.enters in callbacks]
    return replace(kept, pattern=Pattern.CALLBACK, registering=calls[0]) if calls else kept


def _rank(kept: Kept) -> tuple[int, int, int, int]:
    return (-kept.pattern, len(kept.unsure), len(kept.carriers), len(kept.links))
