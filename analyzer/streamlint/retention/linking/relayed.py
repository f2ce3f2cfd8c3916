"""Handlers that call the one before them: `before = client.on_close`, and what takes its place captures `before`.

Each holds the one that was there before it, so the slot holds all that were ever put there, as a chain of objects does. So
it is with `sys.excepthook`, and with the handler of a signal, which `signal.getsignal` and `signal.signal` give.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.facts.operands import read
from streamlint.retention.graph import Flow
from streamlint.retention.linking.chained import CHAIN, is_slot
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Attribute, Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Closure, Container, Instance, Library, Opaque

_SETS = "signal.signal"
_GIVES = frozenset({_SETS, "signal.getsignal"})
_HANDLER = "handler"


def add(linker: Linker) -> None:
    """Gives each slot of which a new handler holds the old one the chain that it is."""
    for scope in linker.scopes:
        for site in scope.sites if scope.is_callable else ():
            match site.record:
                case records.StoreAttr(of=of, name=name, value=str() as value) as record:
                    if any(is_slot(scope, before, record) for before in _captured(linker, scope, value)):
                        for holder in tuple(linker.variable(scope, of).values):
                            if isinstance(holder, Instance | ClassValue | Opaque | Library):
                                _keep(linker, site, value, linker.attribute(holder, name))
                case records.Call(arguments=(_, handler, *_)) as call if _is_of(linker, scope, call, {_SETS}):
                    place = linker.attribute(linker.library("signal"), _HANDLER)
                    if any(_gives(linker, scope, before) for before in _captured(linker, scope, handler.value)):
                        _keep(linker, site, handler.value, place)
                    elif _gives(linker, scope, scope.copied(handler.value) or handler.value):
                        linker.evict(site, _whole(linker, place), "trim")
                case _:
                    pass


def _captured(linker: Linker, scope: Scope, operand: str) -> Iterator[str]:
    """What the locals stand for that a function written in this scope captures."""
    made = scope.definitions.get(scope.copied(operand) or operand)
    if made is None or not isinstance(made.record, records.MakeFunction):
        return
    inner = linker.functions[scope.module.path, made.record.function]
    names = {name for site in inner.sites for name in read(site.record)}
    for name in sorted(name for name in names if name and not name.startswith("%")):
        copied = scope.copied(name) if inner.home_of(name) is scope else None
        if copied is not None:
            yield copied


def _gives(linker: Linker, scope: Scope, operand: str) -> bool:
    """Whether an operand is the handler that a signal had before."""
    made = scope.definitions.get(operand)
    return made is not None and isinstance(made.record, records.Call) and _is_of(linker, scope, made.record, _GIVES)


def _is_of(linker: Linker, scope: Scope, call: records.Call, names: frozenset[str] | set[str]) -> bool:
    called = linker.variable(scope, call.function).values
    return any(isinstance(value, Library) and value.dotted in names for value in called)


def _keep(linker: Linker, site: Site, operand: str, place: Attribute) -> None:
    source: Place = linker.variable(site.scope, operand)
    if not any(isinstance(value, Closure) for value in source.values):
        return
    whole = _whole(linker, place)
    linker.give(place, whole)
    linker.flow(source, linker.elements(whole), Flow("append", site))


def _whole(linker: Linker, place: Attribute) -> Container:
    """All handlers that a slot holds."""
    holder = place.holder if isinstance(place.holder, Instance) else None
    return linker.intern((CHAIN, place), lambda: Container(None, CHAIN, holder))
