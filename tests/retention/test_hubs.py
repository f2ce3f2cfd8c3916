"""Hubs: a method of a base class runs on more instances than linking follows one by one."""

from __future__ import annotations

import pytest

from retention.linked import linked, variable
from streamlint.retention.linking.linker import MOST_VALUES

BASE = """\
import acme

class Base:
    def __init__(self):
        self.kept = {}

    def stop(self, key):
        OUT

"""
ONE = """\
class C{n}(Base):
    def start(self, key):
        self.kept[key] = acme.make()

c{n} = C{n}()
def use{n}(key):
    c{n}.start(key)
    c{n}.stop(key)

"""


def program(out: str, classes: int) -> str:
    """As many subclasses of one base as are asked for, each with an instance that starts and stops."""
    return BASE.replace("OUT", out) + "".join(ONE.format(n=n) for n in range(classes))


@pytest.mark.parametrize("classes", [1, MOST_VALUES, 3 * MOST_VALUES])
@pytest.mark.parametrize("out", ["self.kept.pop(key, None)", "del self.kept[key]"])
def test_what_a_hub_takes_out_is_taken_out_of_all(out: str, classes: int) -> None:
    assert not linked(program(out, classes)).kept


@pytest.mark.parametrize("classes", [1, 3 * MOST_VALUES])
def test_a_hub_that_takes_nothing_out_keeps(classes: int) -> None:
    assert linked(program("pass", classes)).kept


def test_a_hub_is_followed_for_its_first_values() -> None:
    linker_of = linked(program("pass", 3 * MOST_VALUES))
    own = variable(linker_of, "self", of="module.Base.stop")
    assert len(own.values) == MOST_VALUES
    assert own in linker_of.linker.hubs


def test_that_what_comes_out_of_a_hub_makes_streams_is_a_guess() -> None:
    text = (
        "import anthropic\ndef hand(thing): return thing\nclient = %s(anthropic.Anthropic())\nkept = []\n"
        "def serve(m):\n    kept.append(client.messages.create(model=m, max_tokens=1, messages=[], stream=True))\n"
    )
    others = "".join(f"class A{n}: pass\nhand(A{n}())\n" for n in range(MOST_VALUES + 4))
    (sure,) = linked(text % "" + others).kept
    (guessed,) = linked(text % "hand" + others).kept
    assert not any(doubt.assumed for doubt in sure.unsure)
    assert [doubt.text for doubt in guessed.unsure if doubt.assumed] == [
        "`client` makes streams, and is not another of the many things that it can be"
    ]


BUS = """\
class Bus:
    def __init__(self):
        self.handlers = {}

    def on(self, event):
        def register(handler):
            self.handlers.setdefault(event, []).append(handler)
            return handler
        return register

    def emit(self, event, source):
        for handler in self.handlers[event]:
            handler(source)

class Listener:
    def __init__(self, bus):
        self.logs = {}

        @bus.on("started")
        def started(source):
            self.logs[source] = open(source.log)

        @bus.on("completed")
        def completed(source):
            self.logs[source] = None

BUS = Bus()
"""
HANDLER = """\
@BUS.on("{n}")
def handler{n}(source):
    print(source)

"""


@pytest.mark.parametrize("others", [0, MOST_VALUES, 3 * MOST_VALUES])
def test_handlers_that_a_hub_loses_are_handlers(others: int) -> None:
    text = BUS + "".join(HANDLER.format(n=n) for n in range(others)) + "LISTENER = Listener(BUS)\n"
    assert [kept.container.owner.label for kept in linked(text).kept] == ["Listener"]


ROUNDS = """\
import acme

KEPT = []

class Maker:
    def run(self):
        KEPT.append(acme.make())

def hand(thing):
    return thing

MAKER = %s(Maker())

def serve():
    while True:
        MAKER.run()

serve()
"""


def test_that_each_round_comes_through_a_hub_to_the_making_is_a_guess() -> None:
    others = "".join(f"class A{n}: pass\nhand(A{n}())\n" for n in range(MOST_VALUES + 4))
    (sure,) = linked(ROUNDS % "" + others).kept
    (guessed,) = linked(ROUNDS % "hand" + others).kept
    assert not any(doubt.assumed for doubt in sure.unsure)
    assert [doubt.text for doubt in guessed.unsure if doubt.assumed] == [
        "each round comes to where the `Stream` is made"
    ]
