"""Order: whether a stream class caches its final value, tells its listeners, and clears, in this order and on each way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from streamlint.facts import records
from streamlint.retention.chains import method_called
from streamlint.retention.ending.finals import is_final
from streamlint.retention.ending.heard import Cached, Emission
from streamlint.retention.ending.releases import CONSTRUCTORS, Releases
from streamlint.retention.ending.slices import Slices
from streamlint.retention.ending.states import Gone
from streamlint.retention.ending.ways import Ended, Ways
from streamlint.retention.ending.words import is_last
from streamlint.retention.keeping.keys import spelled
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue

Why = Literal["uncached", "cached-late", "cached-after-telling", "cached-one-way", "untold", "unheard"]


@dataclass(frozen=True, slots=True)
class Disorder:
    """`clear` empties `names` too early, or where it should not, on the way `ended`.

    "uncached": `accessor` still reads it. "cached-late": it is cached at `cache`, after that. "cached-after-telling": the
    same, where the handlers of the end are called before. "cached-one-way": only on another way, at `cache`. "untold": the
    handlers of the end are called after it, at `tells`. "unheard": it drops the handlers that are called there.
    """

    cls: ClassValue
    clear: Site
    names: tuple[str, ...]
    why: Why
    ended: Ended
    trail: tuple[Site, ...] = ()
    accessor: Scope | None = None
    cache: Site | None = None
    tells: Emission | None = None


@dataclass(frozen=True, slots=True)
class Final:
    """A final accessor, the state that it reads, and the caches that it reads: each with its stores and their sources."""

    accessor: Scope
    reads: frozenset[str]
    caches: dict[str, dict[Site, frozenset[str]]]


class Order:
    """The disorders of the stream classes of a program."""

    def __init__(self, linker: Linker, ways: Ways) -> None:
        self._linker = linker
        self._releases: Releases = ways.releases
        self._ways = ways
        self._known: dict[ClassValue, tuple[Final, ...]] = {}

    @cached_property
    def uncached(self) -> tuple[Disorder, ...]:
        """Where a class clears what its final accessor reads: one for each statement that clears."""
        return _first_of_each(found for ended in self._ways.all for found in self._uncached(ended))

    @cached_property
    def untold(self) -> tuple[Disorder, ...]:
        """Where a class clears before its listeners have run, or drops those that are still to be called.

        What clears even before the final value is cached is told once, as that: to clear later mends both.
        """
        early = {(found.cls, found.clear.scope) for found in self.uncached if found.why == "cached-late"}
        disorders = (found for ended in self._ways.all for found in _by_cause(list(self._untold(ended))))
        return _first_of_each(
            found for found in disorders if found.why != "untold" or (found.cls, found.clear.scope) not in early
        )

    # ------------------------------------------------------------------------------------------------------- caching

    def _uncached(self, ended: Ended) -> Iterator[Disorder]:
        if not ended.is_end or not self._releases.is_stream(ended.cls):
            return
        for final in self.finals(ended.cls):
            if ended.scope is not final.accessor:
                yield from self._read_when_gone(ended, final)
                yield from self._cached_late(ended, final)
                if ended.is_broken_off:
                    yield from self._cached_one_way(ended, final)

    def _read_when_gone(self, ended: Ended, final: Final) -> Iterator[Disorder]:
        for name, gone in ended.dropped.items():
            if name in final.reads and not final.caches and gone.clear is not None:
                yield Disorder(ended.cls, gone.clear, (name,), "uncached", ended, gone.trail, final.accessor)

    def _cached_late(self, ended: Ended, final: Final) -> Iterator[Disorder]:
        for cached in ended.caches:
            sources = final.caches.get(cached.name, {}).get(cached.site, frozenset())
            for name, gone in cached.dropped:
                if name in sources and gone.clear is not None:
                    yield _late(ended, final, name, gone, cached, "cached-late")
            if cached.told and not final.reads:
                for cleared in ended.clears:
                    if cleared.name in sources and cached.name in cleared.stored:
                        gone = Gone(cleared.site, cleared.site, trail=cleared.trail)
                        yield _late(ended, final, cleared.name, gone, cached, "cached-after-telling")

    def _cached_one_way(self, ended: Ended, final: Final) -> Iterator[Disorder]:
        stored = {cached.name for cached in ended.caches}
        for cleared in ended.clears:
            for name, stores in final.caches.items():
                cache = next((site for site, sources in stores.items() if cleared.name in sources), None)
                if cache is None or name in stored or name in cleared.stored or self._gathers(ended.cls, cache):
                    continue
                names, trail = (cleared.name,), cleared.trail
                yield Disorder(ended.cls, cleared.site, names, "cached-one-way", ended, trail, final.accessor, cache)

    def _gathers(self, cls: ClassValue, cache: Site) -> bool:
        """Whether it is cached as it comes, so that it is cached on every way."""
        return cache.is_looped or any(
            site.scope is cache.scope and not site.is_looped for site in self._releases.gathering_sites(cls)
        )

    def finals(self, cls: ClassValue) -> tuple[Final, ...]:
        """The final accessors of a class that depend on what it clears."""
        found = self._known.get(cls)
        if found is None:
            found = self._known[cls] = tuple(self._find_finals(cls))
        return found

    def _find_finals(self, cls: ClassValue) -> Iterator[Final]:
        methods = list({scope.function.name: scope for scope in reversed(list(self._releases.methods(cls)))}.values())
        state = frozenset(self._releases.lets_go(cls))
        slices = Slices(self._linker, methods)
        for accessor in methods if state else ():
            if not is_final(accessor.function.name) or accessor.generator:
                continue
            returned = slices.returned(accessor)
            caches = {name: _stores(slices, methods, name, state, accessor) for name in sorted(returned - state)}
            caches = {name: stores for name, stores in caches.items() if stores}
            if returned & state or caches:
                yield Final(accessor, returned & state, caches)

    # ------------------------------------------------------------------------------------------------------- telling

    def _untold(self, ended: Ended) -> Iterator[Disorder]:
        tables = {emission.table for emission in ended.tells}
        for emission in ended.tells if self._releases.is_stream(ended.cls) else ():
            if emission.how == "spawned":
                continue
            early = [
                (name, gone)
                for name, gone in emission.dropped
                if self._is_seen(ended.cls, name) and name not in tables and gone.clear is not None
            ]
            if early and is_last(emission.event or emission.table):
                yield _early(ended, early, emission, "untold")
                continue
            dropped = [(name, gone) for name, gone in emission.dropped if name == emission.table]
            told = any(_is_the_same(other, emission) for other in ended.tells)
            if dropped and not told and self._is_loaded_after(emission, dropped[0][1]):
                yield _early(ended, dropped, emission, "unheard")

    def _is_seen(self, cls: ClassValue, name: str) -> bool:
        """Whether a listener may look at state that a class clears."""
        return name in self._releases.lets_go(cls) and (
            not name.startswith("_") or self._releases.is_looked_at(cls, name)
        )

    def _is_loaded_after(self, emission: Emission, gone: Gone) -> bool:
        """Whether the handlers that are called were taken out of their table when it was empty, rather than before."""
        scope = emission.site.scope
        loads = [
            site
            for site in scope.sites
            if isinstance(site.record, records.LoadAttr) and site.record.name == emission.table
        ]
        cleared = next((site for site in (*gone.trail, gone.clear) if site is not None and site.scope is scope), None)
        if not loads or cleared is None:
            return bool(loads)
        return scope.sites.index(loads[0]) > scope.sites.index(cleared)


def _is_the_same(other: Emission, emission: Emission) -> bool:
    """Whether the handlers were told just that before, when none of them was dropped yet.

    A method that tells them what it is given tells them another thing each time.
    """
    if other.site is emission.site or other.table != emission.table or other.event != emission.event:
        return False
    if any(name == emission.table for name, _ in other.dropped):
        return False
    return _words(other) == _words(emission)


def _words(emission: Emission) -> tuple[str, ...]:
    """What handlers are called with, and the method of theirs that is called."""
    scope, record = emission.site.scope, emission.site.record
    if not isinstance(record, records.Call):
        return ()
    called = method_called(emission.site)
    return (
        called.name if called is not None else "",
        *(spelled(scope, argument.value) for argument in record.arguments),
    )


def _by_cause(disorders: list[Disorder]) -> Iterator[Disorder]:
    """Handlers that are dropped together with the state that they would look at need no words of their own."""
    untold = {disorder.clear.scope for disorder in disorders if disorder.why == "untold"}
    return (disorder for disorder in disorders if disorder.why == "untold" or disorder.clear.scope not in untold)


def _late(ended: Ended, final: Final, name: str, gone: Gone, cached: Cached, why: Why) -> Disorder:
    assert gone.clear is not None
    return Disorder(ended.cls, gone.clear, (name,), why, ended, gone.trail, final.accessor, cached.site)


def _early(ended: Ended, early: list[tuple[str, Gone]], emission: Emission, why: Why) -> Disorder:
    first = min((gone for _, gone in early), key=lambda gone: gone.clear.location if gone.clear else gone.end.location)
    assert first.clear is not None
    names = tuple(name for name, _ in early)
    return Disorder(ended.cls, first.clear, names, why, ended, first.trail, tells=emission)


def _stores(
    slices: Slices, methods: Iterable[Scope], name: str, state: frozenset[str], accessor: Scope
) -> dict[Site, frozenset[str]]:
    """Where a class stores in attribute `name` what it computes from its state. What the accessor stores comes too late."""
    found: dict[Site, frozenset[str]] = {}
    for scope in methods:
        if scope is accessor or scope.function.name in CONSTRUCTORS:
            continue
        own = scope.function.parameters[0].name
        for site in scope.sites:
            record = site.record
            if isinstance(record, records.StoreAttr) and record.of == own and record.name == name and record.value:
                sources = frozenset(slices.of(scope, record.value)) & state
                if sources:
                    found[site] = sources
    return found


def _first_of_each(disorders: Iterable[Disorder]) -> tuple[Disorder, ...]:
    """One disorder for each statement that clears. Of several statements in a row with one cause the first is told."""
    found: dict[Site, Disorder] = {}
    for disorder in disorders:
        found.setdefault(disorder.clear, disorder)
    return tuple(found.values())
