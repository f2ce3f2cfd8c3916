"""Mermaid (https://mermaid.js.org/syntax/flowchart.html), which Markdown on GitHub and GitLab draws."""

from __future__ import annotations

import re
from collections.abc import Iterator

from streamlint.report.graph.label import edge_words, node_lines
from streamlint.report.plain import plain
from streamlint.retention.showing.drawing import Drawing, Edge, Node

_SHAPES = {
    "value": ("([", "])"),
    "attribute": ("[", "]"),
    "elements": ("[[", "]]"),
    "variable": ("(", ")"),
    "result": (">", "]"),
}
_ARROWS = {"flow": "-->", "keep": "==>", "owner": "-.->"}
_SPECIAL = re.compile(r"[^\w .:=/*+-]", re.ASCII)


def mermaid(drawing: Drawing) -> Iterator[str]:
    """A flow chart; the chain of the finding is red."""
    yield "flowchart TD"
    yield from (f"  {node.id}{_shaped(node)}" for node in drawing.nodes)
    yield from (f"  {edge.source} {_arrow(edge)} {edge.target}" for edge in drawing.edges)
    chain = [node.id for node in drawing.nodes if node.chain]
    arrows = [str(number) for number, edge in enumerate(drawing.edges) if edge.chain]
    if chain:
        yield "  classDef chain stroke:#b3261e,stroke-width:2px"
        yield f"  class {','.join(chain)} chain"
    if arrows:
        yield f"  linkStyle {','.join(arrows)} stroke:#b3261e,stroke-width:2px"


def _shaped(node: Node) -> str:
    opens, closes = _SHAPES[node.kind]
    return f'{opens}"{"<br/>".join(map(_inside, node_lines(node)))}"{closes}'


def _arrow(edge: Edge) -> str:
    return f'{_ARROWS[edge.kind]}|"{_inside(edge_words(edge))}"|'


def _inside(text: str) -> str:
    """Text between quotes: all but letters, digits and what means nothing there is written by its number."""
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", plain(text))
