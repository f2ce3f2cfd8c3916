"""Owners: what keeps a container alive, and how long that lives."""

from __future__ import annotations

import pytest

from retention.linked import linked
from streamlint.retention.keeping.owners import Owner
from streamlint.retention.places import Lifetime
from streamlint.retention.values import Container, Value

OWNERS = {
    "module": ("x = []", "module", "x"),
    "module, from a function": ("x = None\ndef f():\n    global x\n    x = []\nf()", "module", "x"),
    "class": ("class A:\n    x = []", "class", "A.x"),
    "class, stored from outside": ("class A: pass\nA.x = []", "class", "A.x"),
    "class, by a method": ("class A:\n    @classmethod\n    def f(cls): cls.x = []\nA.f()", "class", "A.x"),
    "instance": ("class A:\n    def __init__(self): self.x = []\nA()", "instance", "A.x"),
    "instance, out of sight": ("class A:\n    def __init__(self): self.x = []", "instance", "A.x"),
    "instance, by another method": ("class A:\n    def f(self): self.x = []\nA().f()", "instance", "A.x"),
    "instance, from outside": ("class A: pass\na = A()\na.x = []", "instance", "A.x"),
    "instance, by an argument": ("class A:\n    def __init__(self, x): self.x = x\nA([])", "instance", "A.x"),
    "instance of a subclass": (
        "class A:\n    def __init__(self): self.x = []\nclass B(A): pass\nB()",
        "instance",
        "B.x",
    ),
    "local": ("def f():\n    x = []\nf()", "call", "x"),
    "local, then another's argument": ("def g(y): pass\ndef f():\n    x = []\n    g(x)\nf()", "call", "x"),
    "default": ("def f(x=[]): pass", "default", "x of f()"),
    "default that is overruled": ("def f(x=[]): pass\nf(())", "default", "x of f()"),
    "function attribute": ("def f(): pass\nf.x = []", "function", "f.x"),
    "nested in a dict of the module": ("x = {}\nx['y'] = []", "module", "x"),
    "nested in a display": ("x = {'y': []}", "module", "x"),
    "nested in an instance's": (
        "class A:\n    def __init__(self): self.x = {}\n    def f(self): self.x['y'] = []\nA().f()",
        "instance",
        "A.x",
    ),
    "lazily nested": ("from collections import defaultdict\nx = defaultdict(list)", "module", "x"),
    "list by inheritance": ("class A(list): pass\nx = A()\nx.append(1)", "module", "x"),
    "returned to the module": ("def f(): return []\nx = f()", "module", "x"),
    "made for an instance": (
        "def f(): return []\nclass A:\n    def __init__(self): self.x = f()\nA()",
        "instance",
        "A.x",
    ),
    "comprehension's": ("x = [y for y in given]", "module", "x"),
    "longest life wins": ("class A: pass\ndef f():\n    x = []\n    A.x = x\n    A().x = x\nf()", "class", "A.x"),
    "returned": ("def f(): return []", "call", "the result of `f()`"),
    "closure's": ("def f():\n    x = []\n    def g(): x.append(1)\n    return g\nf()()", "call", "x"),
}


def owners(source: str) -> list[Owner]:
    """The owners of the lists of a program."""
    program = linked(source)
    found = {
        value: program.owners.of(value)
        for value in program.linker.all_values()
        if isinstance(value, Container) and value.kind == "list"
    }
    return [owner for owner in found.values() if owner is not None]


@pytest.mark.parametrize(("source", "kind", "name"), OWNERS.values(), ids=OWNERS)
def test_owners(source: str, kind: str, name: str) -> None:
    assert {(owner.kind, owner.name) for owner in owners(source)} == {(kind, name)}


@pytest.mark.parametrize("source", ["[]", "print([])", "for x in [1]: pass"])
def test_what_is_only_handed_on_has_no_owner(source: str) -> None:
    assert owners(source) == []


@pytest.mark.parametrize(
    ("name", "lifetime"),
    [
        ("module", Lifetime.PROCESS),
        ("class", Lifetime.PROCESS),
        ("default", Lifetime.PROCESS),
        ("function attribute", Lifetime.PROCESS),
        ("instance", Lifetime.INSTANCE),
        ("local", Lifetime.CALL),
    ],
)
def test_lifetimes(name: str, lifetime: Lifetime) -> None:
    assert {owner.lifetime for owner in owners(OWNERS[name][0])} == {lifetime}
    assert Lifetime.ITERATION < Lifetime.CALL < Lifetime.INSTANCE < Lifetime.PROCESS


def test_where_the_container_is_made() -> None:
    for owner in owners("class A:\n    def __init__(self):\n        self.x = []\nA()\n"):
        assert owner.where is not None
        assert (owner.where.path, owner.where.line) == ("module.py", 3)


def test_a_wrapper_keeps_its_own_list_and_the_module_keeps_the_wrapper() -> None:
    program = linked("class A:\n    def __init__(self): self.x = []\na = A()\n")

    def owner(kind: type[Value]) -> Owner:
        (found,) = {program.owners.of(value) for value in program.linker.all_values() if type(value) is kind}
        assert found is not None
        return found

    assert owner(Container).name == "A.x"
    holder = owner(Container).holder
    assert holder is not None
    further = program.owners.of(holder)
    assert further is not None
    assert (further.kind, further.name) == ("module", "a")


ASSUMED = {
    "attribute of self": ("class A:\n    def f(self): self.x.append(acme.make())", "A.x", "attribute"),
    "attribute of a parameter": ("def f(app): app.x.append(acme.make())", "app.x", "attribute"),
    "attribute chain": ("def f(request): request.app.state.x.append(acme.make())", "request.app.state.x", "attribute"),
    "parameter": ("def f(x): x.append(acme.make())", "x", "parameter"),
    "parameter, by key": ("def f(x, key): x[key] = acme.make()", "x", "parameter"),
}


@pytest.mark.parametrize(("source", "name", "assumed"), ASSUMED.values(), ids=ASSUMED)
def test_containers_that_are_only_seen_being_used(source: str, name: str, assumed: str) -> None:
    program = linked(f"import acme\n{source}\n")
    found = {
        (owner.name, value.assumed)
        for value in program.linker.all_values()
        if isinstance(value, Container) and (owner := program.owners.of(value)) is not None
    }
    assert found == {(name, assumed)}
