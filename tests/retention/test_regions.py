"""Regions: inside which repetitions a marked call of `here()` can run."""

from __future__ import annotations

import pytest

from retention.linked import linked
from streamlint.facts import records
from streamlint.retention.keeping.regions import Region
from streamlint.retention.program import Program
from streamlint.retention.scopes import Site
from streamlint.retention.values import Container, Instance


def regions(program: Program) -> set[str]:
    """The regions around the one call of `here`."""
    return {told(region) for region in program.regions.around(here(program))}


def here(program: Program) -> Site:
    """The call of `here`."""
    (site,) = [
        site
        for scope in program.linker.scopes
        for site in scope.sites
        if isinstance(site.record, records.Call) and site.record.function == "here"
    ]
    return site


def told(region: Region) -> str:
    """`loop 3`, or `function f`."""
    if region.site is not None:
        return f"{region.kind} {region.site.record.at.line}"
    return f"{region.kind} {region.scope.function.name}"


LOOPS = {
    "top level": ("here()", set()),
    "while": ("while given:\n    here()", {"loop 1"}),
    "while true": ("while True:\n    here()", {"loop 1"}),
    "while, its test": ("while here():\n    pass", {"loop 1"}),
    "for": ("for x in given:\n    here()", {"loop 1"}),
    "after a loop": ("for x in given:\n    pass\nhere()", set()),
    "else of a loop": ("for x in given:\n    pass\nelse:\n    here()", set()),
    "iterable of a loop": ("for x in here():\n    pass", set()),
    "comprehension": ("[here() for x in given]", {"loop 1"}),
    "nested": ("for x in given:\n    while given:\n        here()", {"loop 1", "loop 2"}),
    "async": ("async def f():\n    async for x in given:\n        here()\nf()", {"loop 2"}),
    "literal": ("for x in [1, 2, 3]:\n    here()", set()),
    "literal tuple": ("for x in 'a', 'b':\n    here()", set()),
    "range of a constant": ("for x in range(3):\n    here()", set()),
    "range of a name": ("for x in range(given):\n    here()", {"loop 1"}),
    "constant's name": ("NAMES = ('a', 'b')\nfor x in NAMES:\n    here()", set()),
    "constant list by its name": ("NAMES = ['a', 'b']\nfor x in NAMES:\n    here()", set()),
    "list that may grow": ("names = ['a', 'b']\nfor x in names:\n    here()", {"loop 2"}),
    "enumerated literal": ("for n, x in enumerate(('a', 'b')):\n    here()", set()),
    "items of a constant": ("TABLE = {'a': 1}\nfor x in TABLE.items():\n    here()", set()),
    "bounded in unbounded": ("while given:\n    for x in range(3):\n        here()", {"loop 1"}),
    "starred literal": ("for x in [*given, 1]:\n    here()", {"loop 1"}),
    "breaks at once": ("for x in given:\n    here()\n    break", set()),
    "breaks sometimes": ("for x in given:\n    here()\n    if x:\n        break", {"loop 1"}),
    "breaks both ways": ("for x in given:\n    here()\n    if x:\n        break\n    else:\n        raise x", set()),
    "returns at once": ("def f():\n    for x in given:\n        here()\n        return x\nf()", set()),
    "retried": (
        "while True:\n    try:\n        here()\n        break\n    except OSError:\n        pass",
        set(),
    ),
}


@pytest.mark.parametrize(("source", "around"), LOOPS.values(), ids=LOOPS)
def test_loops(source: str, around: set[str]) -> None:
    assert regions(linked(source)) == around


LEFT = {
    "continues before a break": ("for x in given:\n    if x:\n        here()\n        continue\n    break", {"loop 1"}),
    "continues before a return": (
        "def f():\n    while True:\n        here()\n        if given:\n            continue\n        return\nf()",
        {"loop 2"},
    ),
    "breaks the inner loop": ("while True:\n    for x in given:\n        here()\n        break", {"loop 1"}),
}


@pytest.mark.parametrize(("source", "around"), LEFT.values(), ids=LEFT)
def test_loops_that_are_left_or_gone_on_with(source: str, around: set[str]) -> None:
    assert regions(linked(source)) == around


FUNCTIONS = {
    "nobody calls it": ("def f():\n    here()", {"function f"}),
    "a module calls it once": ("def f():\n    here()\nf()", set()),
    "main guard": ("def main():\n    here()\nif __name__ == '__main__':\n    main()", set()),
    "called from a loop": ("def f():\n    here()\nwhile given:\n    f()", {"loop 3"}),
    "called from a bounded loop": ("def f():\n    here()\nfor x in 1, 2:\n    f()", set()),
    "called by what nobody calls": ("def f():\n    here()\ndef g():\n    f()", {"function g"}),
    "called by two": ("def f():\n    here()\ndef g():\n    f()\nwhile given:\n    f()", {"function g", "loop 5"}),
    "three deep": ("def f():\n    here()\ndef g():\n    f()\ndef h():\n    g()\nwhile given:\n    h()", {"loop 7"}),
    "recursion": ("def f():\n    here()\n    f()\nf()", {"recursion f"}),
    "mutual recursion": ("def f():\n    here()\n    g()\ndef g():\n    f()\nf()", {"recursion f", "recursion g"}),
    "method nobody calls": ("class A:\n    def f(self):\n        here()", {"function f"}),
    "handed over": ("import app\ndef f():\n    here()\napp.on(f)", {"function f"}),
    "handed over and called": ("import app\ndef f():\n    here()\nf()\napp.on(f)", {"function f"}),
    "handed over by a decorator": ("import app\n@app.get('/')\ndef f():\n    here()", {"function f"}),
    "lambda handed over": ("import app\napp.on(lambda: here())", {"function <lambda>"}),
    "nested, handed over": (
        "import app\ndef f():\n    def g():\n        here()\n    app.on(g)\nf()",
        {"function g"},
    ),
    "read generator": ("def f():\n    here()\n    yield\nfor x in f():\n    pass", set()),
    "loop in a generator": (
        "def f():\n    while given:\n        here()\n        yield\nfor x in f():\n    pass",
        {"loop 2"},
    ),
    "generator read in a loop": (
        "def f():\n    here()\n    yield\nwhile given:\n    for x in f():\n        pass",
        {"loop 4"},
    ),
    "asyncio run": ("import asyncio\nasync def f():\n    here()\nasyncio.run(f())", set()),
    "class body": ("class A:\n    here()", set()),
    "constructor in a loop": ("class A:\n    def __init__(self):\n        here()\nwhile given:\n    A()", {"loop 4"}),
    "cached": ("from functools import cache\n@cache\ndef f():\n    here()\nwhile given:\n    f()", set()),
    "map": ("def f(x):\n    here()\nlist(map(f, given))", {"function f", "implicit 3"}),
}


