"""Which ways past an eviction leave an entry in, and which do not."""

from __future__ import annotations

from textwrap import indent

import pytest

from retention.linked import line_of, linked
from streamlint.retention.keeping.patterns import Pattern

HUB = """\
import acme, asyncio, contextlib, functools, weakref

class Hub:
    def __init__(self):
        self.kept = {{}}

    async def run(self, key, request):
        stream = acme.make()
        self.kept[key] = stream
{body}

{methods}

"""
STORE = 9


GOES = {
    "at once": "self.kept.pop(key)\nawait work()",
    "finally": "try:\n    await work()\nfinally:\n    self.kept.pop(key, None)",
    "finally behind a check": "try:\n    await work()\nfinally:\n    if key in self.kept:\n        del self.kept[key]",
    "finally of an outer try": (
        "try:\n    try:\n        await work()\n    except OSError:\n        print(key)\n"
        "finally:\n    del self.kept[key]"
    ),
    "bare except and the end": (
        "try:\n    await work()\nexcept:\n    del self.kept[key]\n    raise\ndel self.kept[key]"
    ),
    "base exception and the end": (
        "try:\n    await work()\nexcept BaseException:\n    del self.kept[key]\n    raise\ndel self.kept[key]"
    ),
    "both kinds and the end": (
        "try:\n    await work()\nexcept (Exception, asyncio.CancelledError):\n"
        "    del self.kept[key]\n    raise\nself.kept.pop(key)"
    ),
    "everything is caught": "try:\n    await work()\nexcept BaseException:\n    print(key)\ndel self.kept[key]",
    "nothing waits": "print(key)\nself.kept.pop(key)",
    "an early return that takes it out": "if request:\n    self.kept.pop(key)\n    return\nself.kept.pop(key)",
    "a return where it is not there": "if key not in self.kept:\n    return\nself.kept.pop(key)",
    "a return where there is none": "if stream is None:\n    return\nself.kept.pop(key)",
    "done-callback": (
        "task = asyncio.create_task(work())\ntask.add_done_callback(lambda task: self.kept.pop(key, None))"
    ),
    "done-callback by partial": (
        "task = asyncio.create_task(work())\ntask.add_done_callback(functools.partial(self._done, key))"
    ),
    "later": "asyncio.get_running_loop().call_later(60, self.kept.pop, key, None)\nawait work()",
    "when the request is gone": "weakref.finalize(request, self.kept.pop, key, None)\nawait work()",
    "an exit stack": (
        "with contextlib.ExitStack() as stack:\n    stack.callback(self.kept.pop, key, None)\n    await work()"
    ),
    "a task that always does": "asyncio.create_task(self._surely(key))\nawait work()",
    "a coroutine that always does": "await self._surely(key)",
    "a generator that always does": "return self._yields(key)",
    "a helper in a finally": "try:\n    await work()\nfinally:\n    self._done(key)",
    "an awaited helper in a finally": "try:\n    await work()\nfinally:\n    await self._adone(key)",
    "a nested function's finally": (
        "async def pump():\n    try:\n        await work()\n    finally:\n"
        "        self.kept.pop(key)\nasyncio.create_task(pump())"
    ),
    "a good task and a finally": (
        "task = asyncio.create_task(self._hopes(key))\ntry:\n    await task\nfinally:\n    self.kept.pop(key, None)"
    ),
    "a good coroutine with a limit, and a finally": (
        "try:\n    await asyncio.wait_for(self._hopes(key), 9)\nfinally:\n    self.kept.pop(key, None)"
    ),
    "under a lock in a finally": (
        "try:\n    await work()\nfinally:\n    async with self.lock:\n        self.kept.pop(key)"
    ),
    "waits in the finally first": "try:\n    await work()\nfinally:\n    await stream.close()\n    self.kept.pop(key)",
    "swept before": "for old in list(self.kept):\n    self.kept.pop(old)\nawait work()",
    "trimmed": "while len(self.kept) > 9:\n    self.kept.popitem()\nawait work()",
    "the oldest goes": "self.kept.popitem()\nawait work()",
    "a manager": "with self._managed(key):\n    await work()",
    "a manager of its own class": "with Managed(self, key):\n    await work()",
    "in a loop of its keys": "await work()\nfor each in list(self.kept):\n    del self.kept[each]",
}
METHODS = {
    "_done": "def _done(self, key, *rest):\n    self.kept.pop(key, None)",
    "_adone": "async def _adone(self, key):\n    self.kept.pop(key, None)",
    "_surely": (
        "async def _surely(self, key):\n    try:\n        await work()\n    finally:\n        self.kept.pop(key)"
    ),
    "_hopes": "async def _hopes(self, key):\n    await work()\n    self.kept.pop(key)",
    "_yields": "def _yields(self, key):\n    try:\n        yield key\n    finally:\n        self.kept.pop(key)",
    "_yields_on": "def _yields_on(self, key):\n    yield key\n    self.kept.pop(key)",
    "_managed": (
        "@contextlib.contextmanager\ndef _managed(self, key):\n    try:\n        yield\n"
        "    finally:\n        self.kept.pop(key)"
    ),
    "_managed_on": "@contextlib.contextmanager\ndef _managed_on(self, key):\n    yield\n    self.kept.pop(key)",
}
MANAGED = """\
class Managed:
    def __init__(self, hub: Hub, key):
        self.hub = hub
        self.key = key

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.hub.kept.pop(self.key, None)
"""


