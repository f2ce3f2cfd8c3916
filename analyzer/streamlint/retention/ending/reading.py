"""Reading: whether a load of an attribute is a read of state that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending.clearing import is_empty
from streamlint.retention.ending.heard import Read
from streamlint.retention.operands import operands
from streamlint.retention.values import Instance, Stream

if TYPE_CHECKING:
    from streamlint.retention.ending.frames import Preset
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.states import State
    from streamlint.retention.ending.tokens import Token
    from streamlint.retention.scopes import Scope, Site

_EQUALS = frozenset({"==", "is", "not"})
_ASSERTS = frozenset({"assertEqual", "assertFalse", "assertIsNone", "assertListEqual", "assertDictEqual", "assertIs"})


def look(walk: Ground, site: Site, of: Token, name: str, state: State) -> None:
    """Notes a load of `of.name` where that is gone, and somebody wants to know what it held.

    A getter that shows an attribute is asked for that.
    """
    classes = (value.cls for value in walk.values(of) if isinstance(value, Instance))
    name = next((walk.releases.behind(cls, name) for cls in classes), name)
    gone = state.gone.get((of, name))
    preset = gone is None and _preset(walk, of, name, state)
    if preset:
        assert walk.preset is not None
        gone = walk.preset.gone[name]
    if gone is None or walk.quiet or not (preset or _counts(walk, of, name)):
        return
    hook = _hook(walk, of, name)
    own = walk.owns(site.scope, of) and not hook and not (preset and site.scope is walk.frames[0].scope)
    if own or not is_read(walk, site):
        return
    streams = tuple(value for value in walk.values(of) if preset or walk.releases.releases(value))
    walk.reads.append(Read(site, name, streams, gone, walk.trail, hook, preset))


def _preset(walk: Ground, of: Token, name: str, state: State) -> bool:
    preset: Preset | None = walk.preset
    if preset is None or not state.late or name not in preset.gone or (of, name) in state.filled:
        return False
    if of.base.kind == "made":
        return False
    return any(value in preset.streams for value in walk.values(of))


def _counts(walk: Ground, of: Token, name: str) -> bool:
    """Whether the attribute is one in which the stream gathers, rather than its connection or a flag."""
    values = walk.values(of)
    return any(isinstance(value, Stream) for value in values) or any(
        isinstance(value, Instance) and name in walk.releases.of(value.cls) for value in values
    )


def _hook(walk: Ground, of: Token, name: str) -> str:
    """The method that the class calls to tell of the end, where the read is in it or in what it calls."""
    for frame in reversed(walk.frames):
        if frame.is_hook and (of, name) in frame.hook:
            return frame.scope.title
    return ""


# ------------------------------------------------------------------------------------------------ what is done with it


def is_read(walk: Ground, site: Site) -> bool:
    """Whether what is loaded is looked at, rather than filled, cleared, or only found to be empty as it should be."""
    record = site.record
    if not isinstance(record, records.LoadAttr):
        return False
    for user in _users(site.scope, record.to):
        if isinstance(user, records.LoadAttr):
            does = walk.linker.any_container_method(user.name)
            if does is not None and (does.evicts == "all" or does.puts is not None or does.puts_each is not None):
                return False
        if isinstance(user, records.StoreItem | records.DeleteItem) and user.of == record.to:
            return False
    called = [
        user.to
        for user in _users(site.scope, record.to)
        if isinstance(user, records.Call) and user.function == record.to
    ]
    return not any(_is_expected_empty(walk, site.scope, operand) for operand in (record.to, *called))


def _users(scope: Scope, operand: str) -> list[records.Record]:
    return [site.record for site in scope.sites if _uses(site.record, operand)]


def _uses(record: records.Record, operand: str) -> bool:
    match record:
        case records.LoadAttr(of=of) | records.StoreItem(of=of) | records.DeleteItem(of=of):
            return of == operand
        case records.Operate(values=values):
            return operand in values
        case records.Call(function=function, arguments=arguments):
            return function == operand or any(argument.value == operand for argument in arguments)
        case _:
            return False


def _is_expected_empty(walk: Ground, scope: Scope, operand: str) -> bool:
    """`assert stream.messages == []`, `assert not stream.messages`, `len(stream.messages) == 0`."""
    for user in _users(scope, operand):
        match user:
            case records.Operate(operator="not", to=to) if not _is_used(scope, to):
                return True
            case records.Operate(operator=operator, values=values) if operator in _EQUALS:
                if any(value != operand and _is_nothing(walk, scope, value) for value in values):
                    return True
            case records.Call(function="len", to=to):
                if _is_expected_empty(walk, scope, to):
                    return True
            case records.Call(function=function, arguments=arguments) if _name(scope, function) in _ASSERTS:
                others = [argument.value for argument in arguments if argument.value != operand]
                if not others or any(_is_nothing(walk, scope, other) for other in others):
                    return True
            case _:
                pass
    return False


def _is_nothing(walk: Ground, scope: Scope, operand: str) -> bool:
    constant = scope.constant(operand)
    if constant is not None:
        return not constant.value
    return is_empty(walk.linker, scope.definitions.get(operand))


def _is_used(scope: Scope, operand: str) -> bool:
    """Whether anything depends on a value. The test of an `assert` is computed, and no more."""
    return any(operand in operands(site.record) for site in scope.sites if site is not scope.definitions.get(operand))


def _name(scope: Scope, function: str) -> str:
    loaded = scope.definitions.get(function)
    return loaded.record.name if loaded is not None and isinstance(loaded.record, records.LoadAttr) else function
