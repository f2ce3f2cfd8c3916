"""Containers of one object: what code that runs for each object makes is told apart by the object that it is made for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import Container, Instance, Value


def each(linker: Linker, site: Site, operand: str, value: Container, found: Callable[[Container], None]) -> None:
    """Calls `found` with what becomes of a value that grows as another one: of each object by whose attribute it was got.

    `self.live += (stream,)` leaves the tuple of the class as it was.
    """
    made = site.scope.definitions.get(operand)
    if made is None or not isinstance(made.record, records.LoadAttr):
        found(value)
        return

    def grows(holder: Value) -> None:
        mine = own(linker, value, holder) if isinstance(holder, Instance) else value
        assert isinstance(mine, Container)
        found(mine)

    linker.watch(linker.variable(site.scope, made.record.of), grows)


def keep(linker: Linker, holder: Instance, source: Place, place: Place, flow: Flow) -> None:
    """An instance keeps what is made for it, of which a container is its own."""

    def kept(value: Value) -> None:
        mine = own(linker, value, holder)
        linker.give(place, mine, root=mine is not value)

    linker.graph.connect(source, place, flow, carries=False)
    linker.watch(source, kept)


def own(linker: Linker, value: Value, holder: Value) -> Value:
    """A container that a method makes for its instance is that instance's own, apart from those of other instances."""
    if not isinstance(value, Container) or value.owner is not None or value.site is None:
        return value

    def make() -> Container:
        mine = replace(value, owner=holder)
        linker.flow(linker.every(value), linker.elements(mine), Flow("load", None))
        for key in _written_keys(value):
            linker.flow(linker.elements(value, key), linker.elements(mine, key), Flow("load", None))
        linker.clones.setdefault(value, []).append(mine)
        return mine

    return linker.intern(("own", value, holder), make)


def _written_keys(value: Container) -> Iterator[records.Constant]:
    """The constant keys of a dict that is written out."""
    record = value.site.record if value.site is not None else None
    if value.site is None or not isinstance(record, records.Collection):
        return
    for element in record.elements:
        constant = value.site.scope.constant(element.key) if element.key is not None else None
        if constant is not None and constant.value is not None:
            yield constant.value
