"""Finalizers: `weakref.finalize(thing, thing.close)` keeps what it is to call, and so the very thing whose end it waits for.

What it is to call, and the arguments of that, stay until the thing is gone (Python's documentation of `weakref.finalize`):
where they hold the thing, that is never, unless the finalizer is called or detached.
"""

from __future__ import annotations

from streamlint.facts import records
from streamlint.facts.operands import read
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import BoundMethod, Container, Partial, Value, View

_FINALIZE = "weakref.finalize"


def keep(linker: Linker, site: Site, record: records.Call, dotted: str) -> None:
    """What a finalizer that nobody has in hand keeps for ever."""
    if dotted != _FINALIZE or not record.arguments or any(record.to in read(each.record) for each in site.scope.sites):
        return
    thing, *given = (linker.variable(site.scope, argument.value) for argument in record.arguments if not argument.star)
    for place in given:
        linker.watch(place, lambda value, place=place: _hold(linker, site, thing, place, value))  # type: ignore[misc]


def _hold(linker: Linker, site: Site, thing: Place, place: Place, value: Value) -> None:
    def waited_for(owner: Value) -> None:
        if owner in (value, _bound_to(value)):
            linker.flow(place, linker.elements(_finalizers(linker)), Flow("append", site))

    linker.watch(thing, waited_for)


def _bound_to(value: Value) -> Value | None:
    match value:
        case BoundMethod(receiver=receiver):
            return receiver
        case View(of=of):
            return of
        case Partial(function=function) if function is not None:
            return _bound_to(function)
        case _:
            return None


def _finalizers(linker: Linker) -> Container:
    """All that wait, which the module of Python has."""
    module = linker.library("weakref", made=True)
    waiting = linker.intern(("finalizers", module), lambda: Container(None, "finalizers", module))
    linker.give(linker.attribute(module, "finalize"), waiting)
    return waiting
