"""Guards: which arm of a branch a live stream takes, and what its test says of the stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending.clearing import is_empty
from streamlint.retention.ending.keys import constant_of
from streamlint.retention.ending.states import Gone, State
from streamlint.retention.ending.tokens import token_of
from streamlint.retention.linking.classes import method
from streamlint.retention.values import Instance

if TYPE_CHECKING:
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.tokens import Token
    from streamlint.retention.scopes import Scope, Site

TRUE, FALSE = "true", "false"
_COMPARES = frozenset({"==", "!=", "in", "not in"})
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
    if known is None and _is_object(walk, walk.token(site.scope, operand, state)):
        known = True
    return None if known is None else known is not negated


def _is_object(walk: Ground, token: Token) -> bool:
    """Whether it is an object that this way has made, of a class of the project that is never false."""
    if token.kind != "made" or token.site is None or not isinstance(token.site.record, records.Loop | records.Call):
        return False
    values = walk.values(token)
    if isinstance(token.site.record, records.Call) and not any(value.site is token.site for value in values):
        return False
    return bool(values) and all(isinstance(value, Instance) and not _is_sized(walk, value) for value in values)


def _is_sized(walk: Ground, value: Instance) -> bool:
    return any(True for name in ("__bool__", "__len__") for _ in method(walk.linker, value.cls, name))


def compare(walk: Ground, site: Site, record: records.Operate, state: State) -> None:
    """Binds what a comparison of two texts gives, where both are known in this call: `event == "end"`."""
    walk.make(site, record.to, state)
    if record.operator not in _COMPARES:
        return
    one = _texts(walk, site.scope, record.values[0], state)
    other = _texts(walk, site.scope, record.values[1], state)
    if one is None or other is None or len(one) != 1:
        return
    truth = (one[0] in other) is not record.operator.startswith(("!", "not"))
    walk.bind(site.scope, record.to, token_of("made", site=site, name=TRUE if truth else FALSE), state)


def _texts(walk: Ground, scope: Scope, operand: str, state: State) -> tuple[str, ...] | None:
    """The text that an operand is, or those of a display; None where not all of them are known."""
    token = walk.token(scope, operand, state)
    made: records.Record | None = constant_of(token) or scope.constant(operand)
    if token.kind == "made" and token.site is not None:
        made = token.site.record
    if isinstance(made, records.Const) and isinstance(made.value, str):
        return (made.value,)
    if not isinstance(made, records.Collection) or token.site is None:
        return None
    found = [token.site.scope.constant(element.value) for element in made.elements]
    texts = tuple(each.value for each in found if each is not None and isinstance(each.value, str))
    return texts if len(texts) == len(found) else None


def _truth(walk: Ground, scope: Scope, operand: str, state: State) -> bool | None:
    token = walk.token(scope, operand, state)
    record = token.site.record if token.kind == "made" and token.site is not None else None
    if isinstance(record, records.Const):
        return bool(record.value)
    if token.name in (TRUE, FALSE) and isinstance(record, records.Operate):
        return token.name == TRUE
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
        if constant is not None and constant.value in (None, True, False):
            return record.values[0], bool(constant.value) is record.operator.startswith(("is not", "!="))
    return (operand, False) if record.operator in _COMPARES else None


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
