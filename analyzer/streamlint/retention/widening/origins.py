"""Where an unknown object comes from: back through calls and attributes to what was imported and is not lowered."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.linking.classes import lineage
from streamlint.retention.linking.imports import absolute
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place, Variable
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Instance, Library, Value

_FARTHEST = 40
_MOST = 8
_BUILTINS = frozenset(dir(builtins))


def origins(linker: Linker, scope: Scope, operand: str) -> frozenset[str]:
    """The dotted names of libraries, or of modules that are not lowered, from which an operand may come.

    None where it is known what the operand is, or where it may be so much that nothing is known of any.
    """
    names = frozenset(_origins(linker, scope, operand))
    return names if len(names) <= _MOST else frozenset()


def _origins(linker: Linker, scope: Scope, operand: str) -> Iterator[str]:
    start = linker.variable(scope, operand)
    if any(not isinstance(value, Library) for value in start.values):
        return
    pending: list[Place] = [start]
    seen: set[Place] = {start}
    while pending and len(seen) < _FARTHEST:
        place = pending.pop(0)
        for value in place.values:
            yield from _names(value)
        yield from _by_star(place)
        for before in _before(linker, place):
            if before not in seen:
                seen.add(before)
                pending.append(before)


def givers(linker: Linker, scope: Scope, operand: str) -> Iterator[Scope]:
    """The functions of whose parameters nothing is known, and from which an operand comes of which nothing is known."""
    start = linker.variable(scope, operand)
    pending: list[Place] = [] if start.values else [start]
    seen = set(pending)
    while pending and len(seen) < _FARTHEST:
        place = pending.pop(0)
        if isinstance(place, Variable) and place.scope is not None and _is_unknown_parameter(place, place.scope):
            yield place.scope
        for before in _before(linker, place):
            if before not in seen:
                seen.add(before)
                pending.append(before)


def _is_unknown_parameter(place: Variable, scope: Scope) -> bool:
    return not place.values and any(parameter.name == place.name for parameter in scope.function.parameters)


def _by_star(place: Place) -> Iterator[str]:
    """What linking takes for a builtin and Python has none of that name may come with a star import."""
    if not isinstance(place, Variable) or place.scope is None or place.name in _BUILTINS:
        return
    if not any(isinstance(value, Library) and value.dotted == f"builtins.{place.name}" for value in place.values):
        return
    scope = place.scope.top
    for site in scope.sites:
        if isinstance(site.record, records.Import) and site.record.name == "*":
            yield f"{absolute(scope.module, site.record.module, site.record.level)}.{place.name}"


def _names(value: Value) -> Iterator[str]:
    if isinstance(value, Library):
        yield value.dotted
    elif isinstance(value, Instance):
        yield from (base.dotted for cls in lineage(value.cls) for base in cls.bases if isinstance(base, Library))


def _before(linker: Linker, place: Place) -> Iterator[Place]:
    """The places that flow into one, and what it was loaded from or called on."""
    for source, _ in linker.graph.before(place):
        yield source
    if isinstance(place, Variable) and place.scope is not None:
        made = place.scope.definitions.get(place.name)
        bound = [made] if made is not None else place.scope.bindings.get(place.name, [])
        for site in bound:
            operand = _source(site.record)
            if operand is not None:
                yield linker.variable(place.scope, operand)


def _source(record: records.Record) -> str | None:
    match record:
        case records.LoadAttr(of=before) | records.LoadItem(of=before) | records.Call(function=before):
            return before
        case records.Await(value=before) | records.With(manager=before) | records.Loop(iterable=before):
            return before
        case _:
            return None


# ---------------------------------------------------------------------------------------------------- calls by spelling


def is_factory_like(linker: Linker, site: Site) -> bool:
    """Whether a call of something unknown is spelled as the tables spell one that makes streams."""
    record = site.record
    loaded = site.scope.definitions.get(record.function) if isinstance(record, records.Call) else None
    if not isinstance(record, records.Call) or loaded is None or not isinstance(loaded.record, records.LoadAttr):
        return False
    given = {argument.keyword for argument in record.arguments}
    spread = any(argument.star == 2 for argument in record.arguments)
    parent = _parent(site.scope, loaded.record.of)
    return any(
        (spread or sign.keywords <= given) and parent.endswith(sign.member[0])
        for sign in linker.models.method_signs(loaded.record.name)
        if sign.member is not None
    )


def _parent(scope: Scope, operand: str) -> str:
    """The attribute that a method is called on, or the variable; empty where that is the result of something else."""
    made = scope.definitions.get(operand)
    if made is None:
        made = scope.definitions.get(scope.copied(operand) or "")
        if made is None or not isinstance(made.record, records.LoadAttr):
            return operand
    return made.record.name if isinstance(made.record, records.LoadAttr) else ""
