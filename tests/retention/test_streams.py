"""Which classes of a project are streams: those that gather what passes through them while they are read."""

from __future__ import annotations

import pytest

from retention.linked import linked

START = """
class S:
    def __init__(self, source):
        self.source = source
        self.events = []
        self.by_id = {}
        self.seen = set()
        self.text = ""
        self.last = None
"""
READS = (
    START
    + """
    def __iter__(self):
        for event in self.source:
            CODE
            yield event
"""
)
NEXT = (
    START
    + """
    def __iter__(self):
        return self

    def __next__(self):
        event = next(self.source)
        CODE
        return event
"""
)
GATHERING = READS.replace("CODE", "self.events.append(event)")

GATHERS = {
    "list": "self.events.append(event)",
    "list, augmented": "self.events += [event]",
    "list, extended": "self.events.extend([event])",
    "list, by insert": "self.events.insert(0, event)",
    "set": "self.seen.add(event)",
    "dict by id": "self.by_id[event.id] = event",
    "dict by default": "self.by_id.setdefault(event.id, []).append(event)",
    "through a name": "events = self.events; events.append(event)",
}
PASSES = {
    "counts": "self.last = 1",
    "keeps the last": "self.last = event",
    "constant key": "self.by_id['last'] = event",
    "text": "self.text += event.text",
    "a local": "events = []; events.append(event)",
    "another's list": "self.source.events.append(event)",
    "prints": "print(event)",
}


@pytest.mark.parametrize("form", [READS, NEXT], ids=["iter", "next"])
@pytest.mark.parametrize("code", GATHERS.values(), ids=GATHERS)
def test_gathers_while_it_is_read(code: str, form: str) -> None:
    program = linked(form.replace("CODE", code))
    (cls,) = program.stream_classes.all
    assert cls.name == "S"
    assert len({gathering.attribute for gathering in program.stream_classes.passing(cls)}) == 1


@pytest.mark.parametrize("form", [READS, NEXT], ids=["iter", "next"])
@pytest.mark.parametrize("code", PASSES.values(), ids=PASSES)
def test_passes_on_and_gathers_nothing(code: str, form: str) -> None:
    assert linked(form.replace("CODE", code)).stream_classes.all == ()


STREAMS = {
    "async": START
    + """
    async def __aiter__(self):
        async for event in self.source:
            self.events.append(event)
            yield event
""",
    "async next": START
    + """
    def __aiter__(self):
        return self

    async def __anext__(self):
        event = await self.source.get()
        self.events.append(event)
        return event
""",
    "in a method of its own": START
    + """
    def __iter__(self):
        for event in self.source:
            self._take(event)
            yield event

    def _take(self, event):
        self.events.append(event)
""",
    "generator method": START
    + """
    def read(self):
        for event in self.source:
            self.events.append(event)
            yield event
""",
    "entered and read": START
    + """
    def __enter__(self):
        return self

    def read(self):
        event = self.source.get()
        self.events.append(event)
        return event
""",
    "yielded and fed": START
    + """
    def feed(self, event):
        self.events.append(event)
        return event

def runner(sources):
    for source in sources:
        yield S(source)
""",
    "gathers by inheritance": GATHERING.replace("class S", "class Base") + "\nclass S(Base):\n    pass\n",
    "hook of a subclass": READS.replace("CODE", "self.hook(event)").replace("class S", "class Base")
    + "\nclass S(Base):\n    def hook(self, event):\n        self.events.append(event)\n",
}
COLLECTIONS = {
    "collection": START
    + """
    def add(self, event):
        self.events.append(event)

    def __iter__(self):
        return iter(self.events)
""",
    "collection, by a generator": START
    + """
    def add(self, event):
        self.events.append(event)

    def __iter__(self):
        for event in self.events:
            yield event
""",
    "entered and filled": START
    + """
    def __enter__(self):
        return self

    def add(self, event):
        self.events.append(event)
        return event
""",
    "only filled": START
    + """
    def add(self, event):
        self.events.append(event)
""",
    "memo": START
    + """
    def __enter__(self):
        return self

    def get(self, key):
        if key not in self.by_id:
            self.by_id[key] = make(key)
        return self.by_id[key]
""",
    "bounded": """
from collections import deque
class S:
    def __init__(self, source):
        self.source = source
        self.events = deque(maxlen=9)

    def __iter__(self):
        for event in self.source:
            self.events.append(event)
            yield event
""",
    "weak": """
from weakref import WeakSet
class S:
    def __init__(self, source):
        self.source = source
        self.events = WeakSet()

    def __iter__(self):
        for event in self.source:
            self.events.add(event)
            yield event
""",
    "keeps streams": """
import acme
class S:
    def __init__(self):
        self.events = []

    def __iter__(self):
        for stream in acme.run():
            self.events.append(stream)
            yield stream
""",
    "fills in its constructor": """
class S:
    def __init__(self, source):
        self.events = []
        for event in source:
            self.events.append(event)

    def __iter__(self):
        return iter(self.events)
""",
    "function": "def f(source):\n    events = []\n    for event in source:\n"
    "        events.append(event)\n        yield event\n",
}


@pytest.mark.parametrize("source", STREAMS.values(), ids=STREAMS)
def test_streams(source: str) -> None:
    assert "S" in {cls.name for cls in linked(source).stream_classes.all}


@pytest.mark.parametrize("source", COLLECTIONS.values(), ids=COLLECTIONS)
def test_collections_are_none(source: str) -> None:
    assert linked(source).stream_classes.all == ()


RELEASES = {
    "clear": "self.events.clear()",
    "a new list": "self.events = []",
    "trim": "del self.events[:-1]",
    "pop": "self.events.pop()",
    "delete": "del self.events",
    "None": "self.events = None",
    "another of its own": "self.source = None",
}


@pytest.mark.parametrize(("name", "code"), RELEASES.items(), ids=RELEASES)
def test_what_lets_go(name: str, code: str) -> None:
    program = linked(GATHERING + f"\n    def close(self):\n        {code}\n")
    (cls,) = program.stream_classes.all
    kept = program.stream_classes.kept_for_ever(cls)
    assert [gathering.attribute for gathering in kept] == (["events"] if name == "another of its own" else [])


def test_instances_that_the_program_makes() -> None:
    program = linked(GATHERING + "\none = S(1)\ntwo = S(2)\n")
    assert {value.site.record.at.line for value in program.stream_classes.instances if value.site is not None} == {
        16,
        17,
    }
    assert program.stream_classes.is_handed_out(program.stream_classes.all[0])
    unmade = linked(GATHERING)
    assert unmade.stream_classes.instances == ()
    assert not unmade.stream_classes.is_handed_out(unmade.stream_classes.all[0])
