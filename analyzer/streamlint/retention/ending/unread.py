"""Unread: streams of libraries that are left, by `break`, `return` or the end of their block, before they were read.

Their final accessors read what is left first. Once the block has been left that fails, and after that they answer with
the part that had come. What is not known counts as reading: who is handed a stream may well read it to its end.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending.heard import Asked
from streamlint.retention.ending.states import Unread
from streamlint.retention.ending.wholes import closes
from streamlint.retention.operands import operands
from streamlint.retention.values import Instance, Stream

if TYPE_CHECKING:
    from streamlint.models.tables import Api
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.states import State
    from streamlint.retention.ending.tokens import Token
    from streamlint.retention.scopes import Scope, Site

_HARMLESS = (
    records.LoadAttr,
    records.StoreAttr,
    records.Loop,
    records.With,
    records.Copy,
    records.Call,
    records.Return,
    records.Operate,
)


def needs_reading(api: Api | None) -> bool:
    """Whether a stream's final accessors ask for it to be read to its end first."""
    return api is not None and api.final_needs == "read-to-end" and bool(api.final)


def enter(walk: Ground, token: Token, state: State) -> None:
    """The block of a `with` begins."""
    for value in walk.values(token):
        if isinstance(value, Stream) and value.api is not None and needs_reading(value.api):
            state.unread[token] = Unread(value.api)
        elif isinstance(value, Instance) and walk.releases.wholes(value.cls):
            state.unread[token] = Unread(wholes=walk.releases.wholes(value.cls))


def leave(site: Site, token: Token, state: State) -> None:
    """The block of a `with` is left."""
    unread = state.unread.get(token)
    if unread is not None and unread.left is None:
        state.unread[token] = replace(unread, left=site)


def source(token: Token, state: State) -> Token:
    """The stream that an iterator, or a view such as `stream.text_stream`, reads."""
    token = state.wraps.get(token, token)
    unread = state.unread.get(token.of) if token.kind == "field" and token.of is not None else None
    if unread is None or token.of is None:
        return token
    api = unread.api
    return token if api is not None and token.name in (*api.detached, *api.snapshots) else token.of


def read(token: Token, state: State) -> None:
    """A stream was read to its end, or may have been; so were those that an object keeps which somebody is given."""
    if state.unread:
        given = [token, *_bound(token, state)]
        for each in given:
            state.unread.pop(source(each, state), None)
        held = {each.base if each.kind == "field" else each for each in given}
        for held_token in [value for (of, _), value in state.fields.items() if of.base in held]:
            state.unread.pop(held_token, None)


def _bound(token: Token, state: State) -> list[Token]:
    """What the call of a generator function or coroutine was given."""
    return [bound for later in state.suspended.get(token, ()) for _, bound in later.bound]


def shared(token: Token, state: State) -> None:
    """A stream is stored in an attribute."""
    unread = state.unread.get(token)
    if unread is not None:
        state.unread[token] = replace(unread, shared=True)


def broken_off(walk: Ground, site: Site, state: State) -> None:
    """`break` or `return` leaves the loops around it, and what they read."""
    for outer, _ in site.path:
        if isinstance(outer.record, records.Loop) and outer.record.iterable is not None:
            iterated = walk.token(site.scope, outer.record.iterable, state)
            for token in (iterated, *_bound(iterated, state)):
                unread = state.unread.get(source(token, state))
                if unread is not None and unread.left is None:
                    state.unread[source(token, state)] = replace(unread, broke=site)


def doubt(walk: Ground, site: Site, state: State) -> None:
    """A test outside of its class decides which way is taken, and may well know that the stream was left early."""
    for token in [token for token, unread in state.unread.items() if not unread.sure]:
        if not walk.owns(site.scope, token):
            del state.unread[token]


def expect(state: State) -> None:
    """What follows is prepared for its failing."""
    for token in [token for token, unread in state.unread.items() if unread.left is not None]:
        del state.unread[token]


