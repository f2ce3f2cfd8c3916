"""Varying: whether the key under which something is kept is another one in each repetition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records

if TYPE_CHECKING:
    from streamlint.retention.keeping.regions import Region
    from streamlint.retention.linking.linker import Linker
    from streamlint.retention.scopes import Scope, Site
    from streamlint.retention.values import Container

_DEEPEST = 6
"""Through how many records a key is looked into."""


def key_varies(
    linker: Linker, scope: Scope, key: str, region: Region, container: Container, depth: int = _DEEPEST
) -> bool:
    """Whether an operand can have another value in each repetition of a region."""
    if depth == 0:
        return True
    constant = scope.constant(key)
    if constant is not None:
        return False
    if not key.startswith("%"):
        home = scope.home_of(key)
        if home is None:
            return False
        bindings = home.bindings.get(key, [])
        if region.site is not None and home is region.scope:
            return any(binding.inside(region.site) for binding in bindings)
        if region.kind == "recursion" and home is region.scope and not bindings:
            return not _is_handed_on(linker, home, key)
        return home.function.kind != "module" or len(bindings) != 1
    made = scope.definitions.get(key)
    match made.record if made is not None else None:
        case records.LoadAttr(of=of, name=name):
            if _is_own(linker, scope, of, container) and not _changes(linker, of, name, scope):
                return False
            return key_varies(linker, scope, of, region, container, depth - 1) or _changes(linker, of, name, scope)
        case records.Operate(values=values) | records.Either(values=values):
            return any(key_varies(linker, scope, value, region, container, depth - 1) for value in values)
        case records.Collection(elements=elements):
            return any(key_varies(linker, scope, each.value, region, container, depth - 1) for each in elements)
        case _:
            return True


def _is_handed_on(linker: Linker, scope: Scope, parameter: str) -> bool:
    """Whether a function that calls itself does so with what it was given for a parameter: it tries the same once more."""
    again = [
        site for site in linker.callers.get(scope, ()) if site.scope is scope and isinstance(site.record, records.Call)
    ]
    return bool(again) and all(
        any(
            argument.value == parameter and parameter_of(site, scope, argument) == parameter
            for argument in site.record.arguments  # type: ignore[union-attr]
        )
        for site in again
    )


def _is_own(linker: Linker, scope: Scope, operand: str, container: Container) -> bool:
    return container.owner is not None and container.owner in linker.variable(scope, operand).values


def _changes(linker: Linker, of: str, name: str, scope: Scope) -> bool:
    """Whether an attribute is stored anywhere but in a constructor."""
    holders = linker.variable(scope, of).values
    for site in linker.attribute_stores.get(name, ()):
        if site.scope.function.name in ("__init__", "__new__", "__post_init__"):
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
