"""The drawing as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from streamlint import __version__
from streamlint.location import Location
from streamlint.report.encoded import encoded
from streamlint.retention.showing.drawing import Drawing, Edge, Node


def json(drawing: Drawing) -> Iterator[str]:
    """`version`, `nodes` and `edges`; lines and columns count from 1, `where` is null where it is not known."""
    yield encoded(
        {
            "version": __version__,
            "nodes": list(map(_node, drawing.nodes)),
            "edges": list(map(_edge, drawing.edges)),
        }
    )


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "owner": node.owner,
        "lifetime": node.lifetime,
        "holds": list(node.holds),
        "where": _place(node.where),
        "chain": node.chain,
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind,
        "how": edge.how,
        "where": _place(edge.where),
        "chain": edge.chain,
    }


def _place(where: Location | None) -> dict[str, Any] | None:
    return {"path": where.path, "line": where.line, "column": where.column} if where is not None else None
