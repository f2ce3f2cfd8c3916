"""Heaps of tasks: containers that take one more task each time, and from which finished ones never go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from streamlint.facts import records
from streamlint.retention.keeping.bounds import has_no_end
from streamlint.retention.keeping.doubts import Doubt
from streamlint.retention.keeping.evictions import Evictions
from streamlint.retention.keeping.kept import Kept
from streamlint.retention.keeping.regions import Region
from streamlint.retention.keeping.stays import CONNECTED, Stays
from streamlint.retention.linking.linker import Linker
from streamlint.retention.registering.names import ends, goes_on, is_for_each, sets_up
from streamlint.retention.scopes import Site
from streamlint.retention.values import BoundMethod, Closure, Instance, Task


def tasks(linker: Linker) -> tuple[Task, ...]:
    """Every task that the program starts and has a name or a place for."""
    return tuple(value for value in linker.all_values() if isinstance(value, Task))


def heaped(linker: Linker, evictions: Evictions, found: Iterable[Kept]) -> Iterator[Kept]:
    """Of tasks that are kept for good, those that are started again and again, rather than once when things are set up.

    A method that takes one out is taken for called, even where nothing is seen to call it. The tasks of a call are for it
    to wait for, where it comes to that.
    """
    stays = Stays(linker)
    for kept in found:
        taken = any(each.kind == "one" and not ends(each.site.scope) for each in evictions.of(kept.container))
        local = kept.owner.kind == "call" and not _is_endless(kept.region)
        if not local and not taken and not _is_callback(kept) and _goes_on(linker, kept.region):
            yield replace(kept, unsure=(*kept.unsure, *_of_owner(stays, kept)))


def _of_owner(stays: Stays, kept: Kept) -> Iterator[Doubt]:
    """An object that is made for one run or request, as its class says, may be gone before its tasks are many.

    A `JobRunner` is none: the last word counts.
    """
    rank = stays.rank(kept.owner)
    named = isinstance(kept.owner.holder, Instance) and stays.is_named(kept.owner.holder.cls)
    if named and rank is not None and rank > CONNECTED:
        yield Doubt(f"`{kept.owner.name}` stays for more than a few of them", assumed=True)


def _is_callback(kept: Kept) -> bool:
    """Whether it is a function that is kept, to be called: that its object has a task beside is not what grows."""
    return any(isinstance(value, BoundMethod | Closure) for value in (kept.thing, *kept.carriers))


def _is_endless(region: Region) -> bool:
    """Whether a region is a loop that nothing leaves, so that the call never comes to what it would do with its tasks."""
    loop = region.site
    if loop is None or not has_no_end(loop):
        return False
    return not any(_leaves(site, loop) for site in region.scope.sites if site.inside(loop))


def _leaves(site: Site, loop: Site) -> bool:
    """Whether a record in a loop leaves that."""
    loops = [outer for outer, _ in site.path if isinstance(outer.record, records.Loop)]
    return isinstance(site.record, records.Return) or (isinstance(site.record, records.Break) and loops[-1] is loop)


def _goes_on(linker: Linker, region: Region) -> bool:
    """Whether a region repeats for as long as there are requests or messages."""
    scope = region.scope
    if region.kind == "recursion":
        return False
    if region.site is not None:
        return goes_on(region.site)
    return not sets_up(scope) and (scope in linker.escaped or is_for_each(scope))
