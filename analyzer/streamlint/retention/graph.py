"""The retention graph: places as nodes, flows as edges. The only module that knows networkx."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    from streamlint.retention.places import Place
    from streamlint.retention.scopes import Site


@dataclass(frozen=True, slots=True)
class Flow:
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


class RetentionGraph:
    """Directed graph of places. Between two places there may be several flows, from several sites."""

    def __init__(self) -> None:
        self._graph: Any = nx.DiGraph()
        self._size = 0

    def connect(self, source: Place, target: Place, flow: Flow, *, carries: bool = True) -> bool:
        """Adds a flow; whether it is new. A flow that does not carry is followed by chains, not by linking."""
        known = self._graph.get_edge_data(source, target)
        if known is None:
            self._graph.add_edge(source, target, flows={flow: None}, carries=carries)
            self._size += 1
            return True
        known["carries"] = known["carries"] or carries
        if flow in known["flows"]:
            return False
        known["flows"][flow] = None
        return True

    def carried_to(self, source: Place) -> tuple[Place, ...]:
        """The places that every value of `source` reaches in one flow."""
        if source not in self._graph:
            return ()
        return tuple(target for target, data in self._graph.adj[source].items() if data["carries"])

    def after(self, source: Place) -> Iterator[tuple[Place, Flow]]:
        """The flows out of a place."""
        if source in self._graph:
            for target, data in self._graph.adj[source].items():
                for flow in data["flows"]:
                    yield target, flow

    def before(self, target: Place) -> Iterator[tuple[Place, Flow]]:
        """The flows into a place."""
        if target in self._graph:
            for source, data in self._graph.pred[target].items():
                for flow in data["flows"]:
                    yield source, flow

    def __len__(self) -> int:
        """The number of pairs of places between which something flows."""
        return self._size
