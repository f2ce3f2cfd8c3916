"""Exceptions: what `except` binds, errors of the project with what they carry, those of libraries that keep a request."""

from __future__ import annotations

from functools import partial

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.classes import lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place, Variable
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import (
    ClassValue,
    Container,
    Generator,
    Instance,
    Library,
    Opaque,
    Raised,
    Stream,
    Value,
)


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
    if isinstance(value, Instance | Raised):
        linker.raised[site, source, value] = None
    for owner in lineage(value.cls) if isinstance(value, Instance) else ():
        linker.graph.connect(source, _thrown(linker, owner), Flow("assign", site), carries=False)
        linker.give(_thrown(linker, owner), value, root=False)


def throw_into(linker: Linker, scope: Scope, source: Place, value: Value) -> None:
    """`generator.throw(error)`: the error is raised where the generator waits, or one to which it hands on."""
    for site in scope.sites if linker.first_time("thrown into", scope, source, value) else ():
        match site.record:
            case records.Yield():
                throw(linker, site, source, value)
            case records.YieldFrom(value=inner):
                linker.watch(linker.variable(scope, inner), partial(_throw_on, linker, source, value))


def _throw_on(linker: Linker, source: Place, value: Value, inner: Value) -> None:
    if isinstance(inner, Generator) and inner.scope is not None:
        throw_into(linker, inner.scope, source, value)


def throw_group(linker: Linker, site: Site, record: records.Call) -> None:
    """`ExceptionGroup(message, errors)`: where it is caught each of the errors is."""
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


def left_by(linker: Linker, site: Site) -> Variable:
    """The place of the error by which a `with` is left."""
    return linker.variable(site.scope, f"%left by {site.record.at.line}:{site.record.at.column}")


def suppressed(linker: Linker, made: Site | None) -> tuple[str, ...]:
    """The operands of the classes that a `suppress(...)` names, by the site of that call; none where it is another."""
    if made is None or not isinstance(made.record, records.Call):
        return ()
    called = linker.variable(made.scope, made.record.function).values
    if not any(isinstance(value, Library) and value.dotted == "contextlib.suppress" for value in called):
        return ()
    return tuple(argument.value for argument in made.record.arguments)


def _thrown(linker: Linker, cls: ClassValue) -> Place:
    """Where the exceptions of a class are between `raise` and `except`."""
    assert cls.scope is not None
    return linker.variable(cls.scope, "%thrown")
