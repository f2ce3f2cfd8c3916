"""What is drawn of a retention graph: nodes and edges without anything of the analysis behind them."""

from __future__ import annotations

from dataclasses import dataclass

from streamlint.location import Location


@dataclass(frozen=True, slots=True)
class Node:
    """A place, or ("value") where something is made.

    `id` is unique in its drawing, `kind` is "variable", "attribute", "elements", "result" or "value". `owner` names what
    the place belongs to, `lifetime` says how long that lives ("call", "instance", "process"), `holds` what can stand there.
    `chain` marks the nodes of the finding that is shown.
    """

    id: str
    kind: str
    name: str
    owner: str
    lifetime: str
    holds: tuple[str, ...]
    where: Location | None
    chain: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """From `source` to `target`, both ids.

    `kind` is "flow" (a value goes there), "keep" (and is kept there), or "owner" (what keeps lives as long as the target).
    `how` are the words of the steps in the code, `where` is the code.
    """

    source: str
    target: str
    kind: str
    how: str
    where: Location | None
    chain: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes and edges, each in the order of the code."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
