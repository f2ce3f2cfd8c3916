"""Chains of objects: `self.head = Node(stream, self.head)` keeps all that came before, a container by another spelling.

What is put in a slot holds what was there before; so the slot holds as many as ever were put there, until something else
takes the place of the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Attribute, Place, Variable
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
                _lengthen(linker, site, site.record, site.record.value)


def _chain(linker: Linker, site: Site, record: records.StoreAttr | records.Copy, operand: str) -> None:
    made = _made(site.scope, operand)
    if made is None or not isinstance(made.record, records.Call | records.Collection):
        return
    given = (*_given(made.record), *_given_later(linker, site, operand))
    before = [each for each in given if is_slot(site.scope, each, record)]
    if not before:
        return
    values = linker.variable(site.scope, operand).values
    for link in [value for value in values if value.site is made and isinstance(value, Instance | Container)]:
        if any(_has(linker.variable(site.scope, each), link) for each in before) and _holds_itself(linker, link):
            for place, owner in tuple(_slots(linker, site.scope, record, link)):
                whole = _whole(linker, site.scope, place, owner)
                linker.give(place, whole)
                linker.flow(linker.variable(site.scope, operand), linker.elements(whole), Flow("append", site))
                _cut(linker, link, whole)


def _cut(linker: Linker, link: Instance | Container, whole: Container) -> None:
    """`self.head.before.before = None` lets go of all links behind that one."""
    ties = [place.name for place in linker.attributes_of(link) if link in place.values]
    for store in (store for name in ties for store in linker.attribute_stores.get(name, ())):
        record = store.record
        if not isinstance(record, records.StoreAttr) or record.value is None or store.scope.is_constructor:
            continue
        if store.scope.is_none(record.value) and link in linker.variable(store.scope, record.of).values:
            linker.evict(store, whole, "trim")


def _made(scope: Scope, operand: str) -> Site | None:
    """The record that makes what an operand is, by its own name or by one that is bound once."""
    return scope.definitions.get(scope.copied(operand) or operand)


def _given_later(linker: Linker, site: Site, operand: str) -> Iterator[str]:
    """What a link is given in the statements before it is stored: `node.next = self.head`."""
    for store in site.scope.sites:
        record = store.record
        if store.block is not site.block or store.index >= site.index or not isinstance(record, records.StoreAttr):
            continue
        if record.of == operand and record.value is not None and _stays_tied(linker, store, record.name):
            yield record.value


def _stays_tied(linker: Linker, site: Site, name: str) -> bool:
    """Whether nothing else than a constructor ties the links of a chain in another way: that may take some out."""
    return all(
        other is site or other.scope.is_constructor or other.scope.function.kind == "class"
        for other in linker.attribute_stores.get(name, ())
    )


def _given(record: records.Call | records.Collection) -> Iterator[str]:
    if isinstance(record, records.Call):
        yield from (argument.value for argument in record.arguments if not argument.star)
    else:
        yield from (element.value for element in record.elements if not element.star)


def _lengthen(linker: Linker, site: Site, record: records.StoreAttr | records.Copy, operand: str) -> None:
    """`self.tail.next = node; self.tail = node`: who has the first link, in another attribute, holds all of them."""
    if not isinstance(record, records.StoreAttr):
        return
    tail = site.scope.definitions.get(record.of)
    if tail is None or not isinstance(tail.record, records.LoadAttr) or not _goes_on(site, tail.record, operand):
        return
    if not _stays_tied(linker, site, record.name):
        return
    links = {value for value in linker.variable(site.scope, operand).values if isinstance(value, Instance)}
    for holder in tuple(linker.variable(site.scope, tail.record.of).values):
        for place in linker.attributes_of(holder) if isinstance(holder, Instance | ClassValue) else ():
            if place.name != tail.record.name and _has_first(place, links):
                whole = _whole(linker, site.scope, place, holder)
                linker.give(place, whole)
                linker.flow(linker.variable(site.scope, operand), linker.elements(whole), Flow("append", site))


def _goes_on(site: Site, tail: records.LoadAttr, operand: str) -> bool:
    """Whether the link becomes the last one after it was tied to the last."""
    after = (each.record for each in site.scope.sites if each is not site)
    return any(
        isinstance(record, records.StoreAttr)
        and (record.of, record.name, record.value) == (tail.of, tail.name, operand)
        for record in after
    )


def _has_first(place: Attribute, links: set[Instance]) -> bool:
    """Whether a link stands in an attribute, the first of the chain."""
    classes = {link.cls for link in links}
    return any(isinstance(value, Instance) and value.cls in classes for value in place.values)


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
        return _has(linker.every(link), link)
    return any(link in place.values for place in linker.attributes_of(link))


def _has(place: Place, link: Value) -> bool:
    """Whether a place has a link, or the one that an object has of its own of it."""
    return any(
        value is link or (isinstance(value, Container) and isinstance(link, Container) and value.site is link.site)
        for value in place.values
    )


def _slots(
    linker: Linker, scope: Scope, record: records.StoreAttr | records.Copy, link: Value
) -> Iterator[tuple[Place, Value | None]]:
    if isinstance(record, records.Copy):
        yield linker.variable(scope, record.to), None
        return
    for holder in linker.variable(scope, record.of).values:
        if isinstance(holder, Instance | ClassValue | Opaque):
            place = linker.attribute(holder, record.name)
            if _has(place, link):
                yield place, holder


def _whole(linker: Linker, scope: Scope, place: Place, owner: Value | None) -> Container:
    home = scope if owner is None else None
    if home is not None and isinstance(place, Variable) and place.scope is not None:
        home = place.scope
    begun = linker.entry(home) if home is not None and home.is_callable else None
    holder = owner if isinstance(owner, Instance) else None
    return linker.intern((CHAIN, place), lambda: Container(begun, CHAIN, holder))
