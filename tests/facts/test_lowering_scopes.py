"""Scopes: what a function binds, where it stands, and what its signature says."""

from __future__ import annotations

from textwrap import dedent

import pytest

from facts.notation import facts, function, typed
from streamlint.facts import records

BINDS = {
    "parameters": ("f", "def f(a, /, b, *c, d, **e): pass", {"a", "b", "c", "d", "e"}),
    "assignments": ("f", "def f(): a = 1; b, (c, *d) = x; e: int; g += 1", {"a", "b", "c", "d", "e", "g"}),
    "attributes and items bind nothing": ("f", "def f(): a.b = 1; c[d] = 2", set()),
    "loops and with": ("f", "def f():\n for a in x:\n  with y as b, z as (c, d): pass", {"a", "b", "c", "d"}),
    "handlers": ("f", "def f():\n try: pass\n except E as e: pass", {"e"}),
    "imports": ("f", "def f():\n import a.b, c as d\n from e import g, h as i", {"a", "d", "g", "i"}),
    "star import": ("<module>", "from a import *", set()),
    "definitions": ("f", "def f():\n def a(): pass\n class B: pass", {"a", "B"}),
    "walrus": ("f", "def f(): return (a := 1)", {"a"}),
    "del": ("f", "def f(): del a, (b, c.d)", {"a", "b"}),
    "match": ("f", "def f():\n match x:\n  case [a, *b] | {'k': c, **d} | E(g, h=i) as j: pass", set("abcdgij")),
    "comprehension": ("f", "def f(): return [a for a, b in x]", {"a@0", "b@0"}),
    "nested comprehensions": ("f", "def f(): return [[a for a in a] for a in x]", {"a@0", "a@1"}),
    "walrus in a comprehension": ("f", "def f(): return [(a := b) for b in x]", {"a", "b@0"}),
    "walrus in a generator": ("f", "def f(): return any((a := b) for b in x)", {"a"}),
    "generator": ("f.<genexpr>", "def f(): return any(a for a, b in x)", {".0", "a", "b"}),
    "lambda": ("<lambda>", "x = lambda a: (b := a)", {"a", "b"}),
    "global": ("f", "def f():\n global a\n a = 1; b = 2", {"b"}),
    "nonlocal": ("f.g", "def f():\n a = 1\n def g():\n  nonlocal a\n  a = 1; b = 2", {"b"}),
    "global at the top": ("<module>", "global a\na = 1", {"a"}),
    "class body": ("C", "class C:\n a = 1\n def b(self): c = 1", {"a", "b"}),
    "type parameters": ("f", "def f[T, *U, **P](): pass", {"T", "U", "P"}),
}


@pytest.mark.parametrize(("name", "source", "expected"), BINDS.values(), ids=BINDS)
def test_binds(name: str, source: str, expected: set[str]) -> None:
    assert function(facts(source), name).binds == expected


def test_declared_names() -> None:
    module = facts("def f():\n global a, b\n def g():\n  nonlocal c\n")
    assert function(module, "f").globals == {"a", "b"}
    assert function(module, "f.g").nonlocals == {"c"}


@pytest.mark.parametrize(
    ("source", "scopes"),
    [
        ("any((a := b) for b in x)", {"<genexpr>": ({"a"}, set())}),
        ("def f(): any((a := b) for b in x)", {"f.<genexpr>": (set(), {"a"})}),
        ("def f():\n global a\n any((a := b) for b in x)", {"f": ({"a"}, set()), "f.<genexpr>": ({"a"}, set())}),
        (
            "def f(): any(any((a := c) for c in b) for b in x)",
            {"f.<genexpr>": (set(), {"a"}), "f.<genexpr>.<genexpr>": (set(), {"a"})},
        ),
    ],
)
def test_walrus_in_a_generator_binds_outside(source: str, scopes: dict[str, tuple[set[str], set[str]]]) -> None:
    module = facts(source)
    found = {name: function(module, name) for name in scopes}
    assert {name: (each.globals, each.nonlocals) for name, each in found.items()} == scopes


def test_where_functions_stand() -> None:
    module = facts(
        dedent("""
        class A:
            def m(self):
                def inner(): pass
                return lambda: (x for x in y)
            handler = lambda self: 1
            class B:
                async def n(self): pass
        def f(): yield
        """)
    )
    found = [(f.index, f.qualified, f.kind, f.parent, f.cls, f.is_async, f.is_generator) for f in module.functions]
    assert found == [
        (0, "<module>", "module", None, None, False, False),
        (1, "A", "class", 0, 0, False, False),
        (2, "A.m", "def", 1, 0, False, False),
        (3, "A.m.inner", "def", 2, None, False, False),
        (4, "A.m.<lambda>", "lambda", 2, None, False, False),
        (5, "A.m.<lambda>.<genexpr>", "generator", 4, None, False, True),
        (6, "A.<lambda>", "lambda", 1, 0, False, False),
        (7, "A.B", "class", 1, 1, False, False),
        (8, "A.B.n", "def", 7, 1, True, False),
        (9, "f", "def", 0, None, False, True),
    ]
    assert [(c.index, c.name, c.qualified, c.body) for c in module.classes] == [(0, "A", "A", 1), (1, "B", "A.B", 7)]


