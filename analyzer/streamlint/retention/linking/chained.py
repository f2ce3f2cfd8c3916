"""Chains of objects: `self.head = Node(stream, self.head)` keeps all that came before, a container by another spelling.

What is put in a slot holds what was there before; so the slot holds as many as ever were put there, until something else
takes the place of the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place, Variable
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Container, Instance, Opaque, Value

CHAIN = "chain"
"""The kind of such a container. Its elements are the links."""


def add(linker: Linker) -> None:
    """Gives each slot of which a new value holds the old one the container that it is."""
    for scope in linker.scopes:
        for site in scope.sites:
            if isinstance(site.record, records.StoreAttr | records.Copy) and site.record.value is not None:
                _chain(linker, site, site.record, site.record.value)


def _chain(linker: Linker, site: Site, record: records.StoreAttr | records.Copy, operand: str) -> None:
    made = site.scope.definitions.get(operand)
    if made is None or not isinstance(made.record, records.Call | records.Collection):
        return
    before = [each for each in _given(made.record) if is_slot(site.scope, each, record)]
    if not before:
        return
    values = linker.variable(site.scope, operand).values
    for link in [value for value in values if value.site is made and isinstance(value, Instance | Container)]:
        if any(link in linker.variable(site.scope, each).values for each in before) and _holds_itself(linker, link):
            for place, owner in tuple(_slots(linker, site.scope, record, link)):
                whole = _whole(linker, site.scope, place, owner)
                linker.give(place, whole)
                linker.flow(linker.variable(site.scope, operand), linker.elements(whole), Flow("append", site))


def _given(record: records.Call | records.Collection) -> Iterator[str]:
    if isinstance(record, records.Call):
        yield from (argument.value for argument in record.arguments if not argument.star)
    else:
        yield from (element.value for element in record.elements if not element.star)


def is_slot(scope: Scope, operand: str, record: records.StoreAttr | records.Copy) -> bool:
    """Whether an operand is what stands in the very slot that the record stores into."""
    if isinstance(record, records.Copy):
        return operand == record.to
    loaded = scope.definitions.get(operand)
    if loaded is None or not isinstance(loaded.record, records.LoadAttr):
        return False
    return (loaded.record.of, loaded.record.name) == (record.of, record.name)


def _holds_itself(linker: Linker, link: Value) -> bool:
    if isinstance(link, Container):
        return link in linker.every(link).values
    return any(link in place.values for place in linker.attributes_of(link))


def _slots(
    linker: Linker, scope: Scope, record: records.StoreAttr | records.Copy, link: Value
) -> Iterator[tuple[Place, Value | None]]:
    if isinstance(record, records.Copy):
        yield linker.variable(scope, record.to), None
        return
    for holder in linker.variable(scope, record.of).values:
        if isinstance(holder, Instance | ClassValue | Opaque):
            place = linker.attribute(holder, record.name)
            if link in place.values:
                yield place, holder


def _whole(linker: Linker, scope: Scope, place: Place, owner: Value | None) -> Container:
    home = scope if owner is None else None
    if home is not None and isinstance(place, Variable) and place.scope is not None:
        home = place.scope
    begun = linker.entry(home) if home is not None and home.is_callable else None
    holder = owner if isinstance(owner, Instance) else None
    return linker.intern((CHAIN, place), lambda: Container(begun, CHAIN, holder))
