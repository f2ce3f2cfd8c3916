"""Copies that are written back: `items = list(self.items); items.append(stream); self.items = items` grows as `append` does.

A container that takes the place of another of which it holds all, and more, is that other one, for what is kept: what comes
in goes on to the container that was there before, and what is taken out of the copy is out of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from streamlint.facts import records
from streamlint.retention.chains import method_called
from streamlint.retention.graph import Flow
from streamlint.retention.linking.chained import is_slot
from streamlint.retention.linking.linker import Eviction, Linker
from streamlint.retention.linking.remaking import remade_of
from streamlint.retention.places import Elements, Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Container, Instance

Storing = records.StoreAttr | records.Copy


def add(linker: Linker) -> None:
    """Lets what each such copy holds go on to what it takes the place of."""
    back = _WrittenBack(linker)
    for scope in linker.scopes:
        for site in scope.sites if scope.is_callable or scope.function.kind == "module" else ():
            record = site.record
            if isinstance(record, Storing) and record.value is not None and _is_remade(scope, record, record.value):
                back.add(site, record, record.value)


def _is_remade(scope: Scope, record: Storing, operand: str) -> bool:
    return any(is_slot(scope, each, record) for each in remade_of(scope, operand))


class _WrittenBack:
    """What is put into the containers of a program and taken out of them, by container."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._out: dict[Container, list[Eviction]] = {}
        self._elements: dict[object, list[Elements]] = {}
        for eviction in linker.evictions.values():
            self._out.setdefault(eviction.container, []).append(eviction)
        for place in linker.all_elements():
            self._elements.setdefault(place.holder, []).append(place)

    def add(self, site: Site, record: Storing, operand: str) -> None:
        """What a record stores, which holds all that was there before."""
        linker = self._linker
        arriving = [value for value in linker.variable(site.scope, operand).values if isinstance(value, Container)]
        copies = self._copies(site.scope, operand)
        out = [eviction for copy in copies for eviction in self._out.get(copy, ())]
        for place in _slots(linker, site.scope, record):
            old = [value for value in place.values if isinstance(value, Container) and value not in copies]
            grows = not out and self._is_added_to(site.scope, record, copies, old)
            for before in old:
                for eviction in out:
                    linker.evict(eviction.site, before, eviction.kind)
                for copy in arriving if grows else ():
                    if copy is not before and not before.bounded and not before.weak:
                        linker.flow(linker.every(copy), linker.elements(before), Flow("append", site))

    def _copies(self, scope: Scope, operand: str) -> list[Container]:
        """The containers that are made in the function on the way from what was there to what takes its place."""
        found = {
            value: None
            for each in (operand, *remade_of(scope, operand))
            for value in self._linker.variable(scope, each).values
            if isinstance(value, Container) and value.site is not None and value.site.scope is scope
        }
        return list(found)

    def _is_added_to(self, scope: Scope, record: Storing, copies: list[Container], old: Sequence[Container]) -> bool:
        """Whether a function puts anything into a copy but what is copied, while it is not yet what stands in the place."""
        return any(
            (not isinstance(source, Elements) or source.holder not in (*copies, *old))
            and flow.site is not None
            and flow.site.scope is scope
            and not is_slot(scope, _receiver(flow.site), record)
            for copy in copies
            for place in self._elements.get(copy, ())
            for source, flow in self._linker.graph.before(place)
        )


def _receiver(site: Site) -> str:
    """The operand into which a record puts something; empty where it is none that the code names."""
    called = method_called(site)
    if called is not None:
        return called.of
    return site.record.of if isinstance(site.record, records.StoreItem) else ""


def _slots(linker: Linker, scope: Scope, record: Storing) -> Iterator[Place]:
    if isinstance(record, records.Copy):
        yield linker.variable(scope, record.to)
        return
    for holder in linker.variable(scope, record.of).values:
        if isinstance(holder, Instance | ClassValue):
            yield linker.attribute(holder, record.name)
