"""Running: a function of the project is walked in the place of its call, with the objects of that call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending import unread
from streamlint.retention.ending.clearing import class_of
from streamlint.retention.ending.exits import Exits
from streamlint.retention.ending.frames import DEEPEST, Frame
from streamlint.retention.ending.keys import text_of
from streamlint.retention.ending.releases import CONSTRUCTORS
from streamlint.retention.ending.states import State, join
from streamlint.retention.ending.tokens import Token, made
from streamlint.retention.ending.words import is_end_hook

if TYPE_CHECKING:
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.places import Variable
    from streamlint.retention.scopes import Scope, Site

Bound = dict["Variable", Token]


def bind(
    walk: Ground, site: Site, callee: Scope, arguments: tuple[records.Argument, ...], on: Token | None, state: State
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


def run_all(walk: Ground, site: Site, to: str | None, bound: list[tuple[Scope, Bound]], state: State) -> State:
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


def _given_back(walk: Ground, site: Site, to: str, exits: Exits, after: State, before: frozenset[Token]) -> Token:
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


def run(walk: Ground, site: Site, callee: Scope, bound: Bound, state: State) -> tuple[State, Exits]:
    """Walks a function in place. Where that cannot be done, nothing is known of what it was given."""
    if len(walk.frames) >= DEEPEST or any(frame.scope is callee for frame in walk.frames):
        for token in bound.values():
            state.forget(token)
            unread.read(token, state)
        return state, Exits()
    for variable in [variable for variable in state.variables if variable.scope is callee]:
        del state.variables[variable]
    state.variables.update(bound)
    frame = Frame(callee, said=_said(bound), own=next(iter(bound.values()), None))
    _enter_hook(walk, site, callee, bound, state, frame)
    walk.frames.append(frame)
    exits = Exits()
    before = state.copy()
    after = walk.block(callee.function.body, callee, state, exits)
    exits.yielded = walk.frames.pop().yielded
    walk.frames[-1].site = site
    left = join(after, exits.returns) or exits.stops or before
    _leave(callee, left)
    return left, exits


def _leave(callee: Scope, state: State) -> None:
    """The variables of a function that has returned are gone, but for those that functions nested in it may see."""
    if not any(isinstance(site.record, records.MakeFunction) for site in callee.sites):
        for variable in [variable for variable in state.variables if variable.scope is callee]:
            del state.variables[variable]


def _enter_hook(walk: Ground, site: Site, callee: Scope, bound: Bound, state: State, frame: Frame) -> None:
    """A method of a subclass, called by the class that it inherits from to tell of the end."""
    caller = class_of(site.scope)
    own = next(iter(bound.values()), None)
    if own is None or callee.cls is None or caller is None or callee.cls is caller:
        return
    if is_end_hook(callee.function.name) and walk.owns(site.scope, own) and walk.owns(callee, own):
        frame.is_hook = True
        frame.hook = {slot: gone for slot, gone in state.gone.items() if slot[0] is own}


def _said(bound: Bound) -> str:
    """The constant text among the arguments of a call."""
    for token in bound.values():
        text = text_of(token)
        if text:
            return text
    return ""
