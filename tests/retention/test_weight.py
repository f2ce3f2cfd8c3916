"""What a kept stream weighs, how that grows, and what to keep instead."""

from __future__ import annotations

import pytest

from retention.linked import linked, models
from streamlint.facts.lowering import lower
from streamlint.retention.keeping.weight import Weight, weigh
from streamlint.retention.program import Program, link
from streamlint.retention.values import Stream

TABLES = {
    "O(history)": "history * iterations",
    "O(tokens)": "reply * iterations",
    "O(body)": "body * iterations",
    "O(items)": "items * iterations",
    "O(unread)": "unread * iterations",
    "O(1)": "iterations",
}


def of_table(**api: object) -> Weight:
    """The weight of a stream that a table describes."""
    table = {"call": "own.make", "returns": "stream", "type": "own.S", **api}
    facts = lower("import own\nx = own.make()\n", "module.py", "module")
    program = link([facts], models().extended([table], [], "tests"))
    (stream,) = program.streams
    assert isinstance(stream, Stream)
    return weigh(stream, program)


@pytest.mark.parametrize(("growth", "words"), TABLES.items())
def test_growth_is_the_table_s(growth: str, words: str) -> None:
    assert of_table(growth=growth).growth == words


@pytest.mark.parametrize(
    ("api", "advice"),
    [
        ({"final": ["final_message", "final_text"]}, "keep `stream.final_message()` instead"),
        ({"keep": "stream.id"}, "keep `stream.id` instead"),
        ({"keep": "the text"}, "keep the text instead"),
        ({}, "keep what you need of it, not the stream"),
    ],
)
def test_advice_is_the_table_s(api: dict[str, object], advice: str) -> None:
    assert of_table(**api).advice == advice


CLASS = """
class S:
    def __init__(self, history):
        self.items = []
        {init}

    def __iter__(self):
        for item in self.source:
            self.items.append(item)
            yield item

    {method}

HISTORY = ["hello"]

for item in S(HISTORY):
    pass
"""


def of_class(init: str = "pass", method: str = "x = 1") -> Weight:
    """The weight of a stream of the project's own."""
    program: Program = linked(CLASS.format(init=init, method=method))
    (stream,) = program.streams
    return weigh(stream, program)


@pytest.mark.parametrize(
    ("init", "growth"),
    [
        ("pass", "items * iterations"),
        ("self.count = len(history)", "items * iterations"),
        ("self.messages = list(history)", "history * iterations"),
        ("self.messages = [*history]", "history * iterations"),
        ("self.messages = []; self.messages.extend(history)", "history * iterations"),
    ],
)
def test_a_copy_of_the_history_is_the_square(init: str, growth: str) -> None:
    assert of_class(init).growth == growth


@pytest.mark.parametrize(
    ("method", "advice"),
    [
        ("def final_message(self): pass", "keep `stream.final_message()` instead"),
        ("def get_final_message(self): pass", "keep `stream.get_final_message()` instead"),
        ("def final_text(self): pass", "keep `stream.final_text()` instead"),
        ("def the_final_word(self): pass", "keep `stream.the_final_word()` instead"),
        (
            "def other(self): pass",
            "keep the final value instead of the stream, or take the stream out when it has ended",
        ),
    ],
)
def test_advice_names_what_the_class_has(method: str, advice: str) -> None:
    assert of_class(method=method).advice == advice


def test_a_stream_of_the_project_is_never_light() -> None:
    assert not of_class().light
