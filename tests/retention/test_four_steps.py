"""A stream ends in four steps: it caches its final value, tells its listeners, clears, drops them. Every order of these."""

from __future__ import annotations

from itertools import permutations
from textwrap import indent

import pytest

from streamlint.facts.lowering import lower
from streamlint.models.loader import load_builtin
from streamlint.retention.program import link
from streamlint_rules import RULES

REPLY = """
class Reply:
    def __init__(self, source):
        self._source = source
        self.received_messages = []
        self._listeners = {}
        self._final = None

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    ASYNC def _emit(self, event, *args):
        for listener in self._listeners.get(event, []):
            AWAIT listener(*args)

    ASYNC def ITER(self):
        try:
            ASYNC for message in self._source:
                self.received_messages.append(message)
                yield message
        finally:
STEPS

    ASYNC def _end(self):
        END

    def final_message(self):
        return self._final


ASYNC def play(source, show):
    stream = Reply(source)
    stream.on("end", lambda: show(stream.final_message()))
    ASYNC for message in stream:
        show(message, stream.received_messages)
"""
INLINE = (
    REPLY.replace("        try:\n", "")
    .replace("        finally:\n", "")
    .replace(" " * 12 + "ASYNC for", " " * 8 + "ASYNC for")
)
INLINE = INLINE.replace(" " * 16 + "self.received", " " * 12 + "self.received").replace(
    " " * 16 + "yield", " " * 12 + "yield"
)
STEPS = {
    "cache": "self._final = self.received_messages[-1] if self.received_messages else None",
    "tell": 'AWAIT self._emit("end")',
    "clear": "self.received_messages.clear()",
    "drop": "self._listeners.clear()",
}
ORDERS = [pytest.param(order, id=" ".join(order)) for order in permutations(STEPS)]


def source(order: tuple[str, ...], place: str, awaits: bool) -> str:
    """A class that takes the steps in this order: in a `finally`, after its loop, or in a method of its own."""
    steps = [STEPS[name] for name in order]
    if place == "method":
        text = INLINE.replace("STEPS", "        AWAIT self._end()").replace(
            "END", indent("\n".join(steps), " " * 8).strip()
        )
    else:
        depth, program = (12, REPLY) if place == "finally" else (8, INLINE)
        text = program.replace("STEPS", indent("\n".join(steps), " " * depth)).replace("END", "return None")
    text = text.replace("ITER", "__aiter__" if awaits else "__iter__")
    return text.replace("ASYNC ", "async " if awaits else "").replace("AWAIT ", "await " if awaits else "")


def wanted(order: tuple[str, ...]) -> set[str]:
    """What is wrong with an order. Of what is cleared before it is cached, this is told, and not that it is untold too."""
    at = order.index
    cleared_first = at("clear") < at("cache")
    found = {"STL302"} if cleared_first or at("tell") < at("cache") else set()
    if at("cache") < at("clear") < at("tell"):
        found.add("STL303")
    if at("drop") < at("tell") and not (cleared_first and at("clear") < at("tell")):
        found.add("STL303")
    return found


@pytest.mark.parametrize("awaits", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("place", ["inline", "method", "finally"])
@pytest.mark.parametrize("order", ORDERS)
def test_each_order_is_found_by_its_rule(order: tuple[str, ...], place: str, awaits: bool) -> None:
    program = link([lower(source(order, place, awaits), "reply.py", "reply")], load_builtin())
    rules = [rule for rule in RULES if rule.code.startswith("STL3")]
    assert {found.code for rule in rules for found in rule().check(program)} == wanted(order)


def test_two_orders_are_right() -> None:
    right = [order for order in permutations(STEPS) if not wanted(order)]
    assert right == [("cache", "tell", "clear", "drop"), ("cache", "tell", "drop", "clear")]
