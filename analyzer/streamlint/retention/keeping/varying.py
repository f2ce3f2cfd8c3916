"""Varying: whether the key under which something is kept is another one in each repetition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.keeping.slots import changes, is_slot, parameter_of

if TYPE_CHECKING:
    from streamlint.retention.keeping.regions import Region
    from streamlint.retention.linking.linker import Linker
    from streamlint.retention.scopes import Scope
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
        if home.is_callable and _is_name_of_constant(linker, home, key, region, container, depth):
            return False
        itself = container if depth == _DEEPEST else None
        if region.site is not None and home is region.scope:
            return any(binding.inside(region.site) for binding in bindings) and not is_slot(
                linker, home, key, region, container
            )
        if region.kind == "recursion" and home is region.scope and not bindings:
            return not _is_handed_on(linker, home, key)
        if home.function.kind != "module" and is_slot(linker, home, key, region, itself):
            return False
        return home.function.kind != "module" or len(bindings) != 1
    made = scope.definitions.get(key)
    match made.record if made is not None else None:
        case records.LoadAttr(of=of, name=name):
            if _is_own(linker, scope, of, container) and not changes(linker, of, name, scope):
                return False
            return key_varies(linker, scope, of, region, container, depth - 1) or changes(linker, of, name, scope)
        case records.Operate(values=values) | records.Either(values=values):
            return any(key_varies(linker, scope, value, region, container, depth - 1) for value in values)
        case records.Collection(elements=elements):
            return any(key_varies(linker, scope, each.value, region, container, depth - 1) for each in elements)
        case _:
            return True


def _is_name_of_constant(
    linker: Linker, home: Scope, name: str, region: Region, container: Container, depth: int
) -> bool:
    """Whether a local is only ever bound to a literal or an attribute that stays what it is."""
    bindings = home.bindings.get(name, [])
    if len(bindings) != 1 or any(parameter.name == name for parameter in home.function.parameters):
        return False
    record = bindings[0].record
    if not isinstance(record, records.Copy) or record.value is None:
        return False
    return not key_varies(linker, home, record.value, region, container, depth - 1)


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
