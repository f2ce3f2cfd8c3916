"""The retention graph: places as nodes, flows as edges. The only module that knows networkx."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import networkx as nx

if TYPE_CHECKING:
    from streamlint.retention.places import Place
    from streamlint.retention.scopes import Site


class Flow(NamedTuple):
    """A value goes from one place to another at `site`.

    `how` is the step's word: "assign", "pass", "receive", "return", "yield", "iterate", "enter", "await", "load"; into a
    container "append" (one more each time) or "slot" (in the place of the last), into an attribute "keep", into a function
    object "capture". `enters` is the call whose parameters are given, `leaves` the call whose result comes back: a path
    is real only where what it leaves is what it entered. `key` is the operand under which a container keeps.
    """

    how: str
    site: Site | None
    enters: Site | None = None
    leaves: Site | None = None
    key: str | None = None


class _Digraph(nx.DiGraph):  # type: ignore[type-arg]
    """A directed graph that hands out its own dicts: the views that networkx makes at each look cost more than the look."""

    def out_of(self, node: Place) -> dict[Place, dict[str, Any]]:
        """The edges out of a node, by target."""
        found: dict[Place, dict[str, Any]] = self._succ.get(node, _NONE)  # type: ignore[attr-defined]
        return found

    def into(self, node: Place) -> dict[Place, dict[str, Any]]:
        """The edges into a node, by source."""
        found: dict[Place, dict[str, Any]] = self._pred.get(node, _NONE)  # type: ignore[attr-defined]
        return found


_NONE: dict[Place, dict[str, Any]] = {}


class RetentionGraph:
    """Directed graph of places. Between two places there may be several flows, from several sites."""

    def __init__(self) -> None:
        self._graph = _Digraph()
        self._carried: dict[Place, list[Place]] = {}
        self._size = 0

    def connect(self, source: Place, target: Place, flow: Flow, *, carries: bool = True) -> bool:
        """Adds a flow; whether it is new. A flow that does not carry is followed by chains, not by linking."""
        known = self._graph.out_of(source).get(target)
        if known is None:
            self._graph.add_edge(source, target, flows={flow: None}, carries=carries)
            self._size += 1
            if carries:
                self._carried.setdefault(source, []).append(target)
            return True
        if carries and not known["carries"]:
            known["carries"] = True
            self._carried.setdefault(source, []).append(target)
        if flow in known["flows"]:
            return False
        known["flows"][flow] = None
        return True

    def carried_to(self, source: Place) -> Sequence[Place]:
        """The places that every value of `source` reaches in one flow. Not to be held while flows are added."""
        return self._carried.get(source, ())

    def after(self, source: Place) -> Iterator[tuple[Place, Flow]]:
        """The flows out of a place."""
        for target, data in self._graph.out_of(source).items():
            for flow in data["flows"]:
                yield target, flow

    def before(self, target: Place) -> Iterator[tuple[Place, Flow]]:
        """The flows into a place."""
        for source, data in self._graph.into(target).items():
            for flow in data["flows"]:
                yield source, flow

    def flows(self) -> Iterator[tuple[Place, Place, Flow]]:
        """All flows, each with the places that it joins, in the order in which they were found."""
        for source, target, data in self._graph.edges(data=True):
            for flow in data["flows"]:
                yield source, target, flow

    def __len__(self) -> int:
        """The number of pairs of places between which something flows."""
        return self._size