@pytest.mark.parametrize(("source", "around"), FUNCTIONS.values(), ids=FUNCTIONS)
def test_functions(source: str, around: set[str]) -> None:
    assert regions(linked(source)) == around


GUARDS = {
    "attribute": ("if a.x is None:\n        a.x = here()", set()),
    "not attribute": ("if not a.x:\n        a.x = here()", set()),
    "hasattr": ("if not hasattr(a, 'x'):\n        a.x = here()", set()),
    "another attribute": ("if a.y is None:\n        a.x = here()", {"function f"}),
    "the other arm": ("if a.x is None:\n        a.x = 1\n    else:\n        here()", {"function f"}),
    "not stored": ("if a.x is None:\n        here()", {"function f"}),
    "global": ("global x\n    if x is None:\n        x = here()", set()),
    "compared with something else": ("if a.x is a.y:\n        a.x = here()", {"function f"}),
    "key of a dict": ("if key not in a.x:\n        a.x[key] = here()", set()),
    "with a lock": ("if a.x is None:\n        with lock:\n            a.x = here()", set()),
}


@pytest.mark.parametrize(("body", "around"), GUARDS.values(), ids=GUARDS)
def test_guarded_construction_runs_once(body: str, around: set[str]) -> None:
    assert regions(linked(f"x = None\ndef f(a, key):\n    {body}\n")) == around


def test_a_method_of_one_instance_is_called_where_that_one_is() -> None:
    program = linked(
        "class A:\n    def __init__(self): self.x = []\n    def f(self):\n        here()\n"
        "a, b = A(), A()\nwhile given:\n    a.f()\nb.f()\n"
    )
    a, b = sorted(
        (value for value in program.linker.all_values() if isinstance(value, Instance)),
        key=lambda value: value.site.record.at.column if value.site is not None else 0,
    )
    around = program.regions.around
    assert {told(region) for region in around(here(program), a)} == {"loop 6"}
    assert around(here(program), b) == frozenset()


LASTING = """\
class Session:
    def ask(self):
        here()
    def _own(self):
        pass
def main():
    session = Session()
    session.ask()
main()
"""


def test_public_methods_of_what_a_program_makes_are_called_again() -> None:
    assert regions(linked(LASTING)) == {"function ask"}
    assert regions(linked(LASTING.replace("ask", "_ask"))) == set()


LIVES = {
    "module": ("x = []", set()),
    "function": ("def f():\n    x = []", {"function f"}),
    "loop": ("while given:\n    x = []", {"loop 1"}),
    "outside of the loop": ("def f():\n    x = []\n    while given:\n        pass", {"function f"}),
    "constructor": ("class A:\n    def __init__(self):\n        self.x = []\nwhile given:\n    A()", {"loop 4"}),
    "constructor out of sight": ("class A:\n    def __init__(self):\n        self.x = []", {"function __init__"}),
    "class body": ("class A:\n    x = []", set()),
    "lazy": ("y = {}\ndef f(key):\n    y.setdefault(key, [])", set()),
}


@pytest.mark.parametrize("name", LIVES)
def test_how_long_a_list_lives(name: str) -> None:
    source, life = LIVES[name]
    program = linked(source)
    lists = [
        value
        for value in program.linker.all_values()
        if isinstance(value, Container) and value.kind == "list" and value not in program.linker.clones
    ]
    lives = {frozenset(map(told, program.regions.life_of(value))) for value in lists if value.lazy or name != "lazy"}
    assert lives == {frozenset(life)}


def test_words_for_regions() -> None:
    program = linked("while given:\n    here()\n")
    assert [region.words for region in program.regions.around(here(program))] == ["each iteration of line 1"]
    program = linked("class A:\n    def f(self):\n        here()\n")
    assert [region.words for region in program.regions.around(here(program))] == ["each call of `A.f()`"]


def test_deep_recursion_is_found_without_recursing() -> None:
    count = 3000
    text = (
        "".join(f"def f{n}(): f{(n + 1) % count}()\n" for n in range(count)) + "def g():\n    here()\n    f0()\nf7()\n"
    )
    program = linked(text)
    assert regions(program) == {"function g"}
    (f7,) = [scope for scope in program.linker.scopes if scope.function.name == "f7"]
    assert len(program.regions.of_scope(f7)) >= count
