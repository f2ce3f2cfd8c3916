"""Listeners: when a stream class takes a handler, for which event, and when it calls what it has taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending.clearing import class_of
from streamlint.retention.ending.heard import Emission, How, Registration
from streamlint.retention.ending.tokens import UNKNOWN_KEY, Token, field
from streamlint.retention.ending.words import is_end_hook, is_last, takes_handlers
from streamlint.retention.values import BoundMethod, Closure, Partial

if TYPE_CHECKING:
    from streamlint.retention.ending.frames import Frame
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.states import Gone, State
    from streamlint.retention.scopes import Scope, Site


def table_of(token: Token) -> Token | None:
    """The attribute from which a part comes, or that a field is."""
    if token.kind == "field" and token.of is not None and token.of.kind == "part":
        token = token.of
    token = token.of if token.kind == "part" and token.of is not None else token
    return token if token.kind == "field" else None


def put(walk: Ground, site: Site, into: Token, key: str, operands: list[str], state: State) -> None:
    """Something is put into a container: a registration, where that is a stream's own and the thing is a function."""
    table = table_of(into)
    if table is None or table.of is None or not walk.owns(site.scope, table.of):
        return
    key = into.name or key if into.kind == "part" else key
    for operand in operands:
        for token in _inner(walk, site, operand, state):
            _registered(walk, site, table, key, token)


def stored(walk: Ground, site: Site, of: Token, name: str, value: Token) -> None:
    """A function is stored in an attribute of a stream's own: it is the only handler."""
    if walk.owns(site.scope, of) and of.kind != "part":
        _registered(walk, site, field(of, name), "", value)


def _inner(walk: Ground, site: Site, operand: str, state: State) -> list[Token]:
    """The thing itself, and what a tuple like `(listener, once)` holds."""
    made = site.scope.definitions.get(operand)
    tokens = [walk.token(site.scope, operand, state)]
    if made is not None and isinstance(made.record, records.Collection):
        tokens.extend(walk.token(site.scope, element.value, state) for element in made.record.elements)
    return tokens


def _registered(walk: Ground, site: Site, table: Token, key: str, handler: Token) -> None:
    assert table.of is not None
    handlers = tuple(value for value in walk.values(handler) if isinstance(value, Closure | BoundMethod | Partial))
    frame = _taker(walk, table.of)
    unknown = handler.kind == "given" and not walk.values(handler) and takes_handlers(frame.scope.function.name)
    if not (handlers or unknown) or walk.quiet:
        return
    where = walk.outside(table.of)
    streams = walk.values(table.of)
    event = key if key not in ("", UNKNOWN_KEY) else _said(walk, table.of) or key
    walk.registrations.append(Registration(streams, table.name, event, frame.scope.function.name, handlers, where))
    del site


def _taker(walk: Ground, stream: Token) -> Frame:
    """The method of the stream that code outside of its class has called."""
    taker = walk.frames[-1]
    for frame in reversed(walk.frames):
        if not walk.owns(frame.scope, stream):
            break
        taker = frame
    return taker


def _said(walk: Ground, stream: Token) -> str:
    """The event that the stream's method was called with."""
    for frame in reversed(walk.frames):
        if walk.owns(frame.scope, stream) and frame.said:
            return frame.said
    return ""


def is_emission(walk: Ground, site: Site, function: Token) -> bool:
    """Whether a call is that of a handler: of what a container or an attribute of the stream's own holds."""
    table = table_of(function)
    if table is None or table.of is None or not walk.owns(site.scope, table.of):
        return False
    if function.kind == "part":
        return True
    if function.of is not None and function.of.kind == "part":
        return walk.linker.any_container_method(function.name) is None
    methods = [callee for callee in walk.callees.get(site, ()) if walk.owns(callee, table.of)]
    values = walk.linker.variable(site.scope, getattr(site.record, "function", "")).values
    return not methods and any(isinstance(value, Closure | BoundMethod | Partial) for value in values)


def emitted(walk: Ground, site: Site, function: Token, state: State) -> None:
    """A stream calls the handlers of an event."""
    table = table_of(function)
    assert table is not None
    assert table.of is not None
    if walk.quiet or len(walk.frames) == 0 or not walk.owns(walk.frames[0].scope, table.of):
        return
    called = function.of if function.of is not None and function.of.kind == "part" else function
    event = called.name if called.kind == "part" else ""
    if event in ("", UNKNOWN_KEY):
        event = _said(walk, table.of) or event
    gone = tuple((name, gone) for (of, name), gone in state.gone.items() if of is table.of)
    running = frozenset(frame.scope for frame in walk.frames if frame.scope.generator and frame.own is table.of)
    walk.emissions.append(
        Emission(
            walk.values(table.of),
            table.name,
            event,
            gone,
            site,
            _how(walk, site),
            running,
            *_own(walk, table.of, state),
        )
    )
    if is_last(event or table.name):
        state.told = True


def hook(walk: Ground, site: Site, function: Token, callees: list[Scope], state: State) -> None:
    """A stream calls a method that is there to be overridden, to tell of its end."""
    of = function.of
    if of is None or of is not walk.frames[0].own or not is_end_hook(function.name) or walk.quiet:
        return
    cls = class_of(site.scope)
    if any(callee.cls is not cls or _is_empty(callee) for callee in callees):
        dropped, stored = _own(walk, of, state)
        event = function.name
        walk.emissions.append(Emission(walk.values(of), "", event, (), site, "called", frozenset(), dropped, stored))
        state.told = state.told or is_last(event)


def _is_empty(scope: Scope) -> bool:
    return all(isinstance(site.record, records.Const | records.Return) for site in scope.sites)


def _own(walk: Ground, of: Token, state: State) -> tuple[tuple[tuple[str, Gone], ...], frozenset[str]]:
    if of is not walk.frames[0].own:
        return (), frozenset()
    return tuple(state.dropped.items()), frozenset(state.stored)


def _how(walk: Ground, site: Site) -> How:
    """Whether the coroutine that an asynchronous handler gives is awaited, or started and left to run later."""
    record = site.record
    assert isinstance(record, records.Call)
    for other in site.scope.sites:
        match other.record:
            case records.Await(value=value) if value == record.to:
                return "awaited"
            case records.Call(arguments=arguments) if any(argument.value == record.to for argument in arguments):
                if _spawns(walk, other):
                    return "spawned"
            case _:
                pass
    return "called"


def _spawns(walk: Ground, site: Site) -> bool:
    record = site.record
    if site in walk.linker.spawned or not isinstance(record, records.Call):
        return site in walk.linker.spawned
    tables = [
        walk.linker.models.spawner(getattr(value, "dotted", ""))
        for value in walk.linker.variable(site.scope, record.function).values
    ]
    return any(table is not None and table.returns == "task" for table in tables)
