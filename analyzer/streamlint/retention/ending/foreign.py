"""Foreign calls: what functions and containers that are not the project's do to the objects they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending import blocks, coroutines, listeners, protocols, unread
from streamlint.retention.ending.guards import holds_nothing
from streamlint.retention.ending.keys import key_of
from streamlint.retention.ending.tokens import Token, part
from streamlint.retention.setting import set_by_name
from streamlint.retention.values import Instance, Library, Stream

if TYPE_CHECKING:
    from streamlint.retention.ending.exits import Exits
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.states import State
    from streamlint.retention.scopes import Scope, Site

_FROM_CONTAINER = frozenset({"get", "setdefault", "pop", "values", "items", "copy", "popitem", "popleft"})
_ALIKE = frozenset({"builtins.list", "builtins.tuple", "builtins.reversed", "builtins.sorted", "copy.copy"})
_HANDS_ON = frozenset({"builtins.enumerate", "builtins.iter", "builtins.aiter", "builtins.map", "builtins.filter"})
_NEXT = frozenset({"builtins.next", "builtins.anext"})
_METHOD_NEXT = frozenset({"__next__", "__anext__"})


def container(walk: Ground, site: Site, record: records.Call, function: Token, state: State) -> bool:
    """A method of what may be a container; whether it is one that containers have."""
    holder, name = function.of, function.name
    assert holder is not None
    does = walk.linker.any_container_method(name)
    if does is None or any(isinstance(value, Instance | Stream) for value in walk.values(holder)):
        return False
    unread.handed(walk, site, record, state)
    places = [argument.value for argument in record.arguments if argument.keyword is None]
    if does.evicts == "all" and holder.kind == "field" and holder.of is not None:
        walk.clear(holder.of, holder.name, state)
    if does.puts is not None or does.puts_each is not None or does.puts_mapping is not None:
        if holder.kind == "field" and holder.of is not None:
            walk.fill(holder.of, holder.name, state)
        listeners.put(walk, site, holder, "", places, state)
        for operand in places:
            if does.puts_each is not None:
                state.become(protocols.exhaust(walk, site, walk.token(site.scope, operand, state), state))
    if name in _FROM_CONTAINER and holder.kind in ("field", "part"):
        key = key_of(walk, site, places[0], state) if places and does.key != 1 else ""
        walk.bind(site.scope, record.to, part(holder, key), state)
    else:
        walk.make(site, record.to, state)
    return True


def library(walk: Ground, site: Site, record: records.Call, state: State, exits: Exits) -> State | None:
    """A call of a function of which the project does not hold the body; what holds after it."""
    names = {
        value.dotted for value in walk.linker.variable(site.scope, record.function).values if isinstance(value, Library)
    }
    places = [argument.value for argument in record.arguments if argument.keyword is None and argument.star == 0]
    tokens = [walk.token(site.scope, operand, state) for operand in places]
    if names & _NEXT and len(places) == 1:
        exits.leave_by_stop(state.copy())
    loaded = site.scope.definitions.get(record.function)
    if loaded is not None and isinstance(loaded.record, records.LoadAttr) and loaded.record.name in _METHOD_NEXT:
        exits.leave_by_stop(state.copy())
    if "builtins.super" in names:
        own = _method(site.scope)
        if own is not None:
            walk.bind(site.scope, record.to, walk.token(own, own.function.parameters[0].name, state), state)
            return state
    if protocols.reads_all(walk, site, record):
        for token in tokens:
            state.become(protocols.exhaust(walk, site, token, state))
    if not names & _HANDS_ON:
        unread.handed(walk, site, record, state)
        unread.asked_of(walk, site, record, state)
    if "builtins.setattr" in names:
        _set(walk, site, state)
    if names & _ALIKE and tokens and tokens[0].kind in ("field", "part"):
        walk.bind(site.scope, record.to, part(tokens[0], ""), state)
        return state
    function = walk.token(site.scope, record.function, state)
    if tokens and blocks.entering(walk, function):
        blocks.leaves_with(function.of, tokens[0], state)
        protocols.enter(walk, site, tokens[0], record.to, state)
        return state
    _hand_on(walk, site, names, tokens, function, state)
    return state


def _hand_on(walk: Ground, site: Site, names: set[str], tokens: list[Token], function: Token, state: State) -> None:
    """What comes back runs, wraps or ends what was given."""
    token = walk.make(site, getattr(site.record, "to", ""), state)
    if blocks.starting(walk, function):
        blocks.leaves_with(function.of, token, state)
    for name in sorted(names):
        spawner = walk.linker.models.spawner(name)
        if spawner is not None:
            coroutines.spawned(walk, site, spawner, tokens, token, state)
    if names & _HANDS_ON and tokens:
        state.wraps[token] = tokens[-1]
    if names & {"contextlib.closing", "contextlib.aclosing"} and tokens:
        state.wraps[token] = tokens[0]


def _set(walk: Ground, site: Site, state: State) -> None:
    """`setattr(stream, name, None)`, for names that are known."""
    of, attributes, value = set_by_name(site) or ("", (), "")
    for name in attributes:
        token = walk.token(site.scope, of, state)
        if holds_nothing(walk, walk.token(site.scope, value, state)):
            walk.clear(token, name, state)
        else:
            walk.fill(token, name, state)


def _method(scope: Scope | None) -> Scope | None:
    while scope is not None:
        if scope.cls is not None and scope.is_callable:
            return scope if scope.function.parameters else None
        scope = scope.parent
    return None
