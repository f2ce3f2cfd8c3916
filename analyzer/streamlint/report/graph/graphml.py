"""GraphML (http://graphml.graphdrawing.org), which networkx, Gephi and yEd read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from streamlint.location import Location
from streamlint.report.markup import escaped
from streamlint.retention.showing.drawing import Drawing

_NODE_KEYS = ("kind", "name", "owner", "lifetime", "holds", "path", "line", "column", "chain")
_EDGE_KEYS = ("kind", "how", "path", "line", "column", "chain")
_TYPES = {"line": "int", "column": "int", "chain": "boolean"}


def graphml(drawing: Drawing) -> Iterator[str]:
    """A directed graph with an attribute for each field of nodes and edges; a place that is not known has none."""
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for kind, names in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name in names:
            words = f'id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{_TYPES.get(name, "string")}"'
            yield f"  <key {words}/>"
    yield '  <graph id="retention" edgedefault="directed">'
    for node in drawing.nodes:
        yield f'    <node id="{node.id}">'
        said = [("kind", node.kind), ("name", node.name), ("owner", node.owner), ("lifetime", node.lifetime)]
        yield from _data("node", [*said, ("holds", ", ".join(node.holds)), *_place(node.where)], node.chain)
        yield "    </node>"
    for number, edge in enumerate(drawing.edges, start=1):
        yield f'    <edge id="e{number}" source="{edge.source}" target="{edge.target}">'
        yield from _data("edge", [("kind", edge.kind), ("how", edge.how), *_place(edge.where)], edge.chain)
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _place(where: Location | None) -> list[tuple[str, str]]:
    if where is None:
        return []
    return [("path", where.path), ("line", str(where.line)), ("column", str(where.column))]


def _data(kind: str, pairs: Iterable[tuple[str, str]], chain: bool) -> Iterator[str]:
    for name, value in (*pairs, ("chain", str(chain).lower())):
        yield f'      <data key="{kind}-{name}">{escaped(value)}</data>'
