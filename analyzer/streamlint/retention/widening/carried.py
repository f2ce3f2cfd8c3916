"""Which values are streams or hold one: what a search for further code has to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.retention.keeping.streams import is_source
from streamlint.retention.places import Attribute, Elements, Place
from streamlint.retention.values import Container, Generator, Instance, Value, View

if TYPE_CHECKING:
    from streamlint.retention.program import Program

_DEEPEST = 2


def carried(program: Program) -> frozenset[Value]:
    """Streams, views of them, generators of them, and the containers and instances that hold them."""
    linker = program.linker
    classes = frozenset(program.stream_classes.all)
    found = {
        value
        for value in linker.all_values()
        if is_source(value) or (isinstance(value, Instance) and value.cls in classes)
    }
    for _ in range(_DEEPEST):
        more = {value for value in linker.all_values() if value not in found and _hands_on(value, found)}
        places: list[Attribute | Elements] = [*linker.all_attributes(), *linker.all_elements()]
        for place in places:
            holder = place.holder
            if isinstance(holder, Instance | Container) and holder not in found and _holds(place, found):
                more.add(holder)
        if not more:
            break
        found |= more
    return frozenset(found)


def _hands_on(value: Value, found: set[Value]) -> bool:
    """Whether a value is a view of what was found, or yields it."""
    if isinstance(value, Generator):
        yielded = value.scope.yielded if value.scope is not None else None
        return yielded is not None and _holds(yielded, found)
    return isinstance(value, View) and value.of in found


def _holds(place: Place, found: set[Value]) -> bool:
    return not found.isdisjoint(place.values)
