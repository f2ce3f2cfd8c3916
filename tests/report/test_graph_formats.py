"""Drawings of the graph: each format is read back by what reads it, whatever stands in the names."""

import json
import re
from collections.abc import Iterator

import networkx as nx
import pytest
from hypothesis import given, settings

from report.conftest import at
from report.test_hostile_text import NAMED, joined
from streamlint.report.graph.dot import dot
from streamlint.report.graph.formats import FORMATS
from streamlint.report.graph.graphml import graphml
from streamlint.report.graph.mermaid import mermaid
from streamlint.report.plain import plain
from streamlint.retention.showing.drawing import Drawing, Edge, Node

WHERE = at("src/agent.py", 7, 9, 34)
LAW = settings(max_examples=60, deadline=None)


def drawing(text: str = "Agent.history") -> Drawing:
    return Drawing(
        (
            Node("n1", "value", "MessageStream", "run()", "call", ("MessageStream",), at(text, 1, 1, 2), chain=True),
            Node("n2", "elements", f"each of {text}", text, "instance", (text, "list"), WHERE, chain=True),
            Node("n3", "attribute", text, text, "instance", (), None),
            Node("n4", "variable", text, text, "process", (), None),
            Node("n5", "result", text, "", "call", (), None),
        ),
        (
            Edge("n1", "n2", "keep", "append", WHERE, chain=True),
            Edge("n1", "n2", "keep", "slot", WHERE),
            Edge("n2", "n3", "owner", "lives as long as", None, chain=True),
            Edge("n3", "n5", "flow", text, at(text, 1, 1, 2)),
        ),
    )


DOT_STRING = r'"(?:[^"\\]|\\.)*"'
DOT_NODE = re.compile(rf"  (n\d+) \[(?:\w+=(?:{DOT_STRING}|\w+)(?:, )?)+\];")
DOT_EDGE = re.compile(rf"  (n\d+) -> (n\d+) \[(?:\w+=(?:{DOT_STRING}|\w+)(?:, )?)+\];")


def dot_pairs(lines: list[str]) -> Iterator[tuple[str, ...]]:
    """Nodes and edges as the grammar of DOT takes them apart; anything else fails."""
    assert (lines[0], lines[-1]) == ("digraph retention {", "}")
    for line in lines[4:-1]:
        matched = DOT_EDGE.fullmatch(line) or DOT_NODE.fullmatch(line)
        assert matched, line
        yield matched.groups()


MERMAID_NODE = re.compile(r"  (n\d+)(?:\(\[|\[\[|\[|\(|>)\"([^\"`]*)\"(?:\]\)|\]\]|\]|\))")
MERMAID_EDGE = re.compile(r"  (n\d+) (?:-->|==>|-\.->)\|\"([^\"`]*)\"\| (n\d+)")


def mermaid_text(text: str) -> str:
    """What Mermaid shows: numbers between `#` and `;` are characters."""
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text)


@LAW
@given(NAMED)
def test_dot(text: str) -> None:
    found = list(dot_pairs(list(dot(drawing(text)))))
    assert found == [
        ("n1",),
        ("n2",),
        ("n3",),
        ("n4",),
        ("n5",),
        ("n1", "n2"),
        ("n1", "n2"),
        ("n2", "n3"),
        ("n3", "n5"),
    ]


@LAW
@given(NAMED)
def test_mermaid(text: str) -> None:
    lines = list(mermaid(drawing(text)))
    assert lines[0] == "flowchart TD"
    nodes = [matched for line in lines if (matched := MERMAID_NODE.fullmatch(line))]
    edges = [matched for line in lines if (matched := MERMAID_EDGE.fullmatch(line))]
    assert (len(nodes), len(edges), len(lines)) == (5, 4, 13)
    assert mermaid_text(edges[3][2]) == f"{plain(text)} :1"
    assert all(line.isascii() for line in lines)
    assert lines[-2:] == ["  class n1,n2 chain", "  linkStyle 0,2 stroke:#b3261e,stroke-width:2px"]


@LAW
@given(NAMED)
def test_graphml(text: str) -> None:
    graph = nx.parse_graphml("\n".join(graphml(drawing(text))))
    assert isinstance(graph, nx.MultiDiGraph)
    assert list(graph) == ["n1", "n2", "n3", "n4", "n5"]
    assert graph.nodes["n1"]["path"] == plain(text)
    assert graph.nodes["n2"]["name"] == plain(f"each of {text}")
    assert (graph.nodes["n2"]["line"], graph.nodes["n2"]["chain"]) == (7, True)
    assert "line" not in graph.nodes["n3"]
    assert [data["how"] for _, _, data in graph.edges(data=True)][:3] == ["append", "slot", "lives as long as"]


@LAW
@given(NAMED)
def test_json(text: str) -> None:
    found = json.loads("\n".join(FORMATS["json"](drawing(text))))
    assert list(found) == ["version", "nodes", "edges"]
    assert found["nodes"][2]["name"] == joined(text)
    assert found["nodes"][2]["where"] is None
    assert found["edges"][0] == {
        "source": "n1",
        "target": "n2",
        "kind": "keep",
        "how": "append",
        "where": {"path": "src/agent.py", "line": 7, "column": 9},
        "chain": True,
    }


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_drawing(form: str) -> None:
    lines = list(FORMATS[form](Drawing()))
    assert lines
    if form == "graphml":
        assert len(nx.parse_graphml("\n".join(lines))) == 0
    if form == "dot":
        assert not list(dot_pairs(lines))
    if form == "mermaid":
        assert lines == ["flowchart TD"]


@LAW
@given(NAMED)
def test_no_ci_system_hears_a_command(text: str) -> None:
    for write in FORMATS.values():
        for line in "\n".join(write(drawing(text))).split("\n"):
            assert "##[" not in line
            assert not line.lstrip().startswith("::")
