"""Exceptions: what `except` binds, errors of the project with what they carry, those of libraries that keep a request."""

from __future__ import annotations

import builtins
from collections.abc import Iterable
from functools import partial

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.classes import inherited_library, lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Container, Generator, Instance, Library, Opaque, Stream, Value


def bind(linker: Linker, site: Site, types: Value, name: Place) -> None:
    """Gives the bound name the error that a handler of these `types` (one class, or a tuple of them) catches."""
    match types:
        case Container(kind="tuple") if linker.first_time("caught", site, types, name):
            linker.watch(linker.every(types), lambda value: bind(linker, site, value, name))
        case Library(dotted="builtins.StopIteration"):
            _stopped(linker, site, name)
        case Library(dotted=dotted):
            api = linker.models.api_of_type(dotted)
            if api is not None and api.returns == "error":
                made = linker.intern(("caught", site, api.id), lambda: Stream(site, api, "error", dotted))
                linker.give(name, made)
            elif _is_error(dotted):
                linker.handlers.setdefault(site.scope, {})[name, dotted] = site
        case ClassValue():
            linker.flow(_thrown(linker, types), name, Flow("assign", site))
        case _:
            pass


def _stopped(linker: Linker, site: Site, name: Place) -> None:
    """A `StopIteration` has as its `value` what the generators return that the same function reads with `next` or `send`."""
    error = linker.intern(("stopped", site.scope), lambda: Opaque(site, "StopIteration"))
    linker.give(name, error)
    value = linker.attribute(error, "value")
    for read in site.scope.sites:
        operand = _read(read)
        if operand is not None and linker.first_time("stopped", read):
            linker.watch(linker.variable(read.scope, operand), partial(_return, linker, read, value))


def _read(site: Site) -> records.Operand | None:
    """Of which iterator a call asks the next item."""
    record = site.record
    if not isinstance(record, records.Call):
        return None
    if record.function == "next" and record.arguments:
        return record.arguments[0].value
    loaded = site.scope.definitions.get(record.function)
    if loaded is None or not isinstance(loaded.record, records.LoadAttr) or loaded.record.name != "send":
        return None
    return loaded.record.of


def _return(linker: Linker, site: Site, value: Place, held: Value) -> None:
    if isinstance(held, Generator) and held.scope is not None and held.scope.returned is not None:
        linker.flow(held.scope.returned, value, Flow("return", site, leaves=held.site))


def throw(linker: Linker, site: Site, source: Place, value: Value) -> None:
    """What is raised can be caught wherever its class, or one that it inherits from, is named."""
    if isinstance(value, Instance):
        linker.raised[site.scope, value] = None
        for owner in lineage(value.cls):
            linker.graph.connect(source, _thrown(linker, owner), Flow("assign", site), carries=False)
            linker.give(_thrown(linker, owner), value, root=False)


def group(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`ExceptionGroup(message, errors)`: where it is caught each of the errors is."""
    linker.give(target, linker.intern(("group", site), lambda: Opaque(site, "ExceptionGroup")))
    for argument in record.arguments[1:2]:
        linker.watch(linker.variable(site.scope, argument.value), partial(_throw_each, linker, site))


def _throw_each(linker: Linker, site: Site, errors: Value) -> None:
    if isinstance(errors, Container) and linker.first_time("group", site, errors):
        held = linker.every(errors)
        linker.watch(held, lambda error: throw(linker, site, held, error))


def grouped(linker: Linker, site: Site, name: Place) -> Place:
    """What `except*` binds is a group; the place of the errors in it."""
    made = linker.intern(("group", site, name), lambda: Opaque(site, "ExceptionGroup"))
    errors = linker.intern(("errors", made), lambda: Container(site, "tuple"))
    linker.give(name, made)
    linker.give(linker.attribute(made, "exceptions"), errors)
    return linker.elements(errors)


def assume(linker: Linker) -> None:
    """A handler of one of Python's own classes catches the project's errors of that kind that are raised near to it.

    Near is in the same function, or in one that it calls, or that this calls: any function may raise anything, and
    what is raised elsewhere mostly never comes to this handler.
    """
    for scope, error in tuple(linker.raised):
        for near in _callers(linker, scope, _NEAR):
            for (name, dotted), site in linker.handlers.get(near, {}).items():
                if error not in name.values and _is_kind_of(error, dotted):
                    linker.graph.connect(_thrown(linker, error.cls), name, Flow("assign", site), carries=False)
                    linker.give(name, error, root=False)


_NEAR = 2
"""How many calls an error of the project passes on its way to a handler of a builtin class."""


def _callers(linker: Linker, scope: Scope, depth: int) -> dict[Scope, None]:
    found = {scope: None}
    for _ in range(depth):
        found |= {site.scope: None for callee in found for site in linker.callers.get(callee, ())}
    return found


def _is_kind_of(error: Instance, dotted: str) -> bool:
    wanted = getattr(builtins, dotted.rpartition(".")[2], None)
    bases = (getattr(builtins, base.dotted.rpartition(".")[2], None) for base in inherited_library(error.cls))
    return isinstance(wanted, type) and any(isinstance(base, type) and issubclass(base, wanted) for base in bases)


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
