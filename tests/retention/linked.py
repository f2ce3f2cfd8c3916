"""Small programs, linked: sources in, the program and words for what its places hold out.

The programs use a library that only a table describes: `acme.make()` gives a stream, `acme.run()` yields a new one each
round, `acme.enter()` gives a manager of one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from textwrap import dedent

from streamlint.facts.lowering import lower
from streamlint.models.catalogue import Models
from streamlint.models.loader import load_builtin
from streamlint.retention.keeping.kept import Kept
from streamlint.retention.places import Place, Variable
from streamlint.retention.program import Program, link
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import (
    BoundMethod,
    ClassValue,
    Closure,
    Generator,
    Instance,
    Library,
    ModuleValue,
    Stream,
    Value,
    View,
)

RETURNS = {"make": "stream", "run": "streams", "enter": "manager"}


@cache
def models() -> Models:
    """The built-in models and the library of the tests."""
    apis = [
        {"call": f"acme.{name}", "returns": returns, "type": "acme.Stream", "final": ["final_message"]}
        for name, returns in RETURNS.items()
    ]
    return load_builtin().extended(apis, [], "tests")


def linked(source: str, **others: str) -> Program:
    """The program of one module, called `module`, and of others by their names."""
    sources = {"module": source, **others}
    return link([lower(dedent(text), f"{name}.py", name) for name, text in sources.items()], models())


def scope(program: Program, dotted: str) -> Scope:
    """The one function, class body or module of a dotted name."""
    (found,) = [each for each in program.linker.scopes if each.dotted == dotted]
    return found


def variable(program: Program, name: str, of: str = "module") -> Variable:
    """The variable of a function or module, by the dotted name of that."""
    return program.linker.variable(scope(program, of), name)


def held(program: Program, name: str, of: str = "module") -> set[str]:
    """What a variable can hold, in words."""
    return words(variable(program, name, of))


def words(place: Place) -> set[str]:
    """What a place can hold, in words."""
    return {word(value) for value in place.values}


def word(value: Value) -> str:
    """A value in a word: `A()` for an instance, `class A`, `def f`, `f()` for a generator, else its kind."""
    match value:
        case Instance():
            return f"{value.label}()"
        case ClassValue():
            return f"class {value.label}"
        case Closure():
            return f"def {value.label}"
        case BoundMethod() if value.scope is not None:
            return f"method {value.scope.function.name}"
        case Generator() if value.scope is not None:
            return f"{value.scope.function.name}()"
        case View():
            return f"view {value.name}"
        case Library():
            return value.dotted
        case ModuleValue():
            return f"module {value.name}"
        case Stream():
            return "streams" if value.returns == "streams" else "stream"
        case _:
            return value.label


def lines(values: Iterable[Value]) -> list[int]:
    """The lines on which values are made, in order."""
    return sorted(line_of(value.site) for value in values if value.site is not None)


def line_of(site: Site) -> int:
    """The line of a site."""
    return site.record.at.line


def on_line(program: Program, line: int, kind: type) -> Site:
    """The one site of a kind of record on a line of the module `module`."""
    (found,) = [
        site
        for each in program.linker.scopes
        if each.module.name == "module"
        for site in each.sites
        if line_of(site) == line and isinstance(site.record, kind)
    ]
    return found


def stores(program: Program) -> set[tuple[int, str, str]]:
    """Line, owner and thing of everything that is kept for good."""
    return {told(kept) for kept in program.kept}


def told(kept: Kept) -> tuple[int, str, str]:
    """One thing that is kept: the line of its store, its owner, itself."""
    return line_of(kept.store), kept.owner.name, kept.thing.label
