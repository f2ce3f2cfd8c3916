"""Copies: where each stream is handed its own copy of a history that grows while such streams are made.

The copy is found backwards from what a stream is made with: through names, displays, dictionaries of parameters, and the
functions that give or take them. What is copied must be added to in a region in which the streams are made, and outlive it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from streamlint.facts import records
from streamlint.retention.keeping.kept import Kept
from streamlint.retention.keeping.makers import copied, inputs, makers, parts
from streamlint.retention.keeping.regions import Region, Regions
from streamlint.retention.keeping.slots import parameter_of
from streamlint.retention.linking.classes import lineage, method
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Container, Instance, Stream, Value

_DEEPEST = 4
_HOLDS_HISTORY = "O(history)"

Operand = tuple[Scope, str]


@dataclass(frozen=True, slots=True)
class HistoryCopy:
    """At `site` `stream` is handed a copy of `history`, which `grows` with each repetition of `region`.

    `made` is the call that makes the stream. `kept` is where such streams are kept; None where they are only handed out.
    """

    site: Site
    stream: Value
    made: Site
    history: Container
    grows: Site
    region: Region
    kept: Kept | None


class Copies:
    """The copies of histories that a program hands to its streams."""

    def __init__(
        self, linker: Linker, regions: Regions, kept: tuple[Kept, ...], let_go: dict[ClassValue, set[str]]
    ) -> None:
        self._linker = linker
        self._regions = regions
        self._let_go = let_go
        self._kept: dict[Value, Kept] = {}
        for each in kept:
            self._kept.setdefault(each.source, each)

    def of(self, stream: Value) -> Iterator[HistoryCopy]:
        """The copies that one stream is handed, where it can be kept and does not let go of them."""
        site = stream.site
        if site is None or not isinstance(site.record, records.Call) or not self._can_be_kept(stream):
            return
        for argument in site.record.arguments:
            if not self._holds(stream, argument):
                continue
            for copy, source in self._copies(site.scope, argument.value):
                if self._linker.variable(*source) in self._linker.clouded:
                    continue  # what is copied is one of many things, of which the history may be none
                if not self._is_own(stream, copy.scope):
                    yield from self._growing(stream, site, copy, source)

    def _can_be_kept(self, stream: Value) -> bool:
        return stream in self._kept or stream in self._yielded

    @cached_property
    def _yielded(self) -> frozenset[Value]:
        return frozenset(
            value for scope in self._linker.scopes if scope.yielded is not None for value in scope.yielded.values
        )

    def _is_own(self, stream: Value, scope: Scope) -> bool:
        """Whether the stream's own class copies: then it is not handed the copy."""
        return isinstance(stream, Instance) and scope.cls in set(lineage(stream.cls))

    # ------------------------------------------------------------------------------------------------ is it held

    def _holds(self, stream: Value, argument: records.Argument) -> bool:
        """Whether a stream holds what it is made with until it is dropped."""
        if isinstance(stream, Stream):
            return stream.api is not None and stream.api.growth == _HOLDS_HISTORY
        if not isinstance(stream, Instance) or stream.site is None:
            return False
        names = set(self._stored(stream, argument))
        gone = {name for cls in lineage(stream.cls) for name in self._let_go.get(cls, ())}
        return bool(names) and not names <= gone

    def _stored(self, stream: Instance, argument: records.Argument) -> Iterator[str]:
        """The attributes in which the constructor puts an argument, or what it makes of it."""
        assert stream.site is not None
        constructors = list(method(self._linker, stream.cls, "__init__"))
        if not constructors and argument.keyword is not None:
            yield argument.keyword
        for scope in constructors:
            parameter = parameter_of(stream.site, scope, argument)
            own = scope.function.parameters[0].name if scope.function.parameters else ""
            for site in scope.sites:
                record = site.record
                if not isinstance(record, records.StoreAttr) or record.of != own or record.value is None:
                    continue
                if parameter in _leads_to(scope, record.value):
                    yield record.name

    # ----------------------------------------------------------------------------------------------- is it copied

    def _copies(self, scope: Scope, operand: str) -> Iterator[tuple[Site, Operand]]:
        """The copies that an operand is, or holds: each with what it copies."""
        seen: set[Operand] = set()
        pending = [(scope, operand, 0)]
        while pending:
            where, name, depth = pending.pop()
            if (where, name) in seen or depth > _DEEPEST:
                continue
            seen.add((where, name))
            for site in makers(where, name):
                for source in copied(self._linker, site):
                    yield site, (where, source)
                pending.extend((where, inner, depth) for inner in parts(where, site, name))
                pending.extend((*given, depth + 1) for given in self._given_back(site))
            pending.extend((*given, depth + 1) for given in self._given(where, name))

    def _given_back(self, site: Site) -> Iterator[Operand]:
        """What the functions of the project that are called at a site return."""
        for callee in self._called.get(site, ()):
            for inner in callee.sites:
                if isinstance(inner.record, records.Return) and inner.record.value is not None:
                    yield callee, inner.record.value

    def _given(self, scope: Scope, name: str) -> Iterator[Operand]:
        """What the calls of a function give for a parameter."""
        if all(parameter.name != name for parameter in scope.function.parameters):
            return
        for site in self._linker.callers.get(scope, ()):
            if isinstance(site.record, records.Call):
                for argument in site.record.arguments:
                    if parameter_of(site, scope, argument) == name:
                        yield site.scope, argument.value

    @cached_property
    def _called(self) -> dict[Site, list[Scope]]:
        found: dict[Site, list[Scope]] = {}
        for callee, sites in self._linker.callers.items():
            for site in sites:
                found.setdefault(site, []).append(callee)
        return found

    # ---------------------------------------------------------------------------------------------------- does it grow

    def _growing(self, stream: Value, made: Site, copy: Site, source: Operand) -> Iterator[HistoryCopy]:
        making = self._regions.around(made)
        for history in self._histories(source):
            outlived = making - self._regions.life_of(history)
            for grows in self._added.get(history, ()):
                shared = sorted(outlived & self._regions.around(grows), key=_order)
                if shared:
                    yield HistoryCopy(copy, stream, made, history, grows, shared[0], self._kept.get(stream))
                    return

    def _histories(self, source: Operand) -> Iterator[Container]:
        """The lists that are copied; those in a copied dictionary too."""
        for value in tuple(self._linker.variable(*source).values):
            if not isinstance(value, Container) or value.bounded or value.weak or value.copied:
                continue
            yield value
            if value.kind in ("dict", "defaultdict"):
                held = self._linker.every(value).values
                yield from (inner for inner in held if isinstance(inner, Container) and inner.kind == "list")

    @cached_property
    def _added(self) -> dict[Container, list[Site]]:
        """Where each container takes one more."""
        found: dict[Container, list[Site]] = {}
        for scope in self._linker.scopes:
            for site in scope.sites:
                for operand in self._adds(site):
                    for value in self._linker.variable(scope, operand).values:
                        if isinstance(value, Container):
                            found.setdefault(value, []).append(site)
        return found

    def _adds(self, site: Site) -> Iterator[str]:
        record = site.record
        if isinstance(record, records.Operate) and record.operator == "+=":
            yield record.values[0]
        loaded = site.scope.definitions.get(record.function) if isinstance(record, records.Call) else None
        if loaded is not None and isinstance(loaded.record, records.LoadAttr):
            does = self._linker.any_container_method(loaded.record.name)
            if does is not None and loaded.record.name != "update" and (does.puts, does.puts_each) != (None, None):
                yield loaded.record.of


def _order(region: Region) -> tuple[bool, str, int, int]:
    line = region.site.record.at.line if region.site is not None else 0
    return (region.site is None, region.scope.module.path, region.scope.number, line)


def _leads_to(scope: Scope, operand: str) -> set[str]:
    """The names from which an operand is computed, itself included."""
    seen: set[str] = set()
    pending = [operand]
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            for site in makers(scope, name):
                pending.extend(inputs(site.record))
    return seen
