"""Evictions: what takes streams out again, and what only seems to."""

from __future__ import annotations

import pytest

from retention.linked import line_of, linked, stores

ONE = """\
import acme

class Session:
    def __init__(self):
        self.kept = {made}
        self.other = {made}

    def run(self):
        for stream in acme.run():
            self.{put}
            {inside}
        {after}

    def {method}(self{parameters}):
        {elsewhere}

def use():
    session = Session()
    while True:
        session.run()
        {call}
"""
PUTS = {"[]": "kept.append(stream)", "{}": "kept[stream.id] = stream", "set()": "kept.add(stream)"}


def kept(
    made: str,
    *,
    inside: str = "pass",
    after: str = "pass",
    method: str = "ask",
    elsewhere: str = "pass",
    call: str = "pass",
) -> bool:
    """Whether the session keeps its streams in what `made` makes, with this code in these places."""
    source = ONE.format(
        made=made,
        put=PUTS[made],
        inside=inside,
        after=after,
        method=method,
        parameters=", key" if "key" in elsewhere else "",
        elsewhere=elsewhere,
        call=call,
    )
    found = stores(linked(source))
    assert found in (set(), {(10, "Session.kept", "Stream")})
    return bool(found)


TAKES_OUT = {
    "pop": ("[]", "self.kept.pop()"),
    "pop the first": ("[]", "self.kept.pop(0)"),
    "remove": ("[]", "self.kept.remove(stream)"),
    "clear": ("[]", "self.kept.clear()"),
    "del one": ("[]", "del self.kept[0]"),
    "del a slice": ("[]", "del self.kept[:-9]"),
    "keep a slice": ("[]", "self.kept = self.kept[-9:]"),
    "store into a slice": ("[]", "self.kept[:] = self.kept[-9:]"),
    "a new list": ("[]", "self.kept = []"),
    "filtered": ("[]", "self.kept = [s for s in self.kept if s.open]"),
    "through an alias": ("[]", "kept = self.kept; kept.clear()"),
    "through a bound method": ("[]", "clear = self.kept.clear; clear()"),
    "swapped out": ("[]", "old, self.kept = self.kept, []"),
    "set to None": ("[]", "self.kept = None"),
    "deleted": ("[]", "del self.kept"),
    "pop a key": ("{}", "self.kept.pop(stream.id)"),
    "pop a key with default": ("{}", "self.kept.pop(stream.id, None)"),
    "popitem": ("{}", "self.kept.popitem()"),
    "del a key": ("{}", "del self.kept[stream.id]"),
    "clear a dict": ("{}", "self.kept.clear()"),
    "a new dict": ("{}", "self.kept = {}"),
    "dict filtered": ("{}", "self.kept = {k: s for k, s in self.kept.items() if s.open}"),
    "discard": ("set()", "self.kept.discard(stream)"),
    "pop from a set": ("set()", "self.kept.pop()"),
    "difference": ("set()", "self.kept.difference_update({stream})"),
}


@pytest.mark.parametrize(("made", "code"), TAKES_OUT.values(), ids=TAKES_OUT)
def test_what_takes_out_in_the_loop(made: str, code: str) -> None:
    assert kept(made)
    assert not kept(made, inside=code)


COPYING = ("filtered", "dict filtered")


@pytest.mark.parametrize(("made", "code"), [TAKES_OUT[name] for name in TAKES_OUT if name not in COPYING])
def test_after_the_loop_is_too_late_for_the_loop(made: str, code: str) -> None:
    """The loop may go on for as long as the session does."""
    assert kept(made, after=code.replace("stream", "self.last"))


ELSEWHERE = {name: TAKES_OUT[name] for name in ("pop", "clear", "a new list", "keep a slice", "pop a key", "discard")}


