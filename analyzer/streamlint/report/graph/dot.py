"""DOT, the language of Graphviz (https://graphviz.org/doc/info/lang.html)."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.report.graph.label import edge_words, node_lines
from streamlint.report.plain import plain
from streamlint.retention.showing.drawing import Drawing, Edge, Node

_SHAPES = {"value": "ellipse", "attribute": "box", "elements": "box3d", "variable": "box", "result": "note"}
_STYLES = {"flow": "solid", "keep": "bold", "owner": "dashed"}


def dot(drawing: Drawing) -> Iterator[str]:
    """A directed graph; the chain of the finding is red."""
    yield "digraph retention {"
    yield "  rankdir=TB;"
    yield '  node [fontname="sans-serif", fontsize=11];'
    yield '  edge [fontname="sans-serif", fontsize=10];'
    yield from (f"  {node.id} [{_node(node)}];" for node in drawing.nodes)
    yield from (f"  {edge.source} -> {edge.target} [{_edge(edge)}];" for edge in drawing.edges)
    yield "}"


def _node(node: Node) -> str:
    label = "\\n".join(map(_inside, node_lines(node)))
    rounded = ', style="rounded"' if node.kind == "variable" else ""
    return f'label="{label}", shape={_SHAPES[node.kind]}{rounded}{_red(node.chain)}'


def _edge(edge: Edge) -> str:
    return f'label="{_inside(edge_words(edge))}", style={_STYLES[edge.kind]}{_red(edge.chain)}'


def _red(marked: bool) -> str:
    return ', color="#b3261e", fontcolor="#b3261e", penwidth=2' if marked else ""


def _inside(text: str) -> str:
    """Text between quotes; a backslash opens an escape there."""
    return plain(text).replace("\\", "\\\\").replace('"', '\\"')
