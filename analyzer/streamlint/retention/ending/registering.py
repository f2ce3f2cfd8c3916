"""Registering: handlers that are handed to a stream when it is over, so that nothing will call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending.heard import LateRegistration
from streamlint.retention.ending.words import takes_handlers
from streamlint.retention.values import BoundMethod, Closure, Partial

if TYPE_CHECKING:
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.states import Gone, State
    from streamlint.retention.ending.tokens import Token
    from streamlint.retention.scopes import Scope, Site

OVER = ""
"""The name under which a state remembers that a library's stream has ended, whatever is gone of it."""


def called(walk: Ground, site: Site, record: records.Call, function: Token, state: State) -> None:
    """A method of a stream of the project is called: whether it takes a handler too late."""
    if walk.quiet:
        return
    for callee in walk.callees.get(site, ()):
        of = function.of if function.kind == "field" else _decorated(walk, callee, state)
        if of is not None and walk.owns(callee, of) and not walk.owns(site.scope, of) and takes(callee):
            note(walk, site, of, record, state)
            return


def _decorated(walk: Ground, callee: Scope, state: State) -> Token | None:
    """The stream whose method has given the function that is called now: `@stream.on("end")`."""
    method = callee.parent
    if method is None or method.cls is None or not method.is_callable or not method.function.parameters:
        return None
    return state.of(walk.linker.variable(method, method.function.parameters[0].name))


def note(walk: Ground, site: Site, of: Token, record: records.Call, state: State, event: str = "") -> None:
    """Notes a registration where the stream has ended, or is calling the handlers of its end."""
    gone = _gone(of, state)
    heard = _heard(walk, of, state)
    if (gone is not None or heard) and not walk.quiet and _is_given(walk, site, record, state):
        event = event or next((text for argument in record.arguments if (text := _text(site, argument.value))), "")
        walk.late.append(LateRegistration(site, event, walk.values(of), gone, walk.trail))


def _gone(of: Token, state: State) -> Gone | None:
    return next((gone for (token, _), gone in state.gone.items() if token is of), None)


def _heard(walk: Ground, of: Token, state: State) -> bool:
    preset = walk.preset
    if preset is None or not preset.last or not state.late or of.base.kind == "made":
        return False
    return any(value in preset.streams for value in walk.values(of))


def _is_given(walk: Ground, site: Site, record: records.Call, state: State) -> bool:
    """Whether a call hands over a function, or something unknown to a method that says that it takes them."""
    loaded = site.scope.definitions.get(record.function)
    name = loaded.record.name if loaded is not None and isinstance(loaded.record, records.LoadAttr) else ""
    for argument in record.arguments:
        values = walk.values(walk.token(site.scope, argument.value, state))
        if any(isinstance(value, Closure | BoundMethod | Partial) for value in values):
            return True
        if not values and takes_handlers(name) and site.scope.constant(argument.value) is None:
            return True
    return False


def _text(site: Site, operand: str) -> str:
    constant = site.scope.constant(operand)
    return constant.value if constant is not None and isinstance(constant.value, str) else ""


def takes(scope: Scope) -> bool:
    """Whether a method keeps a function that it is given, rather than to call it itself."""
    given = {parameter.name for parameter in scope.function.parameters[scope.cls is not None :]}
    kept = False
    for site in scope.sites:
        match site.record:
            case records.Call(function=function) if function in given:
                return False
            case records.StoreItem(value=value) | records.StoreAttr(value=value) if value in given:
                kept = True
            case records.Call(arguments=arguments) as call if _is_put(scope, call):
                kept = kept or any(_holds(scope, argument.value, given) for argument in arguments)
            case _:
                pass
    return kept


def _is_put(scope: Scope, record: records.Call) -> bool:
    loaded = scope.definitions.get(record.function)
    return loaded is not None and isinstance(loaded.record, records.LoadAttr) and loaded.record.of != "super"


def _holds(scope: Scope, operand: str, given: set[str]) -> bool:
    made = scope.definitions.get(operand)
    if made is not None and isinstance(made.record, records.Collection):
        return any(element.value in given for element in made.record.elements)
    return operand in given
