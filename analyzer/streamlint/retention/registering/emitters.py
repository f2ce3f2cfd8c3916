"""Emitters: where the thing that keeps a callback comes from, and so whether it may outlive what the callback holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from streamlint.facts import records
from streamlint.retention.chains import Chain, chain, is_parameter, own_name
from streamlint.retention.linking.classes import lineage, takes_fields
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue

Origin: TypeAlias = Literal["given", "process", "own", "unknown"]
"""Handed in from outside; there as long as the process; made by the object or the call itself; not known."""

_LOOPS = frozenset({"get_running_loop", "get_event_loop", "current_app"})
_DEPTH = 4


def origin(linker: Linker, scope: Scope, emitter: Chain | None, depth: int = _DEPTH) -> Origin:
    """Where an emitter comes from, as a scope sees it."""
    if emitter is None:
        return "process"
    if depth == 0 or emitter.home is None:
        return "unknown"
    home = emitter.home
    if home.function.kind == "module":
        return "process" if not emitter.root.startswith("%") else "unknown"
    if home.function.kind == "class":
        return "unknown"
    own = own_name(home)
    if emitter.root == own:
        return _of_attribute(linker, home, emitter.names[0], depth) if emitter.names else "own"
    if is_parameter(home, emitter.root):
        return "given"
    return _strongest(_of_binding(linker, home, site, depth) for site in home.bindings.get(emitter.root, ()))


def class_of(scope: Scope | None) -> ClassValue | None:
    """The class whose method a scope is, or is nested in."""
    while scope is not None and scope.cls is None:
        scope = scope.parent
    return scope.cls if scope is not None else None


def family(cls: ClassValue) -> frozenset[ClassValue]:
    """The class, those that it inherits from, and those that inherit from it."""
    found = set(lineage(cls))
    pending = [cls]
    while pending:
        current = pending.pop()
        found.add(current)
        pending.extend(each for each in current.subclasses if each not in found)
    return frozenset(found)


def _of_attribute(linker: Linker, scope: Scope, name: str, depth: int) -> Origin:
    cls = class_of(scope)
    if cls is None:
        return "unknown"
    kin = family(cls)
    found: list[Origin] = []
    for store in linker.attribute_stores.get(name, ()):
        record = store.record
        if class_of(store.scope) not in kin or not isinstance(record, records.StoreAttr) or record.value is None:
            continue
        if record.of == own_name(store.scope):
            found.append(_of_operand(linker, store.scope, record.value, depth - 1))
    if not found and any(takes_fields(each) and _declares(each, name) for each in lineage(cls)):
        return "given"
    return _strongest(found)


def _declares(cls: ClassValue, name: str) -> bool:
    return cls.scope is not None and any(
        isinstance(site.record, records.Copy) and site.record.to == name and site.record.value is None
        for site in cls.scope.sites
    )


def _of_binding(linker: Linker, scope: Scope, site: Site, depth: int) -> Origin:
    match site.record:
        case records.Copy(value=value) if value is not None:
            return _of_operand(linker, scope, value, depth - 1)
        case records.Loop(iterable=iterable) if iterable is not None:
            return _of_operand(linker, scope, iterable, depth - 1)
        case _:
            return "own"


def _of_operand(linker: Linker, scope: Scope, operand: str, depth: int) -> Origin:
    if depth <= 0:
        return "unknown"
    if not operand.startswith("%"):
        return origin(linker, scope, chain(scope, operand), depth)
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.Const():
            return "unknown"
        case records.LoadAttr():
            whole = chain(scope, operand)
            return origin(linker, scope, whole, depth) if whole.is_plain else "own"
        case records.Either(values=values):
            return _strongest(_of_operand(linker, scope, value, depth - 1) for value in values)
        case records.Call(function=function, arguments=arguments):
            last = chain(scope, function).last
            if last in _LOOPS:
                return "process"
            if last == "cast" and arguments:
                return _of_operand(linker, scope, arguments[-1].value, depth - 1)
            return "own"
        case records.Loop(iterable=iterable) if iterable is not None:
            return _of_operand(linker, scope, iterable, depth - 1)
        case records.Await(value=value):
            return _of_operand(linker, scope, value, depth - 1)
        case records.Unpack(to=targets, value=value):
            part = _part(scope, value, targets.index(operand))
            return _of_operand(linker, scope, part, depth - 1) if part is not None else "own"
        case _:
            return "own"


def _part(scope: Scope, operand: str, position: int) -> str | None:
    """What stands at a position of a tuple that the code writes out."""
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.Collection(elements=elements) if position < len(elements):
            return elements[position].value
        case _:
            return None


def _strongest(origins: Iterator[Origin] | list[Origin]) -> Origin:
    found = set(origins)
    for each in ("given", "process", "own"):
        if each in found:
            return each
    return "unknown"
