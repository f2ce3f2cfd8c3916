"""Guards: which arm of a branch a live stream takes, and what its test says of the stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending.clearing import is_empty
from streamlint.retention.ending.states import Gone, State
from streamlint.retention.values import Instance

if TYPE_CHECKING:
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.tokens import Token
    from streamlint.retention.scopes import Scope, Site

_STOPS = frozenset({"StopIteration", "StopAsyncIteration"})
_BROAD = frozenset({"Exception", "BaseException"})


def taken(walk: Ground, site: Site, state: State) -> bool | None:
    """Which way a branch surely goes: by a constant, or by the flag of a stream that has not ended yet."""
    record = site.record
    assert isinstance(record, records.Branch)
    tested = _tested(site.scope, record.test)
    if tested is None:
        return None
    operand, negated = tested
    known = _truth(walk, site.scope, operand, state)
    return None if known is None else known is not negated


def _truth(walk: Ground, scope: Scope, operand: str, state: State) -> bool | None:
    token = walk.token(scope, operand, state)
    record = token.site.record if token.kind == "made" and token.site is not None else None
    if isinstance(record, records.Const):
        return bool(record.value)
    if token.kind != "field" or token.of is None or not walk.owns(scope, token.of):
        return None
    if (token.of, token.name) in state.fields:
        return None
    before = {
        walk.releases.flags(value.cls).get(token.name)
        for value in walk.values(token.of)
        if isinstance(value, Instance) and walk.releases.of(value.cls)
    }
    return next(iter(before)) if len(before) == 1 else None


def _tested(scope: Scope, operand: str) -> tuple[str, bool] | None:
    """What a test asks for, and whether it asks for the opposite: `x`, `not x`, `x is None`, `x is not None`."""
    made = scope.definitions.get(operand)
    record = made.record if made is not None else None
    if not isinstance(record, records.Operate):
        return operand, False
    if record.operator == "not":
        inner = _tested(scope, record.values[0])
        return (inner[0], not inner[1]) if inner is not None else None
    if record.operator in ("is", "is not", "==", "!=") and len(record.values) > 1:
        constant = scope.constant(record.values[1])
        if constant is None or constant.value not in (None, True, False):
            return None
        return record.values[0], bool(constant.value) is record.operator.startswith(("is not", "!="))
    return None


def learn(walk: Ground, site: Site, state: State, *, truth: bool) -> None:
    """In the arm of `if self.messages: ...` that is taken where there are none, a stream's own code finds them gone."""
    record = site.record
    assert isinstance(record, records.Branch)
    tested = _tested(site.scope, record.test)
    if tested is None or truth is not tested[1]:
        return
    token = walk.token(site.scope, tested[0], state)
    if token.kind != "field" or token.of is None or not walk.owns(site.scope, token.of):
        return
    if walk.holds_state(token.of, token.name):
        state.gone.setdefault((token.of, token.name), Gone(walk.outside(token.of), site))


def names_stop(scope: Scope, operand: str, *, broad: bool = False) -> bool:
    """Whether an operand is `StopIteration`, its asynchronous kin, an instance of it, or a tuple with it."""
    names = _STOPS | _BROAD if broad else _STOPS
    if operand in names:
        return True
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.Call(function=function):
            return function in names
        case records.Collection(elements=elements):
            return any(element.value in names for element in elements)
        case _:
            return False


def holds_nothing(walk: Ground, token: Token) -> bool:
    """Whether an object is an empty container or constant that was just made."""
    return token.kind == "made" and not token.name and is_empty(walk.linker, token.site)
