"""Unreleased: what stream classes gather and never let go of, or only on some of their ends, each told once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.facts import records
from streamlint.retention.ending.clearing import below
from streamlint.retention.ending.heard import Cleared
from streamlint.retention.ending.ways import Ended, Ways
from streamlint.retention.ending.words import speaks_of_end
from streamlint.retention.keeping.streams import Gathering, StreamClasses
from streamlint.retention.linking.classes import lineage
from streamlint.retention.scopes import Site
from streamlint.retention.setting import sets_all
from streamlint.retention.values import ClassValue


@dataclass(frozen=True, slots=True)
class Unreleased:
    """Stream class `cls`, or every class that inherits from it, gathers and lets go of none of it.

    Where it does let go on one of its ways, at `clear`, `ended` is another on which it does not.
    """

    cls: ClassValue
    gathered: tuple[Gathering, ...]
    ended: Ended | None = None
    clear: Cleared | None = None


@dataclass(frozen=True, slots=True)
class Listened:
    """A stream class calls the handlers in its attribute `table` when it ends, on the way `ended`, and keeps them."""

    cls: ClassValue
    table: str
    ended: Ended
    taken: Gathering


def unreleased(streams: StreamClasses, ways: Ways) -> Iterator[Unreleased]:
    """The classes that never let go. What a class inherits is told of the one that it inherits it from."""
    tables = {cls: _tables(cls, ways) | _declared(cls, streams) for cls in streams.all}
    kept = {cls: streams.kept_for_ever(cls, tables[cls]) for cls in streams.all}
    found: dict[ClassValue, dict[Gathering, None]] = {}
    for cls, gathered in kept.items():
        for gathering in gathered:
            owner = gathering.site.scope.cls or cls
            heirs = (other for other in kept if owner in lineage(other))
            told = owner if all(kept[heir] for heir in heirs) else cls
            found.setdefault(told, {})[gathering] = None
    for cls, gatherings in found.items():
        yield Unreleased(cls, tuple(gatherings))


def _declared(cls: ClassValue, streams: StreamClasses) -> frozenset[str]:
    """What the configuration says that a class accumulates and does not release: a replay buffer that is meant to stay."""
    apis = (streams.models.declared(each.dotted) for each in lineage(cls))
    return frozenset(
        gathered.name
        for api in apis
        if api is not None
        for gathered in api.accumulates
        if gathered.name not in api.released
    )


def _tables(cls: ClassValue, ways: Ways) -> frozenset[str]:
    """The attributes in which a class keeps handlers: of these `listened` tells."""
    kin = set(lineage(cls))
    return frozenset(tell.table for ended in ways.all if ended.cls in kin for tell in ended.tells)


# ------------------------------------------------------------------------------------------------- on some ends only


def partly_released(streams: StreamClasses, ways: Ways) -> Iterator[Unreleased]:
    """The classes that let go when they are read to their end, but not when they are broken off."""
    found: set[ClassValue] = set()
    for ended in ways.all:
        if ended.cls in found or not ended.is_broken_off or not _is_over(ended) or not streams.behaves(ended.cls):
            continue
        gathered = {gathering.attribute: gathering for gathering in streams.passing(ended.cls)}
        if any(cleared.name in gathered for cleared in ended.clears):
            continue
        clear = _released_elsewhere(ended, ways, set(gathered))
        if clear is not None:
            found.add(ended.cls)
            yield Unreleased(ended.cls, (gathered[clear.name],), ended, clear)


def _is_over(ended: Ended) -> bool:
    """Whether the stream is over after it: it says so, or its iterator has caught the error and returns."""
    fails = ended.way.fails
    if fails is not None and (
        ended.scope.function.name.startswith("__")
        or (ended.scope.generator and _is_round(fails) and not _gives_result(ended))
    ):
        return True
    return any(speaks_of_end(emission.event) for emission in ended.tells)


def _gives_result(ended: Ended) -> bool:
    """Whether a generator returns something after the error: what reads it by `yield from` is told, and goes on."""
    return any(
        isinstance(site.record, records.Return)
        and site.record.value is not None
        and any(outer is ended.way.fails and arm == f"handler{ended.way.number}" for outer, arm in site.path)
        for site in ended.scope.sites
    )


def _is_round(attempt: Site) -> bool:
    """Whether what a `try` does belongs to the rounds of a generator, rather than to a step that may fail before them."""
    assert isinstance(attempt.record, records.Try)
    inside = [
        site for site in attempt.scope.sites if any(outer is attempt and arm == "body" for outer, arm in site.path)
    ]
    return attempt.is_looped or any(
        isinstance(site.record, records.Loop | records.Yield | records.YieldFrom) for site in inside
    )


def _released_elsewhere(broken: Ended, ways: Ways, names: set[str]) -> Cleared | None:
    """What the class clears when it is read to its end; None where it does that on every way, by a `finally`."""
    for ended in ways.all:
        if ended.is_broken_off or not ended.scope.generator or ended.cls not in (broken.cls, *lineage(broken.cls)):
            continue
        cleared = [each for each in ended.clears if each.name in names]
        if cleared and not any(_is_final(ended, each) for each in cleared):
            return cleared[0]
    return None


def _is_final(ended: Ended, cleared: Cleared) -> bool:
    own = (site for site in (*cleared.trail, cleared.site) if site.scope is ended.scope)
    return any(arm == "final" and isinstance(outer.record, records.Try) for site in own for outer, arm in site.path)


# ----------------------------------------------------------------------------------------------------- listener tables


def listened(streams: StreamClasses, ways: Ways) -> Iterator[Listened]:
    """The stream classes that keep the handlers of their end after they have called them."""
    found: set[tuple[ClassValue, str]] = set()
    for ended in ways.all:
        for emission in ended.tells:
            key = (ended.cls, emission.table)
            if (
                key in found
                or not speaks_of_end(emission.event or emission.table)
                or not _is_stream(streams, ended.cls)
            ):
                continue
            taken = _taken(streams, ended.cls, emission.table)
            if taken is not None and not _lets_go(streams, ways, ended.cls, emission.table):
                found.add(key)
                yield Listened(ended.cls, emission.table, ended, taken)


def _is_stream(streams: StreamClasses, cls: ClassValue) -> bool:
    return any(streams.behaves(each) for each in (cls, *below(cls)))


def _taken(streams: StreamClasses, cls: ClassValue, table: str) -> Gathering | None:
    """Where a class takes handlers into a container without a bound."""
    return next((each for each in streams.gatherings(cls) if each.attribute == table), None)


def _lets_go(streams: StreamClasses, ways: Ways, cls: ClassValue, table: str) -> bool:
    """Whether a class, or one of its kin, empties the table anywhere, or takes handlers out of it when it ends."""
    kin = {*lineage(cls), *below(cls)}
    if any(table in ways.releases.clears(each) for each in kin):
        return True
    if any(sets_all(scope) for each in kin for scope in ways.releases.methods(each)):
        return True
    ending = ways.reached
    return any(
        eviction.site.scope in ending
        for each in kin
        for held in streams.containers(each, table)
        for eviction in streams.evictions_of(held)
    )
