"""Slots: keys of which an object has so many, settled when it was made. Who stores under one again overwrites it.

`for shard in self.shard_ids: self.sockets[shard] = connect(shard)`, and the same through a method that is given the key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.values import Container

if TYPE_CHECKING:
    from streamlint.retention.keeping.regions import Region
    from streamlint.retention.linking.linker import Linker
    from streamlint.retention.scopes import Scope, Site

_DEEPEST = 6
"""Through how many records and calls a key is looked into."""
_SAME_THINGS = frozenset({"sorted", "reversed", "list", "tuple", "set", "iter"})
_VIEWS = frozenset({"items", "keys", "values"})
_FILLING = frozenset({"append", "appendleft", "add", "insert", "extend", "update", "setdefault"})


def is_slot(
    linker: Linker, scope: Scope, key: str, region: Region, container: Container | None, depth: int = _DEEPEST
) -> bool:
    """Whether a name is only ever bound to one of the keys that an object has had since it was made.

    The keys that the container has already are such, `for name in list(self.held): self.held[name] = ...`: none is new.
    `container` is None where something is made of the name first: that can be another key.
    A number that a `range()` gives is one as well where the region repeats the whole range: each time it counts anew.
    """
    if depth == 0 or key.startswith("%"):
        return False
    home = scope.home_of(key)
    if home is None:
        return False
    bindings = home.bindings.get(key, [])
    if any(parameter.name == key for parameter in home.function.parameters):
        return not bindings and _is_given_slots(linker, home, key, region, container, depth)
    return bool(bindings) and all(_is_round(linker, binding, key, region, container, depth) for binding in bindings)


def _is_given_slots(
    linker: Linker, scope: Scope, parameter: str, region: Region, container: Container | None, depth: int
) -> bool:
    """Whether every call of a function gives a slot for a parameter, or, in the function itself, the same once more."""
    calls = linker.callers.get(scope, ())
    if not calls or scope in linker.escaped or region.scope is scope:
        return False
    given = 0
    for site in calls:
        if not isinstance(site.record, records.Call):
            return False
        values = [each.value for each in site.record.arguments if parameter_of(site, scope, each) == parameter]
        if site.scope is scope and values == [parameter]:
            continue
        if len(values) != 1 or not is_slot(linker, site.scope, values[0], region, container, depth - 1):
            return False
        given += 1
    return given > 0


def _is_round(linker: Linker, binding: Site, key: str, region: Region, container: Container | None, depth: int) -> bool:
    """Whether a name is bound to what a loop over slots gives in its rounds."""
    record = binding.record
    if not isinstance(record, records.Copy | records.Unpack) or record.value is None:
        return False
    if isinstance(record, records.Unpack) and record.to[:1] != (key,):
        return False
    loop = binding.scope.definitions.get(record.value)
    if loop is None or not isinstance(loop.record, records.Loop) or loop.record.iterable is None:
        return False
    whole = not (region.site is loop or (region.site is not None and region.site.inside(loop)))
    return _are_slots(linker, loop.scope, loop.record.iterable, whole, container, depth - 1)


def _are_slots(
    linker: Linker, scope: Scope, operand: str, whole: bool, container: Container | None, depth: int
) -> bool:
    """Whether an operand is a collection of slots; `whole` says that all of a range is repeated."""
    if depth == 0:
        return False
    if container is not None and container in linker.variable(scope, operand).values:
        return True
    if not operand.startswith("%"):
        home = scope.home_of(operand)
        bound = home.bindings.get(operand, []) if home is not None else []
        if home is None or len(bound) != 1 or any(each.name == operand for each in home.function.parameters):
            return False
        record = bound[0].record
        if not isinstance(record, records.Copy) or record.value is None:
            return False
        return _are_slots(linker, home, record.value, whole, container, depth - 1)
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.LoadAttr(of=of, name=name):
            return _is_settled(linker, scope, of, name, operand)
        case records.Either(values=values):
            return all(_are_slots(linker, scope, value, whole, container, depth - 1) for value in values)
        case records.Call(function="range", arguments=arguments):
            return whole and len(arguments) == 1
        case records.Call(function=function, arguments=(first, *_)) if function in _SAME_THINGS:
            return _are_slots(linker, scope, first.value, whole, container, depth - 1)
        case records.Call(function=function, arguments=()):
            view = scope.definitions.get(function)
            is_view = view is not None and isinstance(view.record, records.LoadAttr) and view.record.name in _VIEWS
            return is_view and _are_slots(linker, scope, view.record.of, whole, container, depth - 1)  # type: ignore[union-attr]
        case _:
            return False


def _is_settled(linker: Linker, scope: Scope, of: str, name: str, operand: str) -> bool:
    """Whether an attribute has what it was given when its object was made, and nothing more since."""
    if changes(linker, of, name, scope) or not linker.variable(scope, of).values:
        return False
    if not linker.attribute_stores.get(name):
        return False
    if any(map(_is_filled_here, linker.attribute_loads.get(name, ()))):
        return False
    held = [value for value in linker.variable(scope, operand).values if isinstance(value, Container)]
    return not any(_is_filled_later(linker, container) for container in held)


def _is_filled_here(loaded: Site) -> bool:
    """Whether something goes into what an attribute was asked for, whatever kind of container that is."""
    assert isinstance(loaded.record, records.LoadAttr)
    held = loaded.record.to
    return not loaded.scope.is_constructor and any(
        (isinstance(site.record, records.StoreItem) and site.record.of == held)
        or (isinstance(site.record, records.LoadAttr) and site.record.of == held and site.record.name in _FILLING)
        for site in loaded.scope.sites
    )


def _is_filled_later(linker: Linker, container: Container) -> bool:
    """Whether anything but a constructor puts something into a container."""
    return any(
        flow.how == "append" and flow.site is not None and not flow.site.scope.is_constructor
        for _, flow in linker.graph.before(linker.every(container))
    )


def changes(linker: Linker, of: str, name: str, scope: Scope) -> bool:
    """Whether an attribute is stored anywhere but in a constructor."""
    holders = linker.variable(scope, of).values
    for site in linker.attribute_stores.get(name, ()):
        if site.scope.is_constructor:
            continue
        assert isinstance(site.record, records.StoreAttr)
        if any(holder in holders for holder in linker.variable(site.scope, site.record.of).values):
            return True
    return False


def parameter_of(site: Site, callee: Scope, argument: records.Argument) -> str:
    """The parameter of a function that an argument of a call is given for; empty where that is not known."""
    record = site.record
    assert isinstance(record, records.Call)
    if argument.keyword is not None:
        return argument.keyword
    if argument.star:
        return ""
    position = [each for each in record.arguments if each.keyword is None].index(argument)
    parameters = [each.name for each in callee.function.parameters if each.kind in ("positional", "normal")]
    bound = callee.cls is not None and "staticmethod" not in callee.function.decorators
    places = parameters[1:] if bound else parameters
    return places[position] if position < len(places) else ""
