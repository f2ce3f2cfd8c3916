"""Reaching: whether what repeats surely comes to where a stream is made."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.keeping.regions import Region
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Scope, Site


def is_guessed(linker: Linker, made: Site | None, region: Region) -> bool:
    """Whether every chain of calls from a region to where something is made goes through a place of too many values."""
    if made is None or not linker.hubs:
        return False
    seen: set[Scope] = {made.scope}
    pending = [made.scope]
    while pending:
        scope = pending.pop()
        if scope is region.scope:
            return False
        for outer in _outwards(linker, scope):
            if outer not in seen:
                seen.add(outer)
                pending.append(outer)
    return True


def _outwards(linker: Linker, scope: Scope) -> Iterator[Scope]:
    """What calls a function, as far as it is sure which function is called, and what it is nested in."""
    if scope.parent is not None:
        yield scope.parent
    for site in linker.callers.get(scope, ()):
        if not any(place in linker.clouded for place in _called_on(linker, site)):
            yield site.scope


def _called_on(linker: Linker, site: Site) -> Iterator[Place]:
    """What a call is of, and what the method that it calls is taken from."""
    record, scope = site.record, site.scope
    if isinstance(record, records.Loop) and record.iterable is not None:
        yield linker.variable(scope, record.iterable)
    if isinstance(record, records.LoadAttr):
        yield linker.variable(scope, record.of)
    if isinstance(record, records.Call):
        yield linker.variable(scope, record.function)
        loaded = scope.definitions.get(record.function)
        if loaded is not None and isinstance(loaded.record, records.LoadAttr):
            yield linker.variable(scope, loaded.record.of)