def told(body: str) -> str:
    """The cause of the way past the eviction, "kept" where there is no eviction, "" where it is taken out."""
    methods = "\n\n".join(code for name, code in METHODS.items() if f"self.{name}(" in body or f"self.{name}," in body)
    source = HUB.format(body=indent(body, " " * 8), methods=indent(methods, " " * 4))
    found = list(linked(source + MANAGED if "Managed" in body else source).kept)
    assert [(line_of(kept.store), kept.owner.name) for kept in found] in ([], [(STORE, "Hub.kept")])
    causes = [kept.skipped.way.cause if kept.skipped is not None else "kept" for kept in found]
    assert all((kept.pattern is Pattern.SKIPPED) is (kept.skipped is not None) for kept in found)
    return "".join(causes)


@pytest.mark.parametrize("body", GOES.values(), ids=GOES)
def test_ways_that_all_lead_past_the_eviction(body: str) -> None:
    assert told("pass") == "kept"
    assert told(body) == ""


STAYS = {
    "an await before": ("await work()\nself.kept.pop(key)", "exception"),
    "an async loop before": ("async for each in stream:\n    print(each)\nself.kept.pop(key)", "exception"),
    "a loop over the stream before": ("for each in stream:\n    print(each)\nself.kept.pop(key)", "exception"),
    "an await before the try": ("await work()\ntry:\n    await work()\nfinally:\n    self.kept.pop(key)", "exception"),
    "except Exception": (
        "try:\n    await work()\nexcept Exception:\n    self.kept.pop(key)\n    raise\nself.kept.pop(key)",
        "cancellation",
    ),
    "a narrow except": (
        "try:\n    await work()\nexcept OSError:\n    self.kept.pop(key)\n    raise\nself.kept.pop(key)",
        "exception",
    ),
    "caught and left in": (
        "try:\n    await work()\n    self.kept.pop(key)\nexcept BaseException:\n    print(key)",
        "exception",
    ),
    "caught timeout": (
        "try:\n    await asyncio.wait_for(work(), 9)\nexcept asyncio.TimeoutError:\n    return\nself.kept.pop(key)",
        "timeout",
    ),
    "an early return": ("if request:\n    return\nself.kept.pop(key)", "return"),
    "a raise": ("if request:\n    raise ValueError(key)\nself.kept.pop(key)", "exception"),
    "else": (
        "try:\n    await work()\nexcept BaseException:\n    print(key)\nelse:\n    self.kept.pop(key)",
        "exception",
    ),
    "a task that hopes": ("asyncio.create_task(self._hopes(key))", "exception"),
    "a coroutine that hopes": ("await self._hopes(key)", "exception"),
    "a generator that hopes": ("return self._yields_on(key)", "cancellation"),
    "a manager that hopes": ("with self._managed_on(key):\n    await work()", "exception"),
    "never reached": ("while True:\n    await work()\nself.kept.pop(key)", "exception"),
}


@pytest.mark.parametrize(("body", "cause"), STAYS.values(), ids=STAYS)
def test_a_way_past_the_eviction(body: str, cause: str) -> None:
    assert told(body) == cause


def test_an_eviction_on_the_bad_way_only_is_none() -> None:
    body = "try:\n    await work()\nexcept BaseException:\n    self.kept.pop(key)\n    raise"
    assert told(body) == "kept"


def test_a_cause_is_told_once_whatever_the_way() -> None:
    """The clearest way is told: a return that is written there before an exception that may come."""
    assert told("await work()\nif request:\n    return\nself.kept.pop(key)") == "return"
