"""Scopes: whose variable a name is, what constant it stands for, and how a body is laid out."""

from __future__ import annotations

import pytest

from retention.linked import linked, on_line, scope
from streamlint.facts import records
from streamlint.retention.scopes import bound_names

NESTED = """
shared = 1

def outer(given):
    middle = 2
    def inner():
        nonlocal middle
        global shared
        own = middle = shared = 3
        return own, given, missing
    return inner

class Box:
    shared = 4
    def method(self):
        return shared
    listed = [shared for _ in ()]
"""


@pytest.mark.parametrize(
    ("seen_from", "name", "home"),
    [
        ("module.outer.inner", "own", "module.outer.inner"),
        ("module.outer.inner", "middle", "module.outer"),
        ("module.outer.inner", "given", "module.outer"),
        ("module.outer.inner", "shared", "module"),
        ("module.outer.inner", "outer", "module"),
        ("module.outer.inner", "%7", "module.outer.inner"),
        ("module.outer.inner", "missing", None),
        ("module.outer", "middle", "module.outer"),
        ("module.Box", "shared", "module.Box"),
        ("module.Box.method", "shared", "module"),
        ("module.Box.method", "Box", "module"),
        ("module", "shared", "module"),
        ("module", "len", None),
    ],
)
def test_home_of_a_name(seen_from: str, name: str, home: str | None) -> None:
    """A class body is no home for its methods' names, `global` and `nonlocal` lead outwards, builtins have none."""
    found = scope(linked(NESTED), seen_from).home_of(name)
    assert (found.dotted if found is not None else None) == home


def test_global_in_the_function_around() -> None:
    program = linked("def outer():\n    global x\n    x = 1\n    def inner():\n        return x\n")
    home = scope(program, "module.outer.inner").home_of("x")
    assert home is scope(program, "module")


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("x = 7", 7),
        ("x = 'key'", "key"),
        ("y = 7\nx = y", 7),
        ("b = 7\na = b\nx = a", 7),
        ("x = None", None),
    ],
)
def test_a_name_that_is_bound_once_stands_for_its_literal(source: str, value: object) -> None:
    constant = scope(linked(source), "module").constant("x")
    assert constant is not None
    assert constant.value == value


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\nx = 2",
        "for x in (1, 2): pass",
        "x = y = len('a')",
        "x = [1]",
        "x: int",
        "import x",
        "y = x",
        "x = y\ny = x",
    ],
)
def test_a_name_that_stands_for_no_literal(source: str) -> None:
    assert scope(linked(source), "module").constant("x") is None


def test_constants_are_seen_from_functions() -> None:
    program = linked("KEY = 'k'\ndef f():\n    return KEY\ndef g(KEY):\n    return KEY\n")
    constant = scope(program, "module.f").constant("KEY")
    assert constant is not None
    assert constant.value == "k"
    assert scope(program, "module.g").constant("KEY") is None


def test_a_parameter_that_is_bound_once_more_stands_for_no_literal() -> None:
    program = linked("def f(key=None):\n    if not key:\n        key = 'k'\n    return key\n")
    assert scope(program, "module.f").constant("key") is None


LAID_OUT = """
def f(items):
    for item in items:
        with item as entered:
            try:
                entered.read()
            except ValueError as error:
                print(error)
            finally:
                if item:
                    item.close()
                else:
                    item.stop()
"""


@pytest.mark.parametrize(
    ("line", "arms"),
    [
        (6, ["Loop.body", "With.body", "Try.body"]),
        (8, ["Loop.body", "With.body", "Try.handler0"]),
        (11, ["Loop.body", "With.body", "Try.final", "Branch.then"]),
        (13, ["Loop.body", "With.body", "Try.final", "Branch.orelse"]),
    ],
)
def test_a_site_knows_the_blocks_around_it(line: int, arms: list[str]) -> None:
    site = on_line(linked(LAID_OUT), line, records.Call)
    assert [f"{type(around.record).__name__}.{arm}" for around, arm in site.path] == arms
    assert all(site.inside(around) for around, _ in site.path)
    assert site.block[site.index] is site.record


def test_sites_stand_in_the_order_of_the_code() -> None:
    sites = scope(linked(LAID_OUT), "module.f").sites
    calls = [site.record.at.line for site in sites if isinstance(site.record, records.Call)]
    assert calls == [6, 8, 11, 13]
    assert len({id(site) for site in sites}) == len(sites)


def test_bindings_and_definitions() -> None:
    laid = scope(linked(LAID_OUT), "module.f")
    assert {name: len(sites) for name, sites in laid.bindings.items()} == {"item": 1, "entered": 1, "error": 1}
    for temporary, site in laid.definitions.items():
        assert temporary in bound_names(site.record)


@pytest.mark.parametrize(
    ("source", "dotted", "title"),
    [
        ("class A:\n    def run(self): pass", "module.A.run", "A.run()"),
        ("def f():\n    def g(): pass", "module.f.g", "f.g()"),
        ("class A: pass", "module.A", "A"),
        ("", "module", "module module"),
    ],
)
def test_names_of_scopes(source: str, dotted: str, title: str) -> None:
    assert scope(linked(source), dotted).title == title


def test_lambdas_and_generator_expressions_have_words() -> None:
    program = linked("f = lambda: 1\ng = (x for x in ())\n")
    assert {each.title for each in program.linker.scopes[1:]} == {"a lambda", "a generator expression"}


def test_only_functions_that_yield_are_generators() -> None:
    program = linked("def f():\n    yield 1\ndef g():\n    return lambda: (yield)\nasync def h():\n    await f()\n")
    assert scope(program, "module.f").generator
    assert not scope(program, "module.g").generator
    assert not scope(program, "module.h").generator


def test_deep_nesting_needs_no_recursion() -> None:
    depth = 60
    text = "".join("    " * level + "if x:\n" for level in range(depth)) + "    " * depth + "deep()\n"
    site = on_line(linked(text), depth + 1, records.Call)
    assert len(site.path) == depth
