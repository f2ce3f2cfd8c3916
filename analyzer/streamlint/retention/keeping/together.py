"""Together: a function that is handed over, and what it is then called with, come of one and the same call.

`def soon(call, *given): start(call(*given))` calls what one of its callers hands over with what that caller gives beside
it, never with what another gives. So a path that enters `soon` at one call leaves it only into the functions of that call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.keeping.slots import parameter_of
from streamlint.retention.places import Elements, Place, Variable
from streamlint.retention.values import BoundMethod, ClassValue, Closure, Container, Instance, Value

if TYPE_CHECKING:
    from streamlint.retention.graph import Flow
    from streamlint.retention.linking.linker import Linker
    from streamlint.retention.scopes import Scope, Site

_MAKING = frozenset({"__new__", "__init__", "__post_init__"})


def comes_along(linker: Linker, entered: Site, flow: Flow, target: Place) -> bool:
    """Whether a function that was entered at one call can go on, by a flow of its own, into that of the target."""
    inner = flow.enters
    callee = target.scope if isinstance(target, Variable) else None
    if inner is None or callee is None or not isinstance(inner.record, records.Call):
        return True
    scope, called = inner.scope, inner.record.function
    if not any(parameter.name == called for parameter in scope.function.parameters) or scope.bindings.get(called):
        return True
    values = _handed(linker, entered, scope, called)
    return not values or any(_leads(value, callee) for value in values)


def _leads(value: Value, callee: Scope) -> bool:
    """Whether calling a value can run a function."""
    match value:
        case Closure(scope=scope) | BoundMethod(scope=scope):
            return scope is callee
        case Instance():
            return callee.function.name == "__call__"
        case ClassValue():
            return callee.function.name in _MAKING
        case _:
            return True


def _handed(linker: Linker, entered: Site, callee: Scope, parameter: str) -> list[Value]:
    """What a call hands over for a parameter."""
    if not isinstance(entered.record, records.Call) or entered not in linker.callers.get(callee, ()):
        return []
    return [
        value
        for argument in entered.record.arguments
        if parameter_of(entered, callee, argument) == parameter
        for value in linker.variable(entered.scope, argument.value).values
    ]


def gathered_by(linker: Linker, source: Place, target: Place, flow: Flow) -> Site | None:
    """The call whose further arguments `*given` are, where a flow takes one of them out in the function called there."""
    if not isinstance(source, Elements) or not isinstance(source.holder, Container) or flow.site is None:
        return None
    made = source.holder.site
    spread = isinstance(target, Variable) and target.scope is flow.site.scope and " of *" in target.name
    if not spread or made is None or made.scope is flow.site.scope:
        return None
    return made if made in linker.callers.get(flow.site.scope, ()) else None