@pytest.mark.parametrize(("made", "code"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_method_that_is_called(made: str, code: str) -> None:
    code = code.replace("stream.id", "key").replace("stream", "key")
    assert not kept(made, elsewhere=code, call="session.ask()")


@pytest.mark.parametrize("name", ["clear", "a new list"])
def test_emptying_in_a_method_that_nobody_calls_is_none(name: str) -> None:
    made, code = TAKES_OUT[name]
    assert kept(made, elsewhere=code)


@pytest.mark.parametrize("name", ["pop a key", "discard", "keep a slice"])
def test_taking_some_out_may_be_for_others_to_call(name: str) -> None:
    made, code = TAKES_OUT[name]
    code = code.replace("stream.id", "key").replace("stream", "key")
    assert not kept(made, elsewhere=code)
    assert kept(made, method="_ask", elsewhere=code)


@pytest.mark.parametrize("method", ["close", "shutdown", "stop", "__exit__", "aclose", "__del__"])
@pytest.mark.parametrize("code", ["self.kept.clear()", "self.kept = []", "while self.kept: self.kept.pop()"])
def test_the_end_of_the_owner_is_too_late(method: str, code: str) -> None:
    assert kept("[]", method=method, elsewhere=code, call=f"session.{method}()")


NO_EVICTION = {
    "reads": "print(self.kept[0])",
    "slices into another name": "last = self.kept[-9:]",
    "rebinds to itself": "self.kept = self.kept",
    "clears the other": "self.other.clear()",
    "rebinds the other": "self.other = []",
    "deletes the name": "kept = self.kept; del kept",
    "rebinds the name": "kept = self.kept; kept = []",
    "makes it once": "if self.kept is None: self.kept = []",
    "makes it where it is missing": "self.kept = self.kept or []",
    "sorts": "self.kept.sort()",
    "counts": "print(len(self.kept))",
    "replaces one": "self.kept[0] = None",
}


@pytest.mark.parametrize("code", NO_EVICTION.values(), ids=NO_EVICTION)
def test_what_takes_nothing_out(code: str) -> None:
    assert kept("[]", inside=code)
    assert kept("[]", after=code)


def test_emptying_before_the_loop_only() -> None:
    """What runs before the loop does not bound what the loop adds."""
    source = """
import acme
kept = []
def run():
    {}
    for stream in acme.run():
        kept.append(stream)
        {}
"""
    assert stores(linked(source.format("kept.clear()", "pass"))) == {(7, "kept", "Stream")}
    assert not stores(linked(source.format("pass", "kept.clear()")))


def test_at_exit_is_too_late() -> None:
    source = (
        "import acme, atexit\nkept = []\ndef run():\n    for stream in acme.run():\n        kept.append(stream)\n{}\n"
    )
    assert stores(linked(source.format("atexit.register(kept.clear)"))) == {(5, "kept", "Stream")}
    assert stores(linked(source.format("def stop(): kept.clear()\natexit.register(stop)"))) == {(5, "kept", "Stream")}
    assert stores(linked(source.format("@atexit.register\ndef stop(): kept.clear()"))) == {(5, "kept", "Stream")}


def test_where_each_eviction_stands() -> None:
    program = linked("x = []\nx.append(1)\nx.pop()\ndel x[0]\nx.clear()\ndel x[:3]\n")
    found = {
        (line_of(eviction.site), eviction.kind)
        for value in program.linker.all_values()
        for eviction in program.evictions.of(value)  # type: ignore[arg-type]
    }
    assert found == {(3, "one"), (4, "one"), (5, "all"), (6, "trim")}


SNAPSHOTS = (
    "old = list(self.kept)",
    "old = [*self.kept]",
    "old = [stream for stream in self.kept]",
    "old = []; old.extend(self.kept)",
    "self.kept = list(self.kept)",
)


@pytest.mark.parametrize("code", SNAPSHOTS)
def test_a_snapshot_keeps_nothing_anew(code: str) -> None:
    """It holds once more what is kept already, and dies with the call."""
    assert kept("[]", inside=code)
    assert kept("[]", after=code)
    assert kept("[]", elsewhere=code)
    assert not kept("[]", inside="self.kept.pop()", elsewhere=code)


@pytest.mark.parametrize("code", ["old = [stream for number, stream in enumerate(self.kept)]"])
def test_a_snapshot_through_pairs_keeps_nothing_anew(code: str) -> None:
    assert kept("[]", after=code)


ENDS = {
    "a lifespan": (
        "import contextlib\n@contextlib.asynccontextmanager\nasync def lifespan(app):\n    yield\n    kept.clear()\n"
        "app = web.App(lifespan=lifespan)\n"
    ),
    "a hook's list": "async def stop(app):\n    kept.clear()\napp = web.App()\napp.on_shutdown.append(stop)\n",
    "an event by name": "app = web.App()\n@app.on_event('shutdown')\nasync def stop():\n    kept.clear()\n",
    "a keyword": "async def stop():\n    kept.clear()\napp = web.App(on_shutdown=[stop])\n",
    "a handler of an event": "def stop():\n    kept.clear()\napp = web.App()\napp.add_event_handler('shutdown', stop)\n",
    "a helper of one": "def end():\n    _empty()\ndef _empty():\n    kept.clear()\nweb.App(on_shutdown=[end])\n",
    "one by one": "def shutdown():\n    for stream in list(kept):\n        kept.remove(stream)\nshutdown()\n",
    "all sessions": "async def close_all():\n    for stream in kept:\n        stream.close()\n    kept.clear()\n",
}


SERVER = """
import acme, web
kept = []
async def handle(request):
    stream = acme.make()
    kept.append(stream)
"""


@pytest.mark.parametrize("code", ENDS.values(), ids=ENDS)
def test_what_runs_when_a_server_ends_is_too_late(code: str) -> None:
    assert stores(linked(SERVER + code)) == {(6, "kept", "Stream")}


@pytest.mark.parametrize("name", ["a lifespan", "an event by name", "a handler of an event", "one by one"])
def test_what_runs_at_another_time_is_in_time(name: str) -> None:
    code = ENDS[name].replace("shutdown", "message").replace("    yield\n", "").replace("stop", "step")
    assert not stores(linked(SERVER + code))


def test_a_manager_of_each_request_ends_with_it() -> None:
    source = """
import acme, contextlib
kept = []
@contextlib.contextmanager
def turn():
    yield
    kept.clear()
def handle(request):
    with turn():
        kept.append(acme.make())
"""
    assert not stores(linked(source))


IN_VAIN = {
    "by what its key is made of": ("self.kept[f'in:{name}'] = stream", "self.kept.pop(name, None)"),
    "by another kind of key": ("self.kept[id(stream)] = stream", "self.kept.pop(f'{name}', None)"),
    "by another family of keys": ("self.kept['in:' + name] = stream", "self.kept.pop('out:' + name, None)"),
    "by a part of the key": ("self.kept[name, 1] = stream", "self.kept.pop(str(name), None)"),
    "by a shorter key": ("self.kept[name, 1] = stream", "self.kept.pop((name,), None)"),
    "when it is gone, which it never is": (
        "self.kept[name] = stream",
        "weakref.finalize(stream, self.kept.pop, name, None)",
    ),
}
IN_TIME = {
    "by its key": ("self.kept[f'in:{name}'] = stream", "self.kept.pop(f'in:{name}', None)"),
    "by a key that is not seen": ("self.kept[f'in:{name}'] = stream", "self.kept.pop(request, None)"),
    "by a longer text": ("self.kept[f'{name}'] = stream", "self.kept.pop(f'in:{name}', None)"),
    "by the same tuple": ("self.kept[name, 1] = stream", "self.kept.pop((name, 1), None)"),
    "by a number": ("self.kept[id(stream)] = stream", "del self.kept[id(stream)]"),
    "None in its place": ("self.kept[name] = stream", "self.kept[name] = None"),
    "when the request is gone": ("self.kept[name] = stream", "weakref.finalize(request, self.kept.pop, name, None)"),
}
VAIN = """
import acme, weakref
class Session:
    def __init__(self):
        self.kept = {{}}
    def run(self, name, request):
        stream = acme.make()
        {put}
        {take}
"""


@pytest.mark.parametrize(("put", "take"), IN_VAIN.values(), ids=IN_VAIN)
def test_what_can_never_take_it_out(put: str, take: str) -> None:
    assert stores(linked(VAIN.format(put=put, take=take))) == {(8, "Session.kept", "Stream")}


@pytest.mark.parametrize(("put", "take"), IN_TIME.values(), ids=IN_TIME)
def test_what_can_take_it_out(put: str, take: str) -> None:
    assert not stores(linked(VAIN.format(put=put, take=take)))


def test_none_before_the_store_takes_nothing_out() -> None:
    source = VAIN.format(put="self.kept[name] = None", take="self.kept[name] = stream")
    assert stores(linked(source)) == {(9, "Session.kept", "Stream")}
