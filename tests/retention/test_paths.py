"""Paths: each call is matched by its own return, and what is taken out of the heap forgets the calls that are open."""

from __future__ import annotations

import pytest

from retention.linked import line_of, linked, variable
from streamlint.retention.keeping.paths import Hop, Paths, captured
from streamlint.retention.program import Program
from streamlint.retention.values import Container, Value


def made_on(program: Program, line: int) -> Value:
    """The instance that is made on a line."""
    (found,) = [
        value
        for value in program.linker.all_values()
        if value.site is not None and line_of(value.site) == line and type(value).__name__ == "Instance"
    ]
    return found


def hops(program: Program, line: int) -> list[Hop]:
    """What keeps the instance of a line, by a store or a capture in the code."""
    found = Paths(program.linker).hops(made_on(program, line))
    return [hop for hop in found if hop.flow.site is not None]


def kept_on(program: Program, line: int) -> list[int]:
    """The lines of the stores that keep the instance of a line."""
    return sorted({line_of(hop.flow.site) for hop in hops(program, line) if hop.flow.site is not None})


CROSSED = """\
class A: pass
def same(x): return x
kept = []
first = same(
    A())
second = same(
    A())
kept.append(first)
"""


def test_a_helper_does_not_cross_its_callers() -> None:
    """Linking alone says that `first` can be either; the path from the second call does not lead there."""
    program = linked(CROSSED)
    assert set(variable(program, "first").values) == {made_on(program, 5), made_on(program, 7)}
    assert kept_on(program, 5) == [8]
    assert kept_on(program, 7) == []


def test_callers_are_told_apart_through_several_helpers() -> None:
    program = linked(CROSSED.replace("def same(x): return x", "same = lambda x: (lambda y: y)(x)"))
    assert kept_on(program, 5) == [8]
    assert kept_on(program, 7) == []


DEEP = """\
class A: pass
kept = []
def h(x): return x
def g(x): return h(x)
def f(x): return g(x)
def put(x): kept.append(x)
one = f(
    A())
two = f(
    A())
put(two)
"""


def test_the_calls_that_are_open_at_a_store() -> None:
    program = linked(DEEP)
    assert kept_on(program, 8) == []
    (hop,) = hops(program, 10)
    assert [line_of(site) for site in hop.open] == [11]
    assert not hop.through_heap
    assert [link.flow.how for link in hop.path if link.flow.how in ("pass", "return")] == [
        *("pass", "pass", "pass", "return", "return", "return"),
        "pass",
    ]


def test_the_way_is_connected_and_ends_in_the_container() -> None:
    (hop,) = hops(linked(DEEP), 10)
    for before, after in zip(hop.path, hop.path[1:], strict=False):
        assert before.target is after.source
    assert hop.path[-1].target is hop.place
    assert isinstance(hop.holder, Container)


def test_the_shortest_way_is_told() -> None:
    program = linked(
        "class A: pass\nkept = []\ndef same(x): return x\nx = A()\ny = same(x)\nz = x if given else y\nkept.append(z)\n"
    )
    (hop,) = hops(program, 4)
    assert all(link.flow.how not in ("pass", "return") for link in hop.path)


HEAP = """\
class A: pass
class Box: pass
box = Box()
kept = []
def put(x): box.x = x
def take(): return box.x
put(
    A())
kept.append(take())
"""


def test_the_heap_forgets_which_call_stored() -> None:
    program = linked(HEAP)
    assert kept_on(program, 8) == [5, 9]
    through = {line_of(hop.flow.site): hop.through_heap for hop in hops(program, 8) if hop.flow.site is not None}
    assert through == {5: False, 9: True}
    assert {len(hop.open) for hop in hops(program, 8) if hop.through_heap} == {0}


def test_containers_are_told_apart_by_the_calls_that_reach_them() -> None:
    program = linked(
        "class A: pass\nclass B: pass\ndef put(into, x): into.append(x)\na, b = [], []\nput(a, A())\nput(b, B())\n"
    )
    paths = Paths(program.linker)
    (a,), (b,) = variable(program, "a").values, variable(program, "b").values
    into = variable(program, "into", "module.put")
    found = hops(program, 5)
    assert {hop.holder for hop in found} == {a, b}
    for hop in found:
        assert paths.can_be(into, a, hop.open)
        assert not paths.can_be(into, b, hop.open)


CAPTURED = """\
class A: pass
def f():
    x = A()
    y = A()
    def g():
        def h(): return x
        return h
    return g, lambda: x, lambda x: x
"""


def test_a_function_keeps_what_it_captures() -> None:
    program = linked(CAPTURED)
    holders = {line_of(hop.holder.site) for hop in hops(program, 3) if hop.holder.site is not None}
    assert {hop.flow.how for hop in hops(program, 3)} == {"capture"}
    assert holders == {5, 6, 8}
    assert kept_on(program, 4) == []


@pytest.mark.parametrize(("of", "names"), [("g", {"x"}), ("g.h", {"x"})])
def test_what_is_captured(of: str, names: set[str]) -> None:
    program = linked(CAPTURED)
    (inner,) = [scope for scope in program.linker.scopes if scope.dotted == f"module.f.{of}"]
    assert {place.name for place in captured(program.linker, inner)} == names


def test_a_method_keeps_its_receiver() -> None:
    program = linked("class A:\n    def f(self): pass\nx = A()\nkept = [x.f]\n")
    assert [hop.flow.how for hop in hops(program, 3)] == ["view"]


@pytest.mark.parametrize(
    "source",
    [
        "def f(x): return f(x)\nclass A: pass\nf(A())",
        "class A: pass\nx = []\nx.append(A())\nx.append(x)\nx.extend(x)",
        "class A:\n    def __init__(self, n): self.n = n\nx = None\nwhile given: x = A(x)",
        "class A: pass\ndef f(x): return g(x)\ndef g(x): return f(x)\nf(A())",
    ],
)
def test_circles_come_to_an_end(source: str) -> None:
    program = linked(source)
    paths = Paths(program.linker)
    for value in list(program.linker.all_values()):
        assert len(list(paths.hops(value))) < 50
