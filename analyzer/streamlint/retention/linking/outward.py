"""Outward: the way of an error from where it is raised to the handlers and exits that it comes to.

It leaves the blocks around it, the innermost first, until a handler names its class; then the function, to where that is
called. What a handler raises again goes on.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.facts.operands import blocks
from streamlint.retention.graph import Flow
from streamlint.retention.linking import caught, errors
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Attribute, Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import Container, Generator, Instance, Raised, Value

_DEEPEST = 6
"""How many calls an error passes on its way out."""
_MOST = 200
"""How many places one error is followed through: what is called from everywhere is caught anywhere."""


def assume(linker: Linker) -> None:
    """Gives what is on its way the errors that carry something."""
    carrying = set(_carrying(linker))
    for site, source, error in tuple(linker.raised):
        if error in carrying:
            for place in _way(linker, site, error):
                if error not in place.values:
                    linker.graph.connect(source, place, Flow("assign", site), carries=False)
                    linker.give(place, error, root=False)


def _carrying(linker: Linker) -> Iterator[Value]:
    for place in linker.all_attributes():
        if isinstance(place.holder, Instance | Raised) and _has_something(linker, place):
            yield place.holder


def _has_something(linker: Linker, place: Attribute) -> bool:
    if place.name != "args":
        return bool(place.values)
    return any(isinstance(value, Container) and linker.every(value).values for value in place.values)


def _way(linker: Linker, site: Site, error: Value) -> Iterator[Place]:
    pending = [(site, 0)]
    seen = {site}
    while pending and len(seen) < _MOST:
        at, depth = pending.pop()
        places, stopped = _out_of(linker, at, error, _DEEPEST)
        yield from places
        if not stopped and depth < _DEEPEST and at.scope.is_callable:
            fresh = [call for call in linker.callers.get(at.scope, ()) if call not in seen]
            seen.update(fresh)
            pending.extend((call, depth + 1) for call in fresh)


def _out_of(linker: Linker, site: Site, error: Value, depth: int) -> tuple[list[Place], bool]:
    """Who in its own function is told of an error that is raised at a site, and whether it stays there."""
    told: list[Place] = []
    for outer, arm in reversed(site.path):
        if arm == "body":
            places, stopped = _leaving(linker, outer, error, depth)
            told += places
            if stopped:
                return told, True
    return told, False


def _leaving(linker: Linker, outer: Site, error: Value, depth: int) -> tuple[list[Place], bool]:
    """Who is told of an error that leaves a block, and whether it goes no further."""
    match outer.record:
        case records.With(manager=manager):
            told: list[Place] = [caught.left_by(linker, outer)]
            stopped = _suppresses(linker, outer, error)
            for site in _entered(linker, outer, manager) if depth else ():
                inside, stays = _out_of(linker, site, error, depth - 1)
                told, stopped = [*told, *inside], stopped or stays
            return told, stopped
        case records.Try(handlers=handlers):
            for handler in handlers:
                if handler.types is None or errors.is_kind_of(linker, outer.scope, error, handler.types):
                    return [_bound(linker, outer, handler)], not _raises_again(handler.body)
    return [], False


def _entered(linker: Linker, outer: Site, manager: str) -> Iterator[Site]:
    """Where the generators wait that a `with` has entered: what leaves its block is raised there."""
    for value in linker.variable(outer.scope, manager).values:
        if isinstance(value, Generator) and value.scope is not None:
            yield from (site for site in value.scope.sites if isinstance(site.record, records.Yield))


def _bound(linker: Linker, tried: Site, handler: records.Handler) -> Place:
    place = errors.bound(linker, tried, handler)
    return caught.grouped(linker, tried, place) if handler.star else place


def _raises_again(block: records.Block) -> bool:
    return any(
        (isinstance(record, records.Raise) and record.value is None) or any(map(_raises_again, blocks(record)))
        for record in block
    )


def _suppresses(linker: Linker, outer: Site, error: Value) -> bool:
    """Whether the block is one of `with suppress(...)` that names the error's class."""
    assert isinstance(outer.record, records.With)
    types = caught.suppressed(linker, outer.scope.definitions.get(outer.record.manager))
    return any(errors.is_kind_of(linker, outer.scope, error, each) for each in types)
