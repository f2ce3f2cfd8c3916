"""Objects that are made for each request, connection or run: what says so, and what speaks against it."""

from __future__ import annotations

import pytest

from retention.linked import linked, stores

PROGRAM = """
    import uuid
    from asyncio import Future

    class Thing:
        def __init__(self, x):
            self.x = x

    class {cls}:
        def __init__(self{given}):
            self.kept = {made}

        def {method}(self, {parameters}):
            {line}
"""


def kept(
    line: str,
    *,
    cls: str = "Server",
    given: str = "",
    made: str = "{}",
    method: str = "start",
    parameters: str = "run_id, request, x",
) -> set[str]:
    """What the one container keeps."""
    source = PROGRAM.format(cls=cls, given=given, made=made, method=method, parameters=parameters, line=line)
    return {thing for _, _, thing in stores(linked(source))}


@pytest.mark.parametrize(
    ("line", "thing"),
    [
        ("self.kept[run_id] = Thing(x)", "Thing"),
        ("self.kept[request.id] = Thing(x)", "Thing"),
        ("self.kept[str(uuid.uuid4())] = Thing(x)", "Thing"),
        ("self.kept[x, run_id] = {'x': x}", "dict"),
        ("self.kept.setdefault(run_id, Thing(x))", "Thing"),
        ("self.kept[run_id] = x.open_span()", "open_span()"),
        ("self.kept[run_id] = Thing(x); y = self.kept[run_id]", "Thing"),
    ],
)
def test_kept_under_an_id(line: str, thing: str) -> None:
    assert kept(line) == {thing}


@pytest.mark.parametrize(
    "line",
    [
        "self.kept[x] = Thing(x)",
        "self.kept['run_id'] = Thing(x)",
        "self.kept[run_id] = 1",
        "self.kept[run_id] = str(x)",
        "self.kept[run_id] = x.get_name()",
        "self.kept[run_id] = Thing",
        "y = self.kept.get(run_id) or Thing(x); self.kept[run_id] = y",
        "self.kept[run_id] = Thing(x); self.kept.pop(run_id)",
    ],
)
def test_not_kept(line: str) -> None:
    assert kept(line) == set()


def test_an_owner_that_is_made_for_the_same_thing() -> None:
    line = "self.kept[run_id] = Thing(x)"
    assert kept(line, cls="Collector") == set()
    assert kept(line, cls="RunState") == set()
    assert kept(line, given=", run_id") == set()
    assert kept(line, cls="Connection") == {"Thing"}
    assert kept(line, cls="Anything") == {"Thing"}


def test_what_is_filled_when_a_program_is_set_up() -> None:
    for method in ("register", "add_handler", "__init_subclass__", "load_all"):
        assert kept("self.kept[run_id] = Thing(x)", method=method) == set()


def test_containers_that_hold_no_more_than_so_many() -> None:
    line = "self.kept[run_id] = Thing(x)"
    assert kept(line, made="make_cache(9)") == set()
    assert kept(line, made="uuid.unknown(9)") == set()
    assert kept(line, made="dict()") == {"Thing"}


def test_ids_alone_and_ids_of_what_stays() -> None:
    assert kept("self.kept.add(run_id)", made="set()") == set()
    assert kept("doc_id = uuid.uuid4().hex; self.kept[doc_id] = Thing(x)") == set()
    assert kept("number = uuid.uuid4().hex; self.kept[number] = Thing(x)") == {"Thing"}
    assert kept("self.kept.add(request)", made="set()") == {"request"}
