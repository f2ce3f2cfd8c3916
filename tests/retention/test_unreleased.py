"""Stream classes that never let go: who is told of, and how a replay buffer is declared."""

from __future__ import annotations

from textwrap import dedent

import pytest

from streamlint.facts.lowering import lower
from streamlint.models.loader import load_builtin
from streamlint.retention.ending.unreleased import unreleased
from streamlint.retention.program import link

REPLAY = """
    class Replay:
        def __init__(self, source):
            self._source = source
            self.items = []
            self.errors = []
            self.done = False

        def __iter__(self):
            for item in self._source:
                self.items.append(item)
                self.errors.append(item.error)
                yield item
"""


def told(source: str, **api: object) -> list[tuple[str, set[str]]]:
    """The classes that never let go, with what each gathers."""
    raw = {"call": "acme.open", "returns": "stream", **api}
    models = load_builtin().extended([raw], [], "pyproject.toml")
    program = link([lower(dedent(source), "app.py", "app")], models)
    found = unreleased(program.stream_classes, program.late_reads.ways)
    return [(each.cls.name, {gathering.attribute for gathering in each.gathered}) for each in found]


@pytest.mark.parametrize(
    ("api", "left"),
    [
        ({"type": "app.Replay", "accumulates": ["items", "errors"]}, []),
        ({"type": "app.Replay", "accumulates": ["items"]}, [("Replay", {"errors"})]),
        ({"type": "app.Other", "accumulates": ["items", "errors"]}, [("Replay", {"items", "errors"})]),
        (
            {"type": "app.Replay", "accumulates": ["items", "errors"], "released": ["items", "errors"]},
            [("Replay", {"items", "errors"})],
        ),
    ],
)
def test_a_table_declares_what_a_class_may_keep(api: dict[str, object], left: list[tuple[str, set[str]]]) -> None:
    assert told(REPLAY, **api) == left


def test_a_class_is_told_for_those_that_inherit_from_it() -> None:
    heirs = "class First(Replay):\n    pass\n\n\nclass Second(Replay):\n    pass\n"
    assert told(dedent(REPLAY) + heirs) == [("Replay", {"items", "errors"})]


def test_a_class_is_let_go_of_by_the_one_that_inherits_from_it() -> None:
    heirs = "class First(Replay):\n    def close(self):\n        self.items.clear()\n        self.errors.clear()\n"
    assert told(dedent(REPLAY) + heirs) == []


def test_a_buffer_that_is_read_while_it_is_filled_is_a_stream() -> None:
    source = """
        class Buffer:
            def __init__(self):
                self.items = []
                self.done = False

            def put(self, item):
                self.items.append(item)

            def __iter__(self):
                cursor = 0
                while not self.done or cursor < len(self.items):
                    yield self.items[cursor]
                    cursor += 1
    """
    assert told(source) == [("Buffer", {"items"})]
    assert told(source.replace("not self.done or ", "")) == []
