"""`[[tool.streamlint.keeper]]`: a call keeps an argument for as long as its receiver lives, until another lets it go."""

from textwrap import dedent

import pytest

from retention.linked import models
from streamlint.facts.lowering import lower
from streamlint.models.catalogue import Models
from streamlint.retention.program import link

KEEPERS = [
    {"call": ["acme.Registry.register", "acme.Registry.add"], "argument": 0, "until": ["acme.Registry.forget"]},
    {"call": "acme.Registry.track", "argument": "stream"},
    {"call": ["acme.remember", "module.note"], "argument": 0, "until": ["acme.forget", "module.unnote"]},
    {"call": "module.Shelf.lay", "argument": "thing", "until": "module.Shelf.take"},
    {"call": "module.Shelf.put", "argument": 0},
]
MODELS: Models = models().extended([], KEEPERS, "tests")


def kept(source: str) -> list[tuple[str, int]]:
    """What keeps a stream, and the line of the store."""
    program = link([lower(dedent(source), "module.py", "module")], MODELS)
    return [(each.owner.name, each.store.record.at.line) for each in program.kept]


@pytest.mark.parametrize(
    ("call", "owner"),
    [
        ("registry.register(acme.make())", "Registry.register"),
        ("registry.add(acme.make())", "Registry.add"),
        ("registry.register([acme.make(), 1])", "Registry.register"),
        ("registry.track('name', stream=acme.make())", "Registry.track"),
        ("acme.remember(acme.make())", "acme.remember"),
        ("note(acme.make())", "module.note"),
        ("shelf.lay('left', acme.make())", "Shelf.lay"),
        ("shelf.lay('left', thing=acme.make())", "Shelf.lay"),
        ("shelf.put(acme.make())", "Shelf.put"),
        ("shelf.put(thing=acme.make())", "Shelf.put"),
    ],
)
def test_a_keeper_keeps(call: str, owner: str) -> None:
    assert kept(f"{HEAD}\ndef handle():\n    {call}\n") == [(owner, HEAD.count("\n") + 3)]


HEAD = """\
import acme

registry = acme.Registry()

class Shelf:
    def lay(self, where, thing): ...
    def put(self, thing): ...
    def take(self, thing): ...

def note(stream): ...
def unnote(stream): ...

shelf = Shelf()
"""


@pytest.mark.parametrize(
    "body",
    [
        "registry.register(stream); registry.forget(stream)",
        "registry.add(stream); registry.forget(stream)",
        "registry.track('name', other=stream)",
        "registry.track(stream)",
        "registry.register('name', stream)",
        "acme.remember(stream); acme.forget(stream)",
        "note(stream); unnote(stream)",
        "shelf.lay('left', stream); shelf.take(stream)",
        "shelf.lay(stream, 'left')",
        "acme.Registry().register(stream)",
    ],
)
def test_what_keeps_nothing(body: str) -> None:
    """Another argument, another call, a receiver of the call's own, or one that lets go again."""
    assert kept(f"{HEAD}\ndef handle():\n    stream = acme.make()\n    {body}\n") == []


def test_receivers_are_known_by_annotation_and_inheritance() -> None:
    source = """
        import acme

        class Mine(acme.Registry):
            def add_one(self):
                self.register(acme.make())

        class Holder:
            def __init__(self, registry: acme.Registry):
                self.registry = registry

            def add_one(self):
                self.registry.register(acme.make())
        """
    assert kept(source) == [("Registry.register", 6), ("Registry.register", 13)]


def test_a_keeper_that_lets_go_on_every_way() -> None:
    source = """
        import acme

        registry = acme.Registry()

        def handle(read):
            stream = acme.make()
            registry.register(stream)
            try:
                return read(stream)
            finally:
                registry.forget(stream)
        """
    assert kept(source) == []
