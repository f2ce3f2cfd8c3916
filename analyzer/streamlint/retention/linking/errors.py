"""Errors: what an exception carries, whatever its own constructor does: its arguments, its cause, the errors of a group."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Iterator

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking import caught
from streamlint.retention.linking.classes import inherited_library, lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Container, Instance, Library, Raised, Value

_GROUPS = frozenset({"ExceptionGroup", "BaseExceptionGroup"})


def make(linker: Linker, site: Site, record: records.Call, dotted: str, target: Place) -> bool:
    """The call of one of Python's own classes of exceptions; whether it is one."""
    if not is_error(dotted):
        return False
    error = linker.intern(("error", site), lambda: Raised(site, dotted.rpartition(".")[2]))
    linker.give(target, error)
    _keep(linker, site, error, record.arguments)
    if error.name in _GROUPS:
        caught.throw_group(linker, site, record)
        for argument in record.arguments[1:2]:
            _hold(linker, site, error, linker.variable(site.scope, argument.value))
    return True


def keep_arguments(linker: Linker, site: Site, error: Instance, arguments: Iterable[records.Argument]) -> None:
    """An exception keeps what it was made of in `args`, whatever its own constructor does."""
    if any(is_error(base.dotted) for base in inherited_library(error.cls)):
        _keep(linker, site, error, arguments)


def _keep(linker: Linker, site: Site, error: Value, arguments: Iterable[records.Argument]) -> None:
    kept = _tuple_of(linker, site, error, "args")
    for position, argument in enumerate(each for each in arguments if each.keyword is None and not each.star):
        linker.flow(linker.variable(site.scope, argument.value), linker.elements(kept, position), Flow("slot", site))


def _hold(linker: Linker, site: Site, group: Raised, errors: Place) -> None:
    """A group has a tuple of the errors that it is made of."""
    held = _tuple_of(linker, site, group, "exceptions")

    def each(value: Value) -> None:
        if isinstance(value, Container) and value is not held:
            linker.flow(linker.every(value), linker.elements(held), Flow("slot", site))

    linker.watch(errors, each)


def _tuple_of(linker: Linker, site: Site, error: Value, name: str) -> Container:
    """The tuple that an error keeps under a name."""
    kept = linker.intern((name, error), lambda: Container(site, "tuple"))
    made = linker.hidden(site, error, name)
    linker.give(made, kept)
    linker.flow(made, linker.attribute(error, name), Flow("keep", site))
    return kept


def follow(linker: Linker, site: Site, record: records.Raise, error: Value) -> None:
    """An error that is raised knows the one that it comes from, and the one that was being handled."""
    if not isinstance(error, Instance | Raised):
        return
    if record.cause is not None:
        cause = linker.variable(site.scope, record.cause)
        linker.flow(cause, linker.attribute(error, "__cause__"), Flow("keep", site))
    for tried, arm in reversed(site.path):
        if isinstance(tried.record, records.Try) and arm.startswith("handler"):
            handled = bound(linker, tried, tried.record.handlers[int(arm.removeprefix("handler"))])
            linker.flow(handled, linker.attribute(error, "__context__"), Flow("keep", site))
            return


def bound(linker: Linker, tried: Site, handler: records.Handler) -> Place:
    """The place of what a handler catches: the name that it binds, or one that the code does not say."""
    at = handler.types or "all"
    return linker.variable(tried.scope, handler.name or f"%caught {tried.record.at.line}:{tried.record.at.column} {at}")


def is_kind_of(linker: Linker, scope: Scope, error: Value, types: records.Operand) -> bool:
    """Whether an error is of one of the classes that an operand of `except` is."""
    return any(_is_of(error, wanted) for wanted in _classes(linker, linker.variable(scope, types)))


def _classes(linker: Linker, place: Place) -> Iterator[Value]:
    for value in place.values:
        if isinstance(value, Container):
            yield from linker.every(value).values
        else:
            yield value


def _is_of(error: Value, wanted: Value) -> bool:
    if isinstance(wanted, ClassValue):
        return isinstance(error, Instance) and wanted in lineage(error.cls)
    found = _builtin(wanted.dotted) if isinstance(wanted, Library) else None
    return found is not None and any(issubclass(base, found) for base in _bases(error))


def _bases(error: Value) -> Iterator[type]:
    names = [error.name] if isinstance(error, Raised) else []
    if isinstance(error, Instance):
        names = [base.dotted for base in inherited_library(error.cls)]
    for name in names:
        base = _builtin(name)
        if base is not None:
            yield base


def _builtin(name: str) -> type | None:
    found = getattr(builtins, name.removeprefix("builtins."), None)
    return found if isinstance(found, type) else None


def is_error(dotted: str) -> bool:
    """Whether a name is one of Python's own classes of exceptions."""
    home, _, name = dotted.rpartition(".")
    return home == "builtins" and name.endswith(("Exception", "Error", "ExceptionGroup"))
