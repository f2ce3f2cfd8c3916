"""Finalizers: `weakref.finalize(thing, thing.close)` keeps what it is to call, and so the very thing whose end it waits for.

What it is to call, and the arguments of that, stay until the thing is gone (Python's documentation of `weakref.finalize`):
where they hold the thing, or it is one that a module has, that is never, unless the finalizer is called or detached.
"""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import BoundMethod, Container, Instance, Partial, Value, View

_FINALIZE = "weakref.finalize"
FINALIZERS = "finalizers"
"""The kind of container that all finalizers are."""


def keep(linker: Linker, site: Site, record: records.Call, dotted: str) -> None:
    """What a finalizer that nobody has in hand keeps for ever."""
    if dotted != _FINALIZE or not record.arguments or site.scope.is_read(record.to):
        return
    thing, *given = (linker.variable(site.scope, argument.value) for argument in record.arguments if not argument.star)
    for place in given:
        linker.watch(place, lambda value, place=place: _hold(linker, site, thing, place, value))  # type: ignore[misc]


def _hold(linker: Linker, site: Site, thing: Place, place: Place, value: Value) -> None:
    def waited_for(owner: Value) -> None:
        if owner in (value, _bound_to(value)) or _lasts(owner):
            linker.flow(place, linker.elements(_finalizers(linker)), Flow("append", site))

    linker.watch(thing, waited_for)


def _lasts(thing: Value) -> bool:
    """Whether a module makes a thing, once: the end of that is the end of the process."""
    made = thing.site if isinstance(thing, Instance) else None
    return made is not None and made.scope.function.kind == "module" and not made.is_looped


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
    waiting = linker.intern(("finalizers", module), lambda: Container(None, FINALIZERS, module))
    linker.give(linker.attribute(module, "finalize"), waiting)
    return waiting
