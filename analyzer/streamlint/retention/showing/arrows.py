"""The arrows of a drawing: the flows between places that have a name in the code, and what owns what keeps.

Between two named places there are temporaries, one for each step of an expression; their flows are drawn as one arrow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.location import Location
from streamlint.retention.graph import Flow
from streamlint.retention.places import Attribute, Elements, Place, Variable
from streamlint.retention.program import Program
from streamlint.retention.values import Container, Generator, Instance, Lazy, Opaque, Partial, Stream, Value, View

SHOWN = (Stream, View, Container, Instance, Generator, Lazy, Opaque, Partial)
"""Values that a drawing is about. Classes, modules, functions and the objects of libraries keep no stream of a region."""
_KEEPING = frozenset({"append", "slot", "keep", "capture"})
_FURTHEST = 12


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one place that is drawn to another; `kind`, `how` and `where` as an edge of a drawing has them."""

    source: Place
    target: Place
    kind: str
    how: str
    where: Location | None


def is_drawn(place: Place) -> bool:
    """Whether a place has a name, or something that matters is made there."""
    if isinstance(place, Variable):
        if is_temporary(place):
            return any(isinstance(value, SHOWN) for value in place.roots)
    elif isinstance(place, Elements) and place.every:
        return False
    return any(isinstance(value, SHOWN) for value in place.values)


def is_temporary(place: Variable) -> bool:
    """Whether a variable is a step inside of an expression, which has no name in the code."""
    return "%" in place.name or place.name.startswith(".")


def arrows(program: Program) -> Iterator[Arrow]:
    """All arrows of a program."""
    after: dict[Place, list[tuple[Place, Flow]]] = {}
    for source, target, flow in program.linker.graph.flows():
        after.setdefault(source, []).append((target, flow))
    drawn = {place: None for place in program.linker.places() if is_drawn(place)}
    for place in drawn:
        yield from dict.fromkeys(_leaving(place, after, drawn))
        yield from _owned(place, program)


def _leaving(place: Place, after: dict[Place, list[tuple[Place, Flow]]], drawn: dict[Place, None]) -> Iterator[Arrow]:
    """The flows out of a place up to the next that is drawn."""
    pending: list[tuple[Place, tuple[Flow, ...]]] = [(place, ())]
    seen = {place}
    while pending:
        here, way = pending.pop()
        for target, flow in after.get(here, ()):
            flows = (*way, flow)
            if target in drawn:
                if target is not place and _shared(place, target):
                    yield _arrow(place, target, flows)
            elif target not in seen and len(flows) < _FURTHEST:
                seen.add(target)
                pending.append((target, flows))


def _shared(source: Place, target: Place) -> bool:
    """Whether something that is shown can go from one place to the other."""
    return any(value in target.values for value in source.values if isinstance(value, SHOWN))


def _arrow(source: Place, target: Place, flows: tuple[Flow, ...]) -> Arrow:
    told = [flow for flow in flows if flow.site is not None]
    keeping = [flow for flow in told if flow.how in _KEEPING]
    where = [flow.site.location for flow in keeping or told if flow.site is not None]
    how = ", ".join(dict.fromkeys(flow.how for flow in told or flows))
    return Arrow(source, target, "keep" if keeping else "flow", how, where[-1] if where else None)


def _owned(place: Place, program: Program) -> Iterator[Arrow]:
    """What an attribute or an element belongs to leads to the place where that is kept."""
    holder = place.holder if isinstance(place, Attribute | Elements) else None
    if not isinstance(holder, Value):
        return
    owner = program.owners.of(holder)
    if owner is not None and owner.place is not place and is_drawn(owner.place) and not _is_parameter(owner.place):
        yield Arrow(place, owner.place, "owner", "lives as long as", owner.where)
        return
    where = holder.site.location if holder.site is not None else None
    for made in program.owners.beginnings(holder):
        if isinstance(made, Variable) and is_temporary(made) and is_drawn(made):
            yield Arrow(place, made, "owner", "lives as long as", where)


def _is_parameter(place: Place) -> bool:
    """Whether a place is given what it holds by a caller, who keeps it for longer than the call."""
    if not isinstance(place, Variable) or place.scope is None:
        return False
    return any(parameter.name == place.name for parameter in place.scope.function.parameters)
