"""The formats of a drawing by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from streamlint.report.graph.dot import dot
from streamlint.report.graph.graphml import graphml
from streamlint.report.graph.json import json
from streamlint.report.graph.mermaid import mermaid
from streamlint.retention.showing.drawing import Drawing

FORMATS: dict[str, Callable[[Drawing], Iterator[str]]] = {
    "dot": dot,
    "mermaid": mermaid,
    "graphml": graphml,
    "json": json,
}