@pytest.mark.parametrize(
    ("source", "is_async"),
    [
        ("(x for x in y)", False),
        ("(x async for x in y)", True),
        ("(await x for x in y)", True),
        ("(x for x in await y)", False),
        ("([z async for z in x] for x in y)", True),
    ],
)
def test_async_generator_expressions(source: str, is_async: bool) -> None:
    assert function(facts(f"async def f(): return {source}"), "f.<genexpr>").is_async is is_async


def test_generators() -> None:
    module = facts("def f():\n x = lambda: (yield)\ndef g():\n def h(): yield from x\n")
    generators = {each.qualified for each in module.functions if each.is_generator}
    assert generators == {"f.<lambda>", "g.h"}


def test_parameters() -> None:
    def_ = function(facts("def f(a, /, b: int = 1, *c: str, d: 'T', e=2, **g) -> None: pass"), "f")
    parameter = records.Parameter
    assert def_.parameters == (
        parameter("a", "positional"),
        parameter("b", "normal", records.Annotation("int"), has_default=True),
        parameter("c", "star", records.Annotation("str")),
        parameter("d", "keyword", records.Annotation("T")),
        parameter("e", "keyword", has_default=True),
        parameter("g", "kwargs"),
    )
    assert def_.returns == records.Annotation("None")
    assert function(facts("def f(*, a): pass"), "f").parameters == (parameter("a", "keyword"),)


def test_decorators() -> None:
    source = "@app.post('/x')\n@functools.lru_cache\n@contextmanager\n@a[0].b\n@make().b(1)\ndef f(): pass\n"
    module = facts(source + "@d(1)\nclass C: pass")
    assert function(module, "f").decorators == ("app.post", "functools.lru_cache", "contextmanager", "?", "?")
    assert module.classes[0].decorators == ("d",)


def test_temporaries_are_counted() -> None:
    module = facts("def f(): g(1, 2)\nx = [a for a in b]")
    assert [(each.name, each.temporaries) for each in module.functions] == [("<module>", 3), ("f", 3)]


def test_module() -> None:
    module = facts("x = 1")
    assert (module.path, module.name, module.is_package) == ("module.py", "module", False)


ANNOTATIONS = {
    "int": "int",
    "a.b.C": "a.b.C",
    "None": "None",
    "dict[str, list[Stream]]": "dict[str, list[Stream]]",
    "a.Dict[str, int]": "a.Dict[str, int]",
    "int | None": "|[int, None]",
    "int | str | None": "|[int, str, None]",
    "int | (str | None)": "|[int, str, None]",
    "Optional[Stream]": "Optional[Stream]",
    "'Stream'": "Stream",
    "'a.Stream'": "a.Stream",
    "' list[Stream] '": "list[Stream]",
    "list['Stream']": "list[Stream]",
    "'list[\"Stream\"]'": "list[Stream]",
    "'Str' 'eam'": "Stream",
    "'Stream | None'": "|[Stream, None]",
    "Callable[[int, Stream], None]": "Callable[[][int, Stream], None]",
    "Callable[..., Stream]": "Callable[..., Stream]",
    "Literal['a', 1]": "Literal['a', 1]",
    "Annotated[Stream, Depends(f)]": "Annotated[Stream, ?]",
    "tuple[*Ts]": "tuple[*[Ts]]",
    "f()": "?",
    "'not a type'": "?",
    "'('": "?",
    "''": "?",
    "b'x'": "?",
    "f'x'": "?",
    "1": "?",
    "f()[int]": "?",
    "a[1:2]": "a[?]",
    repr("(" * 5000): "?",
}


@pytest.mark.parametrize(("source", "expected"), ANNOTATIONS.items(), ids=[key[:40] for key in ANNOTATIONS])
def test_annotation(source: str, expected: str) -> None:
    (record,) = facts(f"x: {source}").functions[0].body
    assert isinstance(record, records.Copy)
    assert record.annotation is not None
    assert typed(record.annotation) == expected


def test_starred_annotation() -> None:
    parameter = function(facts("def f(*args: *Ts): pass"), "f").parameters[0]
    assert parameter.annotation == records.Annotation("*", (records.Annotation("Ts"),))
