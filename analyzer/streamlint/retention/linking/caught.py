"""Exceptions: what `except` binds, errors of the project with what they carry, those of libraries that keep a request."""

from __future__ import annotations

from collections.abc import Iterable

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.classes import inherited_library, lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import ClassValue, Container, Instance, Library, Stream, Value


def bind(linker: Linker, site: Site, types: Value, name: Place) -> None:
    """Gives the bound name the error that a handler of these `types` (one class, or a tuple of them) catches."""
    match types:
        case Container(kind="tuple") if linker.first_time("caught", site, types, name):
            linker.watch(linker.every(types), lambda value: bind(linker, site, value, name))
        case Library(dotted=dotted):
            api = linker.models.api_of_type(dotted)
            if api is not None and api.returns == "error":
                made = linker.intern(("caught", site, api.id), lambda: Stream(site, api, "error", dotted))
                linker.give(name, made)
        case ClassValue():
            linker.flow(_thrown(linker, types), name, Flow("assign", site))
        case _:
            pass


def throw(linker: Linker, site: Site, source: Place, value: Value) -> None:
    """What is raised can be caught wherever its class, or one that it inherits from, is named."""
    if isinstance(value, Instance):
        for owner in lineage(value.cls):
            linker.graph.connect(source, _thrown(linker, owner), Flow("assign", site), carries=False)
            linker.give(_thrown(linker, owner), value, root=False)


def keep_arguments(linker: Linker, site: Site, error: Instance, arguments: Iterable[records.Argument]) -> None:
    """An exception keeps what it was made of in `args`, whatever its own constructor does."""
    if not any(_is_error(base.dotted) for base in inherited_library(error.cls)):
        return
    kept = linker.intern(("args", error), lambda: Container(site, "tuple"))
    linker.give(linker.attribute(error, "args"), kept)
    for position, argument in enumerate(each for each in arguments if each.keyword is None and not each.star):
        linker.flow(linker.variable(site.scope, argument.value), linker.elements(kept, position), Flow("slot", site))


def _is_error(dotted: str) -> bool:
    home, _, name = dotted.rpartition(".")
    return home == "builtins" and name.endswith(("Exception", "Error", "ExceptionGroup"))


def _thrown(linker: Linker, cls: ClassValue) -> Place:
    """Where the exceptions of a class are between `raise` and `except`."""
    assert cls.scope is not None
    return linker.variable(cls.scope, "%thrown")
