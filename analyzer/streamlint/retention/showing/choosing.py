"""Which part of a retention graph is drawn: all of it, what is near a line, or what a finding is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from streamlint.location import Location
from streamlint.retention.keeping.kept import Kept
from streamlint.retention.places import Attribute, Elements, Place
from streamlint.retention.program import Program
from streamlint.retention.showing.arrows import Arrow, arrows
from streamlint.retention.showing.drawing import Drawing, Edge, Node
from streamlint.retention.showing.naming import node

_NEAR = 2


@dataclass(frozen=True, slots=True)
class Told:
    """What a finding says of itself: where it stores, the steps of its chain, the name of its container."""

    store: Location
    steps: tuple[Location, ...]
    container: str


def whole(program: Program) -> Drawing:
    """All that can hold something."""
    every = list(arrows(program))
    return _drawing(program, every, ())


def around(program: Program, path: str, line: int) -> Drawing:
    """The places and flows on a line of a file, and what is within two steps of them."""
    every = list(arrows(program))
    return _drawing(program, _near(every, _on(program, every, path, line), _NEAR), ())


def of_finding(program: Program, told: Told) -> Drawing:
    """The chain of a finding, what owns its container, and all else that goes in there."""
    every = list(arrows(program))
    kept = _kept(program, told)
    chain = _links(every, kept) if kept is not None else []
    chain = chain or [arrow for arrow in every if arrow.where in told.steps]
    if not chain:  # what goes in there can keep nothing, such as text
        return _drawing(program, _near(every, _spoken_of(program, every, told), 1), ())
    chain = [*chain, *_owning(every, chain)]
    stores = {arrow.target for arrow in chain if isinstance(arrow.target, Attribute | Elements)}
    beside = [arrow for arrow in every if arrow.kind == "keep" and arrow.target in stores]
    return _drawing(program, list(dict.fromkeys([*chain, *beside])), chain)


def _on(program: Program, every: list[Arrow], path: str, line: int) -> set[Place]:
    """The places that stand on a line, or that a flow on that line joins."""
    here = {place for arrow in every if _at(arrow.where, path, line) for place in (arrow.source, arrow.target)}
    ends = dict.fromkeys(place for arrow in every for place in (arrow.source, arrow.target))
    return here | {place for place in ends if _at(node(place, program).where, path, line)}


def _spoken_of(program: Program, every: list[Arrow], told: Told) -> set[Place]:
    """The container of a finding; where it names none, the places on the lines of its steps."""
    ends = dict.fromkeys(place for arrow in every for place in (arrow.source, arrow.target))
    named = {place for place in ends if told.container and node(place, program).name == told.container}
    return named or {place for step in told.steps for place in _on(program, every, step.path, step.line)}


def _near(every: list[Arrow], places: set[Place], distance: int) -> list[Arrow]:
    """The arrows between places that are no further away than that."""
    for _ in range(distance):
        touching = [arrow for arrow in every if arrow.source in places or arrow.target in places]
        places = places | {place for arrow in touching for place in (arrow.source, arrow.target)}
    return [arrow for arrow in every if arrow.source in places and arrow.target in places]


def _at(where: Location | None, path: str, line: int) -> bool:
    return where is not None and where.path == path and where.span.line <= line <= where.span.end_line


def _kept(program: Program, told: Told) -> Kept | None:
    """The kept stream that a finding speaks of."""
    stored = [kept for kept in program.kept if told.store in (kept.store.location, kept.told_at.location)]
    named = [kept for kept in stored if kept.owner.name == told.container]
    near = [kept for kept in named if kept.source.site is not None and kept.source.site.location in told.steps]
    return next(iter(near or named or stored), None)


def _links(every: Iterable[Arrow], kept: Kept) -> list[Arrow]:
    """The arrows that a kept stream goes along."""
    places = {place for link in kept.links for place in (link.source, link.target)}
    sites = {link.flow.site.location for link in kept.links if link.flow.site is not None}
    return [
        arrow
        for arrow in every
        if arrow.source in places and arrow.target in places and (arrow.where is None or arrow.where in sites)
    ]


def _owning(every: list[Arrow], chain: list[Arrow]) -> list[Arrow]:
    """What keeps the places at the end of the chain, and so on."""
    found: list[Arrow] = []
    pending = [arrow.target for arrow in chain]
    seen: set[Place] = set()
    while pending:
        place = pending.pop()
        if place in seen:
            continue
        seen.add(place)
        for arrow in every:
            if arrow.kind == "owner" and arrow.source is place:
                found.append(arrow)
                pending.append(arrow.target)
    return found


def _drawing(program: Program, shown: Iterable[Arrow], chain: Collection[Arrow]) -> Drawing:
    """Nodes and edges in the order of the code, the nodes numbered."""
    shown = list(shown)
    marked = {place for arrow in chain for place in (arrow.source, arrow.target)}
    places = dict.fromkeys(place for arrow in shown for place in (arrow.source, arrow.target))
    nodes = sorted(((place, node(place, program)) for place in places), key=lambda pair: _order(pair[1]))
    ids = {place: f"n{number}" for number, (place, _) in enumerate(nodes, start=1)}
    edges = [
        Edge(ids[arrow.source], ids[arrow.target], arrow.kind, arrow.how, arrow.where, arrow in chain)
        for arrow in shown
    ]
    edges.sort(key=lambda edge: (int(edge.source[1:]), int(edge.target[1:]), edge.kind, edge.how, _place(edge.where)))
    numbered = (replace(one, id=ids[place], chain=place in marked) for place, one in nodes)
    return Drawing(tuple(numbered), tuple(edges))


def _order(one: Node) -> tuple[object, ...]:
    return (*_place(one.where), one.kind, one.owner, one.name, one.holds)


def _place(where: Location | None) -> tuple[str, int, int]:
    return (where.path, where.line, where.column) if where is not None else ("", 0, 0)
