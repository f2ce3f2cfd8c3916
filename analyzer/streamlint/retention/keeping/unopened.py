"""Connections that are never opened: what was stored before is left to a handler of the end that is not called.

A framework tells a handler of the end of a connection only where the hand-shake came to its end. What one of the methods
before that stores stays, where that method then raises or refuses. A store under a condition has asked before whether
there is to be a connection: that something may fail after it is no reason to doubt that, what the code raises itself is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from streamlint.facts import records
from streamlint.models.tables import Handshake
from streamlint.retention.keeping.conditions import Conditions
from streamlint.retention.keeping.entries import Entry, Way
from streamlint.retention.keeping.entry_walk import EntryWalk, Turns
from streamlint.retention.keeping.risks import Risks
from streamlint.retention.linking.classes import inherited_library
from streamlint.retention.linking.linker import Eviction, Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container, Value

_HIGHEST = 3


class Unopened:
    """Finds the ways on which a connection is refused after something was stored for it."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    def refused(
        self,
        leading: Iterable[tuple[Scope, frozenset[Site]]],
        container: Container,
        things: frozenset[Value],
        evictions: Iterable[Eviction],
    ) -> Way | None:
        """The way, where all `evictions` are left to the end. `leading` are the functions by whose sites it is stored."""
        asked = False
        for scope, puts in leading:
            asked = asked or any(isinstance(outer.record, records.Branch) for put in puts for outer, _ in put.path)
            shake = self._handshake(scope)
            if shake is None or scope.function.name not in shake.opening:
                continue
            if all(self._is_closing(eviction.site.scope, shake, _HIGHEST) for eviction in evictions):
                risks = Risks(self._linker, things) if shake.by_await and not asked else _Calm(self._linker, things)
                return next(
                    self._ways(scope, shake, puts, Conditions(self._linker, container, things, frozenset()), risks),
                    None,
                )
        return None

    def _handshake(self, scope: Scope) -> Handshake | None:
        if scope.cls is None:
            return None
        found = (self._linker.models.handshake(base.dotted) for base in inherited_library(scope.cls))
        return next((shake for shake in found if shake is not None), None)

    def _is_closing(self, scope: Scope, shake: Handshake, highest: int) -> bool:
        """Whether a function is called at the end of a connection only."""
        if self._handshake(scope) is shake and scope.function.name in shake.closing:
            return True
        callers = self._linker.callers.get(scope, ())
        return bool(callers and highest) and all(self._is_closing(site.scope, shake, highest - 1) for site in callers)

    def _ways(
        self, scope: Scope, shake: Handshake, puts: frozenset[Site], conditions: Conditions, risks: Risks
    ) -> Iterator[Way]:
        walk = EntryWalk(self._linker, Turns(puts, frozenset(), frozenset(), {}), risks, conditions)
        result = walk.function(scope)
        raised = result.leaving.raised
        if raised is not None and raised.entry is Entry.IN and raised.by is not None:
            yield raised.by
        for point in result.leaving.returns if shake.by_false else ():
            if point.entry is Entry.IN and point.by is not None and _gives_false(point.by.site):
                yield point.by


class _Calm(Risks):
    """Where only what the code itself raises counts."""

    def at(self, site: Site) -> Iterator[Way]:
        yield from ()


def _gives_false(site: Site) -> bool:
    record = site.record
    if not isinstance(record, records.Return) or record.value is None:
        return False
    constant = site.scope.constant(record.value)
    return constant is not None and constant.value is False
