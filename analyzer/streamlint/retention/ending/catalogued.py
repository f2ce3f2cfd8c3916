"""Streams of libraries: when one ends and what is gone then, as its table says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending import registering, unread
from streamlint.retention.ending.heard import Registration
from streamlint.retention.ending.states import Gone
from streamlint.retention.ending.tokens import Token
from streamlint.retention.values import BoundMethod, Closure, Partial, Stream

if TYPE_CHECKING:
    from streamlint.models.tables import Api
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.states import State
    from streamlint.retention.scopes import Site

_REGISTERS = frozenset({"on", "once", "add_listener", "addListener"})


def read_out(walk: Ground, site: Site, token: Token, stream: Stream, state: State) -> None:
    """The stream was read to its end."""
    unread.read(token, state)
    if stream.returns != "streams":
        _ended(walk, token, stream, state, "exhaustion")
    del site


def left(walk: Ground, site: Site, token: Token, stream: Stream, state: State) -> None:
    """The block of its `with` was left."""
    _ended(walk, token, stream, state, "with")
    del site


def _ended(walk: Ground, token: Token, stream: Stream, state: State, by: str) -> None:
    api = stream.api
    if api is not None and (by in api.ended_by or not api.ended_by):
        _release(walk, token, api, state, assumed=not api.ended_by)


def _release(walk: Ground, token: Token, api: Api, state: State, *, assumed: bool = False) -> None:
    state.gone[token, registering.OVER] = Gone(walk.outside(token), None, assumed)
    for name in api.released:
        state.gone[token, name] = Gone(walk.outside(token), None, assumed)


def call(walk: Ground, site: Site, record: records.Call, function: Token, state: State) -> bool:
    """A call of a method of a library's stream; whether it is one."""
    decorating = walk.decorators.get(function)
    if decorating is not None:
        stream, event, by = decorating
        registering.note(walk, site, stream, record, state, event)
        if any(
            _registers(value.api, by, event) for value in walk.values(stream) if isinstance(value, Stream) and value.api
        ):
            _register(walk, site, stream, event, by, [argument.value for argument in record.arguments], state)
        walk.make(site, record.to, state)
        return True
    if function.kind != "field" or function.of is None:
        return False
    streams = [value for value in walk.values(function.of) if isinstance(value, Stream) and value.api is not None]
    if not streams:
        return False
    token, name = function.of, function.name
    _call(walk, site, record, token, name, [value.api for value in streams if value.api is not None], state)
    return True


def _call(
    walk: Ground, site: Site, record: records.Call, token: Token, name: str, apis: list[Api], state: State
) -> None:
    unread.called(walk, site, token, name, apis, state)
    for api in apis:
        if name in api.ends or (name in api.final and api.final_needs == "drains"):
            _release(walk, token, api, state)
    if any(name in api.returns_self for api in apis):
        walk.bind(site.scope, record.to, token, state)
    else:
        walk.make(site, record.to, state)
    event = _event(walk, site, record, state)
    if any(_takes(api, name) for api in apis):
        registering.note(walk, site, token, record, state)
        walk.decorators[walk.token(site.scope, record.to, state)] = (token, event, name)
    if any(_registers(api, name, event) for api in apis):
        _register(walk, site, token, event, name, [argument.value for argument in record.arguments], state)


def _takes(api: Api, name: str) -> bool:
    """Whether a method takes handlers at all, and the stream has an end that it tells."""
    registers = any(hook.way in ("register", "decorator") and hook.name == name for hook in api.end_hooks)
    return registers or (name in _REGISTERS and bool(api.end_events))


def _registers(api: Api, name: str, event: str) -> bool:
    """Whether a method takes handlers for the end."""
    if name in _REGISTERS and event in api.end_events:
        return True
    return any(
        hook.way in ("register", "decorator")
        and hook.name == name
        and hook.event in ("", event)
        and event in ("", *api.end_events)
        for hook in api.end_hooks
    )


def _event(walk: Ground, site: Site, record: records.Call, state: State) -> str:
    for argument in record.arguments:
        token = walk.token(site.scope, argument.value, state)
        made = token.site.record if token.kind == "made" and token.site is not None else None
        constant = made if isinstance(made, records.Const) else site.scope.constant(argument.value)
        if constant is not None and isinstance(constant.value, str):
            return constant.value
    return ""


def _register(
    walk: Ground, site: Site, stream: Token, event: str, by: str, operands: Iterable[str], state: State
) -> bool:
    values = [value for operand in operands for value in walk.values(walk.token(site.scope, operand, state))]
    handlers = tuple(value for value in values if isinstance(value, Closure | BoundMethod | Partial))
    if handlers and not walk.quiet:
        walk.registrations.append(Registration(walk.values(stream), "", event, by, handlers, site))
    return bool(handlers)