def called(walk: Ground, site: Site, token: Token, name: str, apis: list[Api], state: State) -> None:
    """A method of a stream is called."""
    unread = state.unread.get(token)
    if unread is None:
        return
    asks = [api for api in apis if name in api.final and needs_reading(api)]
    if asks and _is_too_late(walk, site, unread):
        walk.asked.append(Asked(site, name, walk.values(token), unread, asks[0], walk.trail))
    if asks or not any(name in api.ends for api in apis):
        del state.unread[token]


def asked(walk: Ground, site: Site, function: Token, state: State) -> None:
    """A method of an object of the project is called, or a property loaded: any may read all, but for those that close."""
    of = function.of if function.kind == "field" else None
    unread = state.unread.get(of) if of is not None else None
    if of is None or unread is None or unread.api is not None or walk.owns(site.scope, of):
        return
    whole = next((each for each in unread.wholes if each.accessor == function.name), None)
    if whole is not None and _is_too_late(walk, site, unread):
        walk.asked.append(Asked(site, function.name, walk.values(of), unread, None, walk.trail, whole))
    makes = [callee.generator and callee in walk.useful for callee in walk.callees.get(site, ())]
    if whole is not None or not (closes(function.name) or (makes and all(makes))):
        state.unread.pop(of, None)


def _is_too_late(walk: Ground, site: Site, unread: Unread) -> bool:
    told = unread.left is not None and (unread.broke is not None or not unread.shared)
    return told and not walk.quiet and (unread.sure or not _is_chosen(site))


def _is_chosen(site: Site) -> bool:
    """Whether what a call gives is one arm of a conditional expression, of which it is not kept when it is evaluated."""
    operand = getattr(site.record, "to", "")
    return any(isinstance(each.record, records.Either) and operand in each.record.values for each in site.scope.sites)


def handed(walk: Ground, site: Site, record: records.Call, state: State) -> None:
    """Code that is not seen is given these arguments."""
    for argument in record.arguments if state.unread else ():
        _hand(walk, site, walk.token(site.scope, argument.value, state), state)


def asked_of(walk: Ground, site: Site, record: records.Call, state: State) -> None:
    """A method that is not seen is called: it may read what its object keeps."""
    function = walk.token(site.scope, record.function, state) if state.unread else None
    if (
        function is not None
        and function.kind == "field"
        and function.of is not None
        and function.of not in state.unread
    ):
        _hand(walk, site, function.of, state)


def _hand(walk: Ground, site: Site, token: Token, state: State) -> None:
    """Somebody may read what he is given; what a class of the project does with the parts of its stream is its own."""
    unread = state.unread.get(token.of) if token.kind == "field" and token.of is not None else None
    if unread is None or unread.api is not None or token.of is None or not walk.owns(site.scope, token.of):
        read(token, state)


def use(walk: Ground, site: Site, state: State) -> None:
    """Whatever else keeps a stream, or a function that knows it, may read it."""
    record = site.record
    if isinstance(record, records.StoreAttr) and record.value is not None:
        shared(walk.token(site.scope, record.value, state), state)
    if isinstance(record, records.MakeFunction):
        inner = walk.linker.functions[site.scope.module.path, record.function]
        _captured(walk, inner, state)
    elif not isinstance(record, _HARMLESS) and not _is_walked(walk, site, state):
        for operand in operands(record):
            _hand(walk, site, walk.token(site.scope, operand, state), state)


def _is_walked(walk: Ground, site: Site, state: State) -> bool:
    """Whether a coroutine is awaited whose body is seen: what it reads is noted there."""
    record = site.record
    return isinstance(record, records.Await) and walk.token(site.scope, record.value, state) in state.suspended


def _captured(walk: Ground, inner: Scope, state: State) -> None:
    for variable in walk.relevance.outer(inner):
        read(state.of(variable), state)
