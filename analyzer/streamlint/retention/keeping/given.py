"""What a call is given that belongs to one occasion: the request itself, or what was made from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.keeping.identities import is_text

if TYPE_CHECKING:
    from streamlint.models.tables import Occasion
    from streamlint.retention.linking.linker import Linker
    from streamlint.retention.scopes import Scope, Site

_DEEPEST = 8


def occasional_arguments(linker: Linker, site: Site, callee: Scope) -> Iterator[tuple[str, Occasion]]:
    """The parameters of `callee` that the call at `site` gives an object of one request, connection or run."""
    record = site.record
    if not isinstance(record, records.Call):
        return
    own = 1 if callee.cls is not None and "staticmethod" not in callee.function.decorators else 0
    places = callee.function.parameters[own:]
    by_name = {parameter.name: parameter for parameter in places}
    for number, argument in enumerate(record.arguments):
        parameter = by_name.get(argument.keyword or "") or (places[number] if number < len(places) else None)
        if argument.star or parameter is None or is_text(parameter.annotation):
            continue
        found = _belongs_to(linker, site.scope, argument.value, _DEEPEST)
        if found is not None:
            yield parameter.name, found


def _belongs_to(linker: Linker, scope: Scope, operand: str, depth: int) -> Occasion | None:
    """The occasion whose object an operand is, or from whose object a call made it."""
    if depth == 0:
        return None
    if not operand.startswith("%"):
        return _of_name(linker, scope, operand, depth)
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.Call(arguments=arguments):
            given = (_belongs_to(linker, scope, argument.value, depth - 1) for argument in arguments)
            return next((found for found in given if found is not None), None)
        case records.Await(value=value):
            return _belongs_to(linker, scope, value, depth - 1)
        case records.LoadAttr(of=of) if not _is_object(linker, scope, of):
            return _belongs_to(linker, scope, of, depth - 1)
        case _:
            return None


def _of_name(linker: Linker, scope: Scope, name: str, depth: int) -> Occasion | None:
    home = scope.home_of(name)
    if home is None or not home.is_callable:
        return None
    parameter = next((each for each in home.function.parameters if each.name == name), None)
    if parameter is not None:
        return linker.models.occasions.of_object(name) if not is_text(parameter.annotation) else None
    values = (site.record.value for site in home.bindings.get(name, ()) if isinstance(site.record, records.Copy))
    found = (_belongs_to(linker, home, value, depth - 1) for value in values if value is not None)
    return next((occasion for occasion in found if occasion is not None), None)


def _is_object(linker: Linker, scope: Scope, operand: str) -> bool:
    """Whether an operand is the occasion's object itself: what its attributes are is not known, often plain text."""
    return not operand.startswith("%") and linker.models.occasions.of_object(operand) is not None
