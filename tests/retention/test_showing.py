"""What is drawn of a retention graph."""

from pathlib import Path

import pytest

from retention.linked import linked
from streamlint.location import Location, Span
from streamlint.retention.showing.choosing import Told, around, of_finding, whole
from streamlint.retention.showing.drawing import Drawing, Node

AGENT = """
import anthropic

class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.history = []
        self.other = []

    def run(self):
        for stream in self.client.beta.messages.tool_runner(stream=True):
            self.remember(stream)

    def remember(self, item):
        self.history.append(item)

    def replay(self):
        return [stream for stream in self.history]

AGENT = Agent()
AGENT.run()
UNRELATED = ["a", "b"]
COPY = UNRELATED
"""


def named(drawing: Drawing) -> dict[str, Node]:
    return {f"{node.kind} {node.name} of {node.owner}": node for node in drawing.nodes}


def told(drawing: Drawing) -> set[tuple[str, str, str]]:
    names = {node.id: node.name for node in drawing.nodes}
    return {(names[edge.source], edge.kind, names[edge.target]) for edge in drawing.edges}


STORE = Location("module.py", Span(15, 9, 15, 34))
ABOUT = Told(STORE, (Location("module.py", Span(11, 9, 11, 30)), STORE), "Agent.history")
CHAIN = {
    ("BetaMessageStream", "flow", "stream"),
    ("stream", "flow", "item"),
    ("item", "keep", "each of Agent.history"),
    ("each of Agent.history", "owner", "Agent.history"),
    ("Agent.history", "owner", "AGENT"),
}


def test_the_whole_graph_has_places_with_their_lives_and_arrows_with_their_code() -> None:
    drawing = whole(linked(AGENT))
    nodes = named(drawing)
    history = nodes["elements each of Agent.history of Agent.history"]
    assert (history.lifetime, history.holds) == ("instance", ("BetaMessageStream",))
    assert nodes["variable AGENT of module module"].lifetime == "process"
    assert nodes["variable item of Agent.remember()"].lifetime == "call"
    assert nodes["variable item of Agent.remember()"].where == Location("module.py", Span(14, 5, 14, 29))
    assert told(drawing) >= CHAIN
    assert ("UNRELATED", "flow", "COPY") in told(drawing)
    [store] = [edge for edge in drawing.edges if edge.where is not None and edge.where.line == 15]
    assert (store.kind, store.how) == ("keep", "append")
    assert not any(node.chain for node in drawing.nodes)


def test_places_for_classes_functions_and_libraries_are_left_out() -> None:
    names = {node.name for node in whole(linked(AGENT)).nodes}
    assert not names & {"Agent.run", "run", "Agent.client", "anthropic", "Anthropic"}


def test_a_finding_is_drawn_with_its_chain_marked() -> None:
    drawing = of_finding(linked(AGENT), ABOUT)
    assert told(drawing) == CHAIN
    assert all(edge.chain for edge in drawing.edges)
    assert all(node.chain for node in drawing.nodes)


def test_what_else_goes_into_the_container_is_drawn_unmarked() -> None:
    again = AGENT.replace(
        "    def replay", "    def again(self, other):\n        self.history.append(other)\n\n    def replay"
    )
    drawing = of_finding(linked(again + "AGENT.again(Agent())\n"), ABOUT)
    names = {node.id: node.name for node in drawing.nodes}
    assert {names[edge.source] for edge in drawing.edges if not edge.chain} == {"other"}


def test_a_finding_that_keeps_nothing_is_drawn_by_its_steps() -> None:
    drawing = of_finding(linked(AGENT), Told(STORE, (STORE,), ""))
    assert ("item", "keep", "each of Agent.history") in told(drawing)


TEXTS = """
class Stream:
    def __init__(self):
        self.texts = []

    def add(self, text):
        self.texts.append(text)

Stream().add("a")
"""


def test_a_container_of_texts_is_drawn_without_a_chain() -> None:
    store = Location("module.py", Span(7, 9, 7, 32))
    drawing = of_finding(linked(TEXTS), Told(store, (store,), "Stream.texts"))
    assert told(drawing) == {("Stream.texts", "owner", "Stream")}
    assert not any(node.chain for node in drawing.nodes)


def test_a_finding_without_a_container_is_drawn_by_the_lines_of_its_steps() -> None:
    line = Location("module.py", Span(4, 9, 4, 10))
    assert ("Stream.texts", "owner", "Stream") in told(of_finding(linked(TEXTS), Told(line, (line,), "")))


def test_around_a_line() -> None:
    drawing = around(linked(AGENT), "module.py", 15)
    assert told(drawing) >= {("stream", "flow", "item"), ("item", "keep", "each of Agent.history")}
    assert "UNRELATED" not in {node.name for node in drawing.nodes}
    assert around(linked(AGENT), "module.py", 1) == Drawing()
    assert around(linked(AGENT), "other.py", 15) == Drawing()


def test_the_same_program_is_drawn_the_same() -> None:
    first, second = whole(linked(AGENT)), whole(linked(AGENT))
    assert first == second
    numbers = [int(node.id[1:]) for node in first.nodes]
    assert numbers == list(range(1, len(numbers) + 1))
    ids = {node.id for node in first.nodes}
    assert all({edge.source, edge.target} <= ids for edge in first.edges)


def test_elements_under_constant_keys_are_told_apart() -> None:
    program = linked(AGENT + "import anthropic\nSLOTS = {}\nSLOTS['last'] = anthropic.Anthropic().messages.stream()\n")
    assert "SLOTS['last']" in {node.name for node in whole(program).nodes}


def test_what_a_class_of_a_function_keeps_is_drawn() -> None:
    program = linked(
        "def make():\n    class Local:\n        kept = [[]]\n    def count():\n        pass\n    count.kept = [[]]\n"
    )
    assert {"Local.kept[0]", "count.kept[0]"} <= {node.name for node in whole(program).nodes}


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "keeps").glob("*.py")), ids=lambda path: path.stem)
def test_every_kind_of_keeping_can_be_drawn(path: Path) -> None:
    program = linked(path.read_text(encoding="utf-8"))
    drawing = whole(program)
    ids = {node.id for node in drawing.nodes}
    assert len(ids) == len(drawing.nodes)
    for edge in drawing.edges:
        assert {edge.source, edge.target} <= ids
        assert edge.kind in ("flow", "keep", "owner")
    for kept in program.kept:
        part = of_finding(program, Told(kept.store.location, (), kept.owner.name))
        assert any(edge.chain and edge.where == kept.store.location for edge in part.edges)
