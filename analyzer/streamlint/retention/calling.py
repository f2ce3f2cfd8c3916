"""Calling: a call on the way of a walk, in place where a stream is handed to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention import catalogued, listeners, protocols
from streamlint.retention.exits import Exits
from streamlint.retention.paths import captured
from streamlint.retention.releases import CONSTRUCTORS
from streamlint.retention.states import State, Suspended, join
from streamlint.retention.tokens import Token, field, made, part
from streamlint.retention.values import BoundMethod, ClassValue, Closure, Instance, Library, Stream
from streamlint.retention.words import begins_anew, is_end_hook, speaks_of_end

if TYPE_CHECKING:
    from streamlint.retention.places import Variable
    from streamlint.retention.scopes import Scope, Site
    from streamlint.retention.walk import Walk

Bound = dict["Variable", Token]
_FROM_CONTAINER = frozenset({"get", "setdefault", "pop", "values", "items", "copy", "popitem", "popleft"})
_ALIKE = frozenset({"builtins.list", "builtins.tuple", "builtins.reversed", "builtins.sorted", "copy.copy"})
_HANDS_ON = frozenset({"builtins.enumerate", "builtins.iter", "builtins.aiter", "builtins.map", "builtins.filter"})
_NEXT = frozenset({"builtins.next", "builtins.anext"})
_METHOD_NEXT = frozenset({"__next__", "__anext__"})
_CALLED = (Closure, BoundMethod, ClassValue, Instance)


def call(walk: Walk, site: Site, record: records.Call, state: State, exits: Exits) -> State | None:
    """What holds after a call."""
    function = walk.token(site.scope, record.function, state)
    if listeners.is_emission(walk, site, function):
        listeners.emitted(walk, site, function, state)
        walk.make(site, record.to, state)
        return state
    callees = _callees(walk, site, record.function, function)
    if callees:
        return _project(walk, site, record, function, callees, state)
    if catalogued.call(walk, site, record, function, state):
        return state
    if function.kind == "field" and function.of is not None and _container(walk, site, record, function, state):
        return state
    return _library(walk, site, record, function, state, exits)


# ---------------------------------------------------------------------------------------------------- library's calls


def _container(walk: Walk, site: Site, record: records.Call, function: Token, state: State) -> bool:
    """A method of what may be a container; whether it is one that containers have."""
    holder, name = function.of, function.name
    assert holder is not None
    does = walk.linker.any_container_method(name)
    if does is None or any(isinstance(value, Instance | Stream) for value in walk.values(holder)):
        return False
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
        from streamlint.retention.steps import key_of

        key = key_of(walk, site, places[0], state) if places and does.key != 1 else ""
        walk.bind(site.scope, record.to, part(holder, key), state)
    else:
        walk.make(site, record.to, state)
    return True


def _library(walk: Walk, site: Site, record: records.Call, function: Token, state: State, exits: Exits) -> State | None:
    del function
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
    if names & _ALIKE and tokens and tokens[0].kind in ("field", "part"):
        walk.bind(site.scope, record.to, part(tokens[0], ""), state)
        return state
    token = walk.make(site, record.to, state)
    if names & _HANDS_ON and tokens:
        state.wraps[token] = tokens[-1]
    if names & {"contextlib.closing", "contextlib.aclosing"} and tokens:
        state.wraps[token] = tokens[0]
    return state


def _method(scope: Scope | None) -> Scope | None:
    while scope is not None:
        if scope.cls is not None and scope.is_callable:
            return scope if scope.function.parameters else None
        scope = scope.parent
    return None


# --------------------------------------------------------------------------------------------------- project's calls


def _callees(walk: Walk, site: Site, called: str, function: Token) -> list[Scope]:
    """The functions that a call can run, as far as the object that it is made on tells them apart."""
    if not any(isinstance(value, _CALLED) for value in walk.linker.variable(site.scope, called).values):
        return []
    callees = [callee for callee in walk.callees.get(site, ()) if callee.function.name != "__post_init__"]
    on = walk.values(function.of) if function.kind == "field" and function.of is not None else ()
    callees = [callee for callee in callees if callee in walk.useful]
    fitting = [callee for callee in callees if any(each in walk.linker.calls[site, callee] for each in on)]
    return fitting or callees


def _project(
    walk: Walk, site: Site, record: records.Call, function: Token, callees: list[Scope], state: State
) -> State | None:
    values = walk.linker.variable(site.scope, record.function).values
    constructs = any(isinstance(value, ClassValue) for value in values)
    on = function.of if function.kind == "field" else None
    if constructs:
        on = walk.make(site, record.to, state)
    tokens = [walk.token(site.scope, argument.value, state) for argument in record.arguments]
    if not any(walk.matters(token, state) for token in (on, *tokens) if token is not None):
        callees = [callee for callee in callees if _captures(walk, callee, state)]
    if not callees:
        if not constructs:
            walk.make(site, record.to, state)
        return state
    bound = [(callee, bind(walk, site, callee, record.arguments, on, state)) for callee in callees]
    later = [Suspended(callee, tuple(given.items()), site) for callee, given in bound if _is_later(callee)]
    if later:
        token = walk.make(site, record.to, state)
        state.suspended[token] = tuple(later)
        return state
    known, state.filled = state.filled, set()
    after = run_all(walk, site, None if constructs else record.to, bound, state)
    _settle(walk, site, record, on, after, constructs=constructs)
    after.filled |= known
    return after


def _settle(walk: Walk, site: Site, record: records.Call, on: Token | None, after: State, *, constructs: bool) -> None:
    """A new object, and one that was reset, starts with nothing gone."""
    if on is None:
        return
    if constructs:
        walk.bind(site.scope, record.to, on, after)
        after.forget(on)
    else:
        fresh(walk, site, on, after)


def fresh(walk: Walk, site: Site, on: Token, state: State) -> None:
    """What a stream's method, called from outside of its class, clears so that the stream is used again is not gone.

    An end is a method whose name says so, or that has gathered what it clears: after it there is nothing more to come.
    """
    loaded = site.scope.definitions.get(getattr(site.record, "function", ""))
    name = loaded.record.name if loaded is not None and isinstance(loaded.record, records.LoadAttr) else ""
    if walk.owns(site.scope, on) or (speaks_of_end(name) and not begins_anew(name)):
        return
    for slot in [
        slot for slot, gone in state.gone.items() if slot[0] is on and gone.end in (site, walk.frames[-1].site)
    ]:
        if begins_anew(name) or slot not in state.filled:
            del state.gone[slot]


def _captures(walk: Walk, callee: Scope, state: State) -> bool:
    """Whether a nested function sees a stream in the variables of those around it."""
    if callee.parent is None or not callee.parent.is_callable:
        return False
    return any(walk.matters(state.of(place), state) for place in captured(walk.linker, callee))


def _is_later(callee: Scope) -> bool:
    return callee.generator or callee.function.is_async


def bind(
    walk: Walk, site: Site, callee: Scope, arguments: tuple[records.Argument, ...], on: Token | None, state: State
) -> Bound:
    """The objects that the parameters of a function stand for in a call."""
    parameters = list(callee.function.parameters)
    bound: Bound = {}
    receivers = walk.linker.calls.get((site, callee), {})
    if parameters and (callee.function.name in CONSTRUCTORS or any(value is not None for value in receivers)):
        first = parameters.pop(0)
        if on is not None and "classmethod" not in callee.function.decorators:
            bound[walk.linker.variable(callee, first.name)] = on
    positional = [parameter for parameter in parameters if parameter.kind in ("positional", "normal")]
    named = {parameter.name for parameter in parameters if parameter.kind in ("normal", "keyword")}
    for argument in arguments:
        token = walk.token(site.scope, argument.value, state)
        if argument.star:
            break
        if argument.keyword is not None:
            if argument.keyword in named:
                bound[walk.linker.variable(callee, argument.keyword)] = token
        elif positional:
            bound[walk.linker.variable(callee, positional.pop(0).name)] = token
    return bound


# ------------------------------------------------------------------------------------------------------- running them


def run_all(walk: Walk, site: Site, to: str | None, bound: list[tuple[Scope, Bound]], state: State) -> State:
    """Walks each function that a call can run; what holds whichever it was. `to` stands for what came back."""
    met: State | None = None
    for callee, given in bound:
        before = frozenset(state.born)
        after, exits = run(walk, site, callee, given, state.copy())
        if to is not None:
            walk.bind(site.scope, to, _given_back(walk, site, to, exits, after, before), after)
        met = join(met, after)
    assert met is not None
    return met


def _given_back(walk: Walk, site: Site, to: str, exits: Exits, after: State, before: frozenset[Token]) -> Token:
    token = exits.given[0] if len(exits.given) == 1 else None
    if token is None:
        return walk.make(site, to, after)
    if token in after.born and token not in before:
        new = made(site)
        walk.renew(new, after)
        after.rename(token, new)
        walk.note(new, walk.values(token) or tuple(walk.linker.variable(site.scope, to).values))
        return new
    return token


def run(walk: Walk, site: Site, callee: Scope, bound: Bound, state: State) -> tuple[State, Exits]:
    """Walks a function in place. Where that cannot be done, nothing is known of what it was given."""
    from streamlint.retention.walk import DEEPEST, Frame

    if len(walk.frames) >= DEEPEST or any(frame.scope is callee for frame in walk.frames):
        for token in bound.values():
            state.forget(token)
        return state, Exits()
    for variable in [variable for variable in state.variables if variable.scope is callee]:
        del state.variables[variable]
    state.variables.update(bound)
    frame = Frame(callee, said=_said(walk, callee, bound))
    _enter_hook(walk, site, callee, bound, state, frame)
    walk.frames.append(frame)
    exits = Exits()
    before = state.copy()
    after = walk.block(callee.function.body, callee, state, exits)
    walk.frames.pop()
    walk.frames[-1].site = site
    left = join(after, exits.returns) or exits.stops or before
    _leave(callee, left)
    return left, exits


def _leave(callee: Scope, state: State) -> None:
    """The variables of a function that has returned are gone, but for those that functions nested in it may see."""
    if not any(isinstance(site.record, records.MakeFunction) for site in callee.sites):
        for variable in [variable for variable in state.variables if variable.scope is callee]:
            del state.variables[variable]


def _enter_hook(walk: Walk, site: Site, callee: Scope, bound: Bound, state: State, frame: object) -> None:
    """A method of a subclass, called by the class that it inherits from to tell of the end."""
    from streamlint.retention.walk import Frame, class_of

    assert isinstance(frame, Frame)
    caller = class_of(site.scope)
    own = next(iter(bound.values()), None)
    if own is None or callee.cls is None or caller is None or callee.cls is caller:
        return
    if is_end_hook(callee.function.name) and walk.owns(site.scope, own) and walk.owns(callee, own):
        frame.is_hook = True
        frame.hook = {slot: gone for slot, gone in state.gone.items() if slot[0] is own}


def _said(walk: Walk, callee: Scope, bound: Bound) -> str:
    """The constant text among the arguments of a call."""
    del callee
    for token in bound.values():
        record = token.site.record if token.kind == "made" and token.site is not None else None
        if isinstance(record, records.Const) and isinstance(record.value, str):
            return record.value
    del walk
    return ""


def load_property(walk: Walk, site: Site, to: str, of: Token, callees: list[Scope], state: State) -> None:
    """`of.name` runs a property's function."""
    bound = [(callee, bind(walk, site, callee, (), of, state)) for callee in callees]
    later = tuple(Suspended(callee, tuple(given.items()), site) for callee, given in bound if _is_later(callee))
    if later:
        state.suspended[walk.make(site, to, state)] = later
        return
    state.become(run_all(walk, site, to, bound, state))


def wait(walk: Walk, site: Site, to: str, token: Token, state: State) -> State:
    """`await`: a coroutine of the project runs now."""
    walk.awaited(state)
    suspended = state.suspended.get(token)
    if suspended is None:
        walk.bind(site.scope, to, token, state)
        return state
    running = [(each.scope, dict(each.bound)) for each in suspended if not each.scope.generator]
    if not running:
        walk.bind(site.scope, to, token, state)
        return state
    known, state.filled = state.filled, set()
    after = run_all(walk, site, to, running, state)
    on = next((held for each in suspended for held in dict(each.bound).values()), None)
    if on is not None:
        fresh(walk, suspended[0].at, on, after)
    after.filled |= known
    return after


__all__ = ["bind", "call", "field", "fresh", "load_property", "run", "run_all", "wait"]
