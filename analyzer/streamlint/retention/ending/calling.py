"""Calling: a call on the way of a walk, in place where a stream is handed to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending import (
    catalogued,
    coroutines,
    draining,
    foreign,
    listeners,
    registering,
    running,
    unread,
)
from streamlint.retention.ending.exits import Exits
from streamlint.retention.ending.states import State, Suspended
from streamlint.retention.ending.tokens import Token
from streamlint.retention.values import BoundMethod, ClassValue, Closure, Instance

if TYPE_CHECKING:
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.scopes import Scope, Site

_CALLED = (Closure, BoundMethod, ClassValue, Instance)


def call(walk: Ground, site: Site, record: records.Call, state: State, exits: Exits) -> State | None:
    """What holds after a call."""
    function = walk.token(site.scope, record.function, state)
    draining.called(walk, site, record, function, state)
    unread.asked(walk, site, function, state)
    registering.called(walk, site, record, function, state)
    if listeners.is_emission(walk, site, function):
        listeners.emitted(walk, site, function, state)
        walk.make(site, record.to, state)
        return state
    callees = _callees(walk, site, record.function, function)
    if function.kind == "field":
        listeners.hook(walk, site, function, walk.callees.get(site, []), state)
    if callees:
        return _project(walk, site, record, function, callees, state)
    if catalogued.call(walk, site, record, function, state):
        return state
    if function.kind == "field" and function.of is not None and foreign.container(walk, site, record, function, state):
        return state
    return foreign.library(walk, site, record, state, exits)


def _callees(walk: Ground, site: Site, called: str, function: Token) -> list[Scope]:
    """The functions that a call can run, as far as the object that it is made on tells them apart."""
    if not any(isinstance(value, _CALLED) for value in walk.linker.variable(site.scope, called).values):
        return []
    callees = [callee for callee in walk.callees.get(site, ()) if callee.function.name != "__post_init__"]
    on = walk.values(function.of) if function.kind == "field" and function.of is not None else ()
    callees = [callee for callee in callees if callee in walk.useful]
    fitting = [callee for callee in callees if any(each in walk.linker.calls[site, callee] for each in on)]
    return fitting or callees


def _project(
    walk: Ground, site: Site, record: records.Call, function: Token, callees: list[Scope], state: State
) -> State | None:
    values = walk.linker.variable(site.scope, record.function).values
    constructs = any(isinstance(value, ClassValue) for value in values)
    on = function.of if function.kind == "field" else None
    if constructs:
        on = walk.make(site, record.to, state)
    tokens = [walk.token(site.scope, argument.value, state) for argument in record.arguments]
    if not any(walk.matters(token, state) for token in (on, *tokens) if token is not None):
        callees = [callee for callee in callees if _sees(walk, callee, state)]
    if not callees:
        unread.handed(walk, site, record, state)
        if not constructs:
            walk.make(site, record.to, state)
        return state
    bound = [(callee, running.bind(walk, site, callee, record.arguments, on, state)) for callee in callees]
    later = [Suspended(callee, tuple(given.items()), site) for callee, given in bound if _is_later(callee)]
    if later:
        token = walk.make(site, record.to, state)
        state.suspended[token] = tuple(later)
        return state
    known, state.filled = state.filled, set()
    after = running.run_all(walk, site, None if constructs else record.to, bound, state)
    _settle(walk, site, record, on, after, constructs=constructs)
    after.filled |= known
    return after


def _settle(
    walk: Ground, site: Site, record: records.Call, on: Token | None, after: State, *, constructs: bool
) -> None:
    """A new object, and one that was reset, starts with nothing gone."""
    if on is None:
        return
    if constructs:
        walk.bind(site.scope, record.to, on, after)
        after.forget(on)
    else:
        coroutines.fresh(walk, site, on, after)


def _sees(walk: Ground, callee: Scope, state: State) -> bool:
    """Whether a function can come to a stream without being handed it: by what is around it, or as it makes one."""
    if walk.preset is not None or callee in walk.relevance.entering:
        return True
    given = (place for place in (callee.returned, callee.yielded) if place is not None)
    if any(walk.releases.matters(value) for place in given for value in place.values):
        return True
    return any(walk.matters(state.of(place), state) for place in walk.relevance.outer(callee))


def _is_later(callee: Scope) -> bool:
    return callee.generator or callee.function.is_async


def load_property(walk: Ground, site: Site, to: str, of: Token, callees: list[Scope], state: State) -> None:
    """`of.name` runs a property's function."""
    bound = [(callee, running.bind(walk, site, callee, (), of, state)) for callee in callees]
    later = tuple(Suspended(callee, tuple(given.items()), site) for callee, given in bound if _is_later(callee))
    if later:
        state.suspended[walk.make(site, to, state)] = later
        return
    state.become(running.run_all(walk, site, to, bound, state))


def wait(walk: Ground, site: Site, to: str, token: Token, state: State) -> State:
    """`await`: a coroutine of the project runs now."""
    walk.awaited(state)
    if not coroutines.is_one(token, state):
        walk.bind(site.scope, to, token, state)
        return state
    return coroutines.finish(walk, site, to, token, state)
