"""`streamlint graph` as users run it."""

import json
from pathlib import Path

import networkx as nx
import pytest

from cli.test_program import LEAK, streamlint

APP = """\
from store import Store

import anthropic


def run(client: anthropic.Anthropic, store: Store) -> None:
    for stream in client.beta.messages.tool_runner(stream=True):
        store.remember(stream)


run(anthropic.Anthropic(), Store())
"""
STORE = """\
class Store:
    def __init__(self) -> None:
        self.kept = []

    def remember(self, item) -> None:
        self.kept.append(item)
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("app.py").write_text(APP)
    Path("store.py").write_text(STORE)
    Path("other.py").write_text(LEAK)


def drawn(*arguments: str) -> tuple[dict[str, dict[str, object]], list[tuple[str, str, str]]]:
    done = streamlint("graph", "--format", "json", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    nodes = {node["id"]: node for node in found["nodes"]}
    names = {key: str(node["name"]) for key, node in nodes.items()}
    edges = [(names[edge["source"]], edge["kind"], names[edge["target"]]) for edge in found["edges"]]
    return {names[key]: node for key, node in nodes.items()}, edges


def test_the_whole_graph_goes_through_files() -> None:
    nodes, edges = drawn()
    assert ("stream", "flow", "item") in edges
    assert ("item", "keep", "each of Store.kept") in edges
    assert nodes["item"]["where"] == {"path": "store.py", "line": 5, "column": 5}
    assert "each of KEPT" in nodes


def test_a_finding() -> None:
    assert "store.py:6:9: STL103" in streamlint("--output-format", "concise").stdout.splitlines()[1]
    nodes, edges = drawn("--finding", "2")
    assert "each of KEPT" not in nodes
    assert ("item", "keep", "each of Store.kept") in edges
    assert nodes["each of Store.kept"]["chain"] is True
    assert "each of KEPT" in drawn("--finding", "1")[0]
    assert "each of Store.kept" in drawn("--finding", "1", "--select", "STL103")[0]


def test_around_a_line() -> None:
    nodes, edges = drawn("--around", "./store.py:6")
    assert "each of KEPT" not in nodes
    assert ("item", "keep", "each of Store.kept") in edges
    assert drawn("--around", "store.py:999") == ({}, [])


def test_every_format_in_a_file() -> None:
    for form in ("dot", "mermaid", "graphml", "json"):
        done = streamlint("graph", "--format", form, "-o", f"graph.{form}")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert Path("graph.dot").read_text().startswith("digraph retention {")
    assert Path("graph.mermaid").read_text().startswith("flowchart TD")
    graph = nx.read_graphml("graph.graphml")
    assert len(graph) == len(json.loads(Path("graph.json").read_text())["nodes"])


def test_it_is_the_same_each_time_and_for_every_order_of_paths() -> None:
    first = streamlint("graph", "app.py", "store.py", "other.py").stdout
    assert first == streamlint("graph", "other.py", "store.py", "app.py").stdout
    assert first == streamlint("graph").stdout


def test_nothing_to_draw() -> None:
    for path in Path().glob("*.py"):
        path.write_text("x = 1\n")
    assert drawn() == ({}, [])
    assert streamlint("graph").stdout.endswith("}\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--finding", "3"], "there is no finding 3: `streamlint check` has 2"),
        (["--finding", "0"], "0 is not in the range"),
        (["--finding", "1", "--around", "a.py:1"], "exclude each other"),
        (["--around", "a.py"], "`a.py` is not PATH:LINE"),
        (["--format", "png"], "'png' is not one of"),
        (["nowhere"], "nowhere: no such file or folder"),
    ],
)
def test_wrong_usage(arguments: list[str], words: str) -> None:
    done = streamlint("graph", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
