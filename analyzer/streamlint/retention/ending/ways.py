"""Ways: each way on which a stream class can come to its end, and in which order it caches, tells and clears there.

A way is one of its methods (the generator that is read, `abort`, `close`), walked without an error, or with one that a
handler in it catches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from streamlint.facts import records
from streamlint.retention.ending.frames import Way
from streamlint.retention.ending.guards import names_stop
from streamlint.retention.ending.heard import Cached, Cleared, Emission
from streamlint.retention.ending.releases import CONSTRUCTORS, Releases
from streamlint.retention.ending.relevance import Relevance
from streamlint.retention.ending.states import Gone
from streamlint.retention.ending.walk import Walk
from streamlint.retention.ending.words import begins_anew, speaks_of_end, words
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue

_READING = frozenset({"__iter__", "__aiter__", "__next__", "__anext__"})
_BREAKING = frozenset({"abort", "aborted", "cancel", "cancelled", "fail", "failed", "error", "interrupt", "kill"})


@dataclass(frozen=True, slots=True)
class Ended:
    """What a class does on one way: `clears`, `caches` and `tells`, each in order, and what is `dropped` at its end."""

    cls: ClassValue
    way: Way
    clears: tuple[Cleared, ...]
    caches: tuple[Cached, ...]
    tells: tuple[Emission, ...]
    dropped: dict[str, Gone] = field(default_factory=dict)
    told: bool = False

    @property
    def scope(self) -> Scope:
        """The method."""
        return self.way.scope

    @property
    def is_broken_off(self) -> bool:
        """Whether the stream ends before its time: by an error that is caught, or by a method like `abort`."""
        return self.way.fails is not None or any(word in _BREAKING for word in words(self.scope.function.name))

    @property
    def is_end(self) -> bool:
        """Whether the stream has ended after it."""
        name = self.scope.function.name
        if begins_anew(name):
            return False
        return (
            self.told or self.scope.generator or name in _READING or speaks_of_end(name) or self.way.fails is not None
        )


class Ways:
    """The ways out of the stream classes of a program."""

    def __init__(self, linker: Linker, releases: Releases, relevance: Relevance) -> None:
        self._linker = linker
        self.releases = releases
        self._walk = Walk(linker, releases, relevance)

    @cached_property
    def all(self) -> tuple[Ended, ...]:
        """Every way out of every class of which it matters how it ends, in the order of the code."""
        return tuple(self._find())

    @cached_property
    def reached(self) -> frozenset[Scope]:
        """The methods by which classes end, and every function that these call."""
        found = {ended.scope for ended in self.all if ended.is_end}
        called: dict[Scope, set[Scope]] = {}
        for site, callee in self._linker.calls:
            called.setdefault(site.scope, set()).add(callee)
        edge = set(found)
        while edge:
            edge = {callee for scope in edge for callee in called.get(scope, ())} - found
            found |= edge
        return frozenset(found)

    def _find(self) -> Iterator[Ended]:
        for scope in self._linker.scopes:
            cls = scope.cls
            if cls is None or not scope.is_callable or scope.function.name in CONSTRUCTORS:
                continue
            matters = self.releases.concerns(cls) or bool(self.releases.lets_go(cls))
            if scope.function.parameters and matters and self.releases.is_telling(scope):
                for way in _ways(scope):
                    yield self._along(cls, way)

    def _along(self, cls: ClassValue, way: Way) -> Ended:
        walk = self._walk
        before = len(walk.clears), len(walk.caches), len(walk.emissions)
        after = walk.root(way.scope, None, way)
        found = walk.clears[before[0] :], walk.caches[before[1] :], walk.emissions[before[2] :]
        dropped, told = (dict(after.dropped), after.told) if after is not None else ({}, False)
        clears, caches, tells = found
        told = told or any(emission.event for emission in tells if speaks_of_end(emission.event))
        return Ended(cls, way, tuple(clears), tuple(caches), tuple(tells), dropped, told)


def _ways(scope: Scope) -> Iterator[Way]:
    yield Way(scope)
    for site in scope.sites:
        if isinstance(site.record, records.Try):
            for number, handler in enumerate(site.record.handlers):
                if not _is_stop(site, handler):
                    yield Way(scope, site, number)


def _is_stop(site: Site, handler: records.Handler) -> bool:
    return handler.types is not None and names_stop(site.scope, handler.types)
