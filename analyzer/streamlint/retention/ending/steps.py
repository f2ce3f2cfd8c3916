"""Steps: what each straight-line record does to the objects that a walk follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending import calling, listeners, protocols, reading, unread
from streamlint.retention.ending.clearing import is_everything
from streamlint.retention.ending.guards import compare, holds_nothing, names_stop
from streamlint.retention.ending.keys import key_of
from streamlint.retention.ending.slices import Slices
from streamlint.retention.ending.states import join
from streamlint.retention.ending.tokens import Token, field, numbered, part
from streamlint.retention.values import Container

if TYPE_CHECKING:
    from streamlint.retention.ending.exits import Exits
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.states import State
    from streamlint.retention.scopes import Site


def step(walk: Ground, site: Site, state: State, exits: Exits) -> State | None:
    """What holds after one record; None where it leaves the block."""
    scope = site.scope
    if state.unread:
        unread.use(walk, site, state)
    match site.record:
        case records.Return(value=value):
            unread.broken_off(walk, site, state)
            exits.leave_by_return(state, walk.token(scope, value, state) if value is not None else None)
            return None
        case records.Raise(value=value):
            if _stops(site, value):
                exits.leave_by_stop(state)
            return None
        case records.Break():
            unread.broken_off(walk, site, state)
            exits.breaks = join(exits.breaks, state)
            return None
        case records.Continue():
            exits.continues = join(exits.continues, state)
            return None
        case records.Call() as call:
            return calling.call(walk, site, call, state, exits)
        case records.Await(to=to, value=value):
            return calling.wait(walk, site, to, walk.token(scope, value, state), state)
        case records.YieldFrom(to=to, value=value):
            after = protocols.exhaust(walk, site, walk.token(scope, value, state), state)
            walk.make(site, to, after)
            return after
        case record:
            _read_through(walk, site, record, state)
            _assign(walk, site, state)
            return state


def _read_through(walk: Ground, site: Site, record: records.Record, state: State) -> None:
    """`[*stream]` and `first, *rest = stream` read it to its end; what a function yields is noted."""
    read: list[str] = []
    match record:
        case records.Collection(elements=elements):
            read = [element.value for element in elements if element.star]
        case records.Unpack(value=value, star=star) if star >= 0:
            read = [value]
        case records.Yield(value=value) if value is not None:
            walk.frames[-1].yielded += (walk.token(site.scope, value, state),)
        case _:
            pass
    for operand in read:
        state.become(protocols.exhaust(walk, site, walk.token(site.scope, operand, state), state))


def _stops(site: Site, value: str | None) -> bool:
    """Whether a `raise` tells that an iterator is exhausted, again where it is caught and raised on."""
    if value is not None:
        return names_stop(site.scope, value)
    for enclosing, arm in reversed(site.path):
        if isinstance(enclosing.record, records.Try) and arm.startswith("handler"):
            types = enclosing.record.handlers[int(arm.removeprefix("handler"))].types
            return types is not None and names_stop(site.scope, types)
    return False


def _assign(walk: Ground, site: Site, state: State) -> None:
    scope = site.scope
    match site.record:
        case records.Copy(to=to, value=value) if value is not None:
            walk.bind(scope, to, walk.token(scope, value, state), state)
        case records.LoadAttr(to=to, of=of, name=name):
            _load(walk, site, to, walk.token(scope, of, state), name, state)
        case records.LoadItem(to=to, of=of, key=key):
            _load_item(walk, site, to, walk.token(scope, of, state), key, state)
        case records.Collect(into=into):
            walk.bind(scope, into, numbered(site, 0), state)
        case records.Unpack() as unpacked:
            _unpack(walk, site, unpacked, state)
        case records.Either(to=to, values=values):
            _either(walk, site, to, [walk.token(scope, value, state) for value in values], state)
        case records.Operate() as operated:
            compare(walk, site, operated, state)
        case records.Copy() | records.Import():
            pass
        case record:
            _change(walk, site, record, state)


def _change(walk: Ground, site: Site, record: records.Record, state: State) -> None:
    """What stores or deletes; every other record makes something of which nothing is known."""
    scope = site.scope
    match record:
        case records.StoreAttr(of=of, name=name, value=value):
            if value is not None:
                _store(walk, site, walk.token(scope, of, state), name, walk.token(scope, value, state), state)
        case records.DeleteAttr(of=of, name=name):
            walk.clear(walk.token(scope, of, state), name, state)
        case records.StoreItem() | records.DeleteItem():
            _change_item(walk, site, record, state)
        case records.DeleteName(name=name):
            state.variables.pop(walk.linker.variable(scope, name), None)
        case _:
            made = getattr(record, "to", None)
            if isinstance(made, str):
                walk.make(site, made, state)


def _load(walk: Ground, site: Site, to: str, of: Token, name: str, state: State) -> None:
    reading.look(walk, site, of, name, state)
    properties = [callee for callee in walk.callees.get(site, ()) if callee.function.name == name]
    if properties:
        unread.asked(walk, site, field(of, name), state)
    if properties and walk.matters(of, state):
        calling.load_property(walk, site, to, of, properties, state)
        return
    held = state.at(of, name)
    walk.note(held, tuple(walk.linker.variable(site.scope, to).values))
    walk.bind(site.scope, to, held, state)


def _store(walk: Ground, site: Site, of: Token, name: str, value: Token, state: State) -> None:
    contains = any(isinstance(each, Container) for each in walk.values(value))
    if contains or walk.holds_state(of, name):
        state.fields.pop((of, name), None)
    elif walk.is_known(of) or walk.is_known(value):
        state.fields[of, name] = value
    if holds_nothing(walk, value):
        walk.clear(of, name, state)
    else:
        walk.fill(of, name, state)
    state.forget(field(of, name))
    listeners.stored(walk, site, of, name, value)


def _load_item(walk: Ground, site: Site, to: str, of: Token, key: str, state: State) -> None:
    if of.kind in ("field", "part"):
        walk.bind(site.scope, to, part(of, key_of(walk, site, key, state)), state)
    else:
        walk.make(site, to, state)


def _change_item(walk: Ground, site: Site, record: records.StoreItem | records.DeleteItem, state: State) -> None:
    token = walk.token(site.scope, record.of, state)
    if token.kind != "field" or token.of is None:
        if token.kind == "part" and isinstance(record, records.StoreItem):
            listeners.put(walk, site, token, key_of(walk, site, record.key, state), [record.value], state)
        return
    deletes = isinstance(record, records.DeleteItem)
    if is_everything(site.scope, record.key):
        value = None if isinstance(record, records.DeleteItem) else walk.token(site.scope, record.value, state)
        if value is None or holds_nothing(walk, value):
            walk.clear(token.of, token.name, state)
            return
    if not deletes and isinstance(record, records.StoreItem):
        if token.name not in Slices(walk.linker, ()).of(site.scope, record.value):  # else it only loses something
            walk.fill(token.of, token.name, state)
        listeners.put(walk, site, token, key_of(walk, site, record.key, state), [record.value], state)


def _unpack(walk: Ground, site: Site, record: records.Unpack, state: State) -> None:
    source = walk.token(site.scope, record.value, state)
    shape = source.site.record if source.kind == "made" and source.site is not None else None
    whole = isinstance(shape, records.Collection) and len(shape.elements) == len(record.to) and record.star < 0
    tokens: list[Token] = []
    for number in range(len(record.to)):
        if whole and isinstance(shape, records.Collection) and source.site is not None:
            tokens.append(walk.token(source.site.scope, shape.elements[number].value, state))
        elif source.kind in ("part", "field"):
            tokens.append(part(source, ""))
        else:
            token = numbered(site, number)
            walk.renew(token, state)
            walk.note(token, tuple(walk.linker.variable(site.scope, record.to[number]).values))
            tokens.append(token)
    for to, token in zip(record.to, tokens, strict=True):
        walk.bind(site.scope, to, token, state)


def _either(walk: Ground, site: Site, to: str, tokens: list[Token], state: State) -> None:
    """`self.listeners.get(event) or []` is what it is where it is something."""
    telling = [token for token in dict.fromkeys(tokens) if not holds_nothing(walk, token)]
    if len(telling) == 1:
        walk.bind(site.scope, to, telling[0], state)
        return
    token = walk.make(site, to, state)
    for (of, name), gone in tuple(state.gone.items()):
        if of in telling and all((each, name) in state.gone for each in telling):
            state.gone[token, name] = gone
