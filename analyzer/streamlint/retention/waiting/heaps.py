"""Heaps of tasks: containers that take one more task each time, and from which finished ones never go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from streamlint.retention.keeping.evictions import Evictions
from streamlint.retention.keeping.kept import Kept
from streamlint.retention.keeping.regions import Region
from streamlint.retention.linking.linker import Linker
from streamlint.retention.registering.names import ends, goes_on, is_for_each, sets_up
from streamlint.retention.values import BoundMethod, Closure, Task


def tasks(linker: Linker) -> tuple[Task, ...]:
    """Every task that the program starts and has a name or a place for."""
    return tuple(value for value in linker.all_values() if isinstance(value, Task))


def heaped(linker: Linker, evictions: Evictions, found: Iterable[Kept]) -> Iterator[Kept]:
    """Of tasks that are kept for good, those that are started again and again, rather than once when things are set up.

    A method that takes one out is taken for called, even where nothing is seen to call it.
    """
    for kept in found:
        taken = any(each.kind == "one" and not ends(each.site.scope) for each in evictions.of(kept.container))
        if kept.owner.kind != "call" and not taken and not _is_callback(kept) and _goes_on(linker, kept.region):
            yield kept


def _is_callback(kept: Kept) -> bool:
    """Whether it is a function that is kept, to be called: that its object has a task beside is not what grows."""
    return any(isinstance(value, BoundMethod | Closure) for value in (kept.thing, *kept.carriers))


def _goes_on(linker: Linker, region: Region) -> bool:
    """Whether a region repeats for as long as there are requests or messages."""
    scope = region.scope
    if region.kind == "recursion":
        return False
    if region.site is not None:
        return goes_on(region.site)
    return not sets_up(scope) and (scope in linker.escaped or is_for_each(scope))
