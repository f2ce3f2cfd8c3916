"""Which files may define a class that behaves as a stream."""

import pytest

from streamlint.models.loader import load_builtin
from streamlint.source.occurrence import words
from streamlint.source.own_streams import defines_stream

ITERATED = """
class Events:
    def __aiter__(self):
        return self
    async def __anext__(self):
        event = await self.queue.get()
        self.seen.append(event)
        return event
"""
GATHERS = "self.seen.append(event)"
ENTERED = """
class Session:
    def __enter__(self):
        return self
    def feed(self, event):
        self.seen.append(event)
        return event
"""
FEEDS = """
    def feed(self, event):
        self.seen.append(event)
        return event
"""
YIELDED = """
class Turn:
    def feed(self, event):
        self.seen.append(event)
        self.notify(event)

def turns(source):
    while True:
        yield Turn()
"""

LOOPED = """
class Child:
    def __enter__(self):
        return self
    def communicate(self, selector):
        if self.started:
            for key, _ in selector.select():
                data = os.read(key.fd, 32768)
                self.said[key.fileobj].append(data)
"""


def stream(text: str) -> bool:
    data = text.encode()
    return defines_stream(data, words(data))


@pytest.mark.parametrize("text", [ITERATED, ENTERED, YIELDED, LOOPED])
def test_iterated_entered_or_yielded(text: str) -> None:
    assert stream(text)


@pytest.mark.parametrize(
    "code",
    [
        "self.by_kind[event.kind] = event",
        "self.by_kind[event.kind].append(event)",
        "self.by_kind.setdefault(event.kind, []).append(event)",
        "self.seen += [event]",
        "self.seen = [*self.seen, event]",
        "self.seen = self.seen + [event]",
        "seen = self.seen; seen.append(event)",
        "seen = self.seen\n        seen.append(event)",
        "seen: list = self.seen  # all\n        seen += [event]",
        "self._note(event)\n    def _note(self, event):\n        self.seen.append(event)",
    ],
)
def test_ways_to_gather(code: str) -> None:
    assert stream(ITERATED.replace(GATHERS, code))


@pytest.mark.parametrize(
    "code",
    ["pass", "self.count += 1", "self.last['event'] = event", "other.seen.append(event)", "self.seen == [event]"],
)
def test_what_gathers_nothing(code: str) -> None:
    assert not stream(ITERATED.replace(GATHERS, code))


@pytest.mark.parametrize(
    "text",
    [
        ITERATED.replace("self.seen.append(event)", "return event") + "class Other:\n" + FEEDS,
        ENTERED.replace("return event", "return None"),
        ENTERED.replace("def feed", "def __init__"),
        YIELDED.replace("yield Turn()", "yield 1"),
        YIELDED.replace("self.notify(event)", "pass"),
        "class Plain:\n" + FEEDS,
        "def run(self):\n    yield 1\n    self.seen.append(1)\n",
    ],
)
def test_what_is_no_stream(text: str) -> None:
    assert not stream(text)


def test_what_a_class_inherits_counts_as_its_own() -> None:
    base, _, gathering = ITERATED.replace(GATHERS, "self.note(event)").partition("\nclass")
    assert not stream(f"class{gathering}")
    child = "class Kept(Events):\n    def note(self, event):\n        self.seen.append(event)\n"
    assert stream(f"{base}class{gathering}\n{child}")


def test_listeners_and_an_end() -> None:
    emitter = (
        "class Emitter:\n    def on(self, event, listener):\n        self.listeners[event].append(listener)\n"
        "    def finish(self):\n        self.emit('end')\n"
    )
    assert stream(emitter)
    assert not stream(emitter.replace("'end'", "'start'"))


def test_every_method_that_puts_something_in_counts() -> None:
    kinds = [MODELS.container_of_kind(kind) for kind in ("list", "set", "dict", "deque")]
    for kind in kinds:
        assert kind is not None
        for method in kind.methods:
            puts = (method.puts, method.puts_each, method.puts_mapping) != (None, None, None)
            if puts and (not method.name.startswith("__") or method.name == "__setitem__"):
                assert stream(ITERATED.replace("seen.append", f"seen.{method.name}")), method.name


MODELS = load_builtin()


@pytest.mark.parametrize(
    "loop", ["for key in wanted:", "while wanted:", "if self.ready():"], ids=["given", "while", "no loop"]
)
def test_a_loop_over_what_is_not_the_instance_s_is_none(loop: str) -> None:
    """What the method was given does not pass through the instance, however often it comes."""
    assert not stream(LOOPED.replace("for key, _ in selector.select():", loop))
