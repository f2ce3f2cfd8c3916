"""Unheard: handlers for events that a library's stream never tells of, as its table says.

A table that lists `events` lists all of them. A handler is registered, `stream.on("finish", f)`, or it is a method of a
subclass that the library's class is to call, `def on_finish(self)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending.heard import Registration
from streamlint.retention.ending.unknown import REGISTERS
from streamlint.retention.ending.words import words
from streamlint.retention.linking.classes import library_bases
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Instance, Library, Stream, Value

if TYPE_CHECKING:
    from streamlint.models.tables import Api

_NO_CLASSES = frozenset({"object", "Generic", "Protocol", "ABC"})


def unheard(linker: Linker) -> Iterator[tuple[Registration, Api]]:
    """The handlers that no stream of their api will call, each with the api."""
    if any(api.events for api in linker.models.apis):
        for scope in linker.scopes:
            for site in scope.sites:
                if isinstance(site.record, records.Call):
                    yield from _registered(linker, site, site.record)
        yield from _overridden(linker)


# ------------------------------------------------------------------------------------------------------- registered


def _registered(linker: Linker, site: Site, record: records.Call) -> Iterator[tuple[Registration, Api]]:
    loaded = site.scope.definitions.get(record.function)
    if loaded is None or not isinstance(loaded.record, records.LoadAttr):
        return
    streams = tuple(linker.variable(site.scope, loaded.record.of).values)
    name = loaded.record.name
    apis = [_taking(value, name) for value in streams]
    known = [api for api in apis if api is not None]
    event = next((text for argument in record.arguments if (text := _text(site.scope, argument.value))), "")
    if (
        event
        and known
        and len(known) == len(apis)
        and not any(event in (*api.events, *api.end_events) for api in known)
    ):
        yield Registration(streams, "", event, name, (), site), known[0]


def _taking(value: Value, name: str) -> Api | None:
    """The table of a stream that takes handlers by this method, where it lists all events."""
    api = value.api if isinstance(value, Stream) else None
    if api is None or not api.events:
        return None
    hooks = {hook.name for hook in api.end_hooks if hook.way in ("register", "decorator")}
    return api if name in (hooks or REGISTERS) else None


def _text(scope: Scope, operand: str) -> str:
    constant = scope.constant(operand)
    return constant.value if constant is not None and isinstance(constant.value, str) else ""


# ------------------------------------------------------------------------------------------------------- overridden


def _overridden(linker: Linker) -> Iterator[tuple[Registration, Api]]:
    said: set[object] | None = None
    for scope in linker.scopes:
        api = _api(linker, scope)
        name = scope.function.name
        if api is None or name in api.events or linker.callers.get(scope) or scope in linker.escaped:
            continue
        said = _said(linker) if said is None else said
        site = _definition(linker, scope)
        if name not in said and site is not None:
            own = linker.variable(scope, scope.function.parameters[0].name)
            streams = tuple(value for value in own.values if isinstance(value, Instance))
            yield Registration(streams, "", name, "", (), site), api


def _api(linker: Linker, scope: Scope) -> Api | None:
    """The table of the one library's class whose handlers a method's class overrides, if it is named like one of them."""
    if scope.cls is None or not scope.is_callable or not scope.function.parameters or scope.function.decorators:
        return None
    if words(scope.function.name)[:1] != ["on"]:
        return None
    bases = [base for base in library_bases(scope.cls) if base.label not in _NO_CLASSES]
    tables = [_telling(linker, base) for base in bases]
    return tables[0] if tables and all(api is tables[0] for api in tables) else None


def _telling(linker: Linker, base: Library) -> Api | None:
    apis = linker.models.apis_of_type(base.dotted)
    return next((api for api in apis if api.events and any(hook.way == "override" for hook in api.end_hooks)), None)


def _said(linker: Linker) -> set[object]:
    """Every attribute that the program loads and every text in it: what is called by its name is among them."""
    found: set[object] = set()
    for scope in linker.scopes:
        for site in scope.sites:
            if isinstance(site.record, records.LoadAttr):
                found.add(site.record.name)
            elif isinstance(site.record, records.Const):
                found.add(site.record.value)
    return found


def _definition(linker: Linker, scope: Scope) -> Site | None:
    """The `def` of a method."""
    for site in scope.parent.sites if scope.parent is not None else ():
        record = site.record
        if isinstance(record, records.MakeFunction) and scope is linker.functions[scope.module.path, record.function]:
            return site
    return None
