"""The words on a node and on an edge, as lines of plain text."""

from __future__ import annotations

from streamlint.location import Location
from streamlint.report.plain import cropped, plain
from streamlint.retention.showing.drawing import Edge, Node

_ROOM = 60


def node_lines(node: Node) -> tuple[str, ...]:
    """What the node is, what it belongs to and for how long it lives, where it stands."""
    what = f"new {node.name}" if node.kind == "value" else node.name
    life = f"{node.owner}, {node.lifetime}" if node.owner else node.lifetime
    lines = (what, life, place(node.where))
    return tuple(cropped(line, _ROOM) for line in lines if line)


def edge_words(edge: Edge) -> str:
    """How, and on which line."""
    line = f" :{edge.where.line}" if edge.where is not None and edge.kind != "owner" else ""
    return f"{plain(edge.how)}{line}"


def place(where: Location | None) -> str:
    """`path:line`, or nothing."""
    return f"{plain(where.path)}:{where.line}" if where is not None else ""
