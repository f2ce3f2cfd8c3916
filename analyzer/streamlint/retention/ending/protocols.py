"""Protocols: what a loop that runs to its end, and a `with` that is left, do to the object they were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending import blocks, catalogued, coroutines, draining, running, unread
from streamlint.retention.ending.states import join
from streamlint.retention.ending.tokens import Token, part
from streamlint.retention.linking.caught import suppressed
from streamlint.retention.linking.classes import method
from streamlint.retention.values import Container, Generator, Instance, Library, Stream, View

if TYPE_CHECKING:
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.states import State
    from streamlint.retention.scopes import Scope, Site

_WHOLE = frozenset(
    {"builtins.list", "builtins.tuple", "builtins.set", "builtins.frozenset", "builtins.sorted", "builtins.dict"}
    | {"builtins.sum", "builtins.min", "builtins.max", "collections.deque", "collections.Counter"}
)


def reads_all(walk: Ground, site: Site, record: records.Call) -> bool:
    """Whether a call reads the iterators that it is given to their end: `list(stream)`, `"".join(stream)`."""
    values = walk.linker.variable(site.scope, record.function).values
    if any(isinstance(value, Library) and value.dotted in _WHOLE for value in values):
        return True
    loaded = site.scope.definitions.get(record.function)
    if loaded is None or not isinstance(loaded.record, records.LoadAttr) or loaded.record.name != "join":
        return False
    constant = loaded.scope.constant(loaded.record.of)
    return constant is not None and isinstance(constant.value, str | bytes)


# --------------------------------------------------------------------------------------------------------- iterating


def begin_reading(walk: Ground, source: Token, state: State) -> None:
    """A stream that is read again gathers again."""
    source = state.wraps.get(source, source)
    tokens = [token for each in state.suspended.get(source, ()) for _, token in each.bound]
    for token in (source, *tokens):
        for value in walk.values(token):
            if isinstance(value, Instance):
                for name in walk.releases.of(value.cls):
                    state.gone.pop((token, name), None)


def next_item(walk: Ground, site: Site, item: str, source: Token, state: State) -> None:
    """Each round brings another object."""
    contains = source.kind == "field" and any(isinstance(value, Container) for value in walk.values(source))
    if contains or source.kind == "part":
        walk.bind(site.scope, item, part(source, ""), state)
    else:
        walk.make(site, item, state)


def exhaust(walk: Ground, site: Site, source: Token, state: State) -> State:
    """What holds when an iterator was read to its end."""
    draining.exhausted(walk, site, source)
    source = state.wraps.get(source, source)
    unread.read(source, state)
    suspended = state.suspended.get(source)
    if suspended is not None:
        return _finish(
            walk, site, [(each.scope, dict(each.bound)) for each in suspended if each.scope.generator], state
        )
    met: State | None = None
    for value in walk.values(source):
        match value:
            case Instance() if walk.releases.matters(value):
                after = _read_out(walk, site, source, value, state.copy())
            case Stream():
                after = state.copy()
                catalogued.read_out(walk, site, source, value, after)
            case View(of=Stream() as stream) if source.kind == "field" and source.of is not None:
                after = state.copy()
                catalogued.read_out(walk, site, source.of, stream, after)
            case Container() | Generator() | Instance():
                after = state.copy()
            case _:
                continue
        met = join(met, after)
    return met or state


def _finish(walk: Ground, site: Site, generators: list[tuple[Scope, running.Bound]], state: State) -> State:
    """What holds when generator functions have run to their end."""
    met: State | None = None
    for scope, bound in generators:
        after, _ = running.run(walk, site, scope, bound, state.copy())
        met = join(met, after)
    return met or state


def _read_out(walk: Ground, site: Site, source: Token, value: Instance, state: State) -> State:
    """What holds when an object of the project was read to its end, by its own `__iter__`."""
    opened = [scope for name in ("__iter__", "__aiter__") for scope in method(walk.linker, value.cls, name)]
    generators = [(scope, _self(walk, scope, source)) for scope in opened if scope.generator]
    if generators:
        return _finish(walk, site, generators, state)
    for scope in opened:
        after, exits = running.run(walk, site, scope, _self(walk, scope, source), state)
        if len(exits.given) != 1:
            return after
        iterator = exits.given[0]
        if iterator is source:
            return _stopped(walk, site, source, value, after)
        if iterator in after.suspended:
            return exhaust(walk, site, iterator, after)
        return _finish(walk, site, _generators(walk, source, value, iterator), after)
    return state


def _generators(walk: Ground, source: Token, value: Instance, iterator: Token) -> list[tuple[Scope, running.Bound]]:
    """The generators of the object's own that it made before: `__iter__` returns `self._events`."""
    found = []
    for held in walk.values(iterator):
        if not isinstance(held, Generator) or held.scope is None or held.site is None:
            continue
        if value in walk.linker.calls.get((held.site, held.scope), {}):
            found.append((held.scope, _self(walk, held.scope, source)))
    return found


def _stopped(walk: Ground, site: Site, source: Token, value: Instance, state: State) -> State:
    """What holds when `__next__` has raised `StopIteration`: on all of the ways on which it does."""
    met: State | None = None
    for name in ("__next__", "__anext__"):
        for scope in method(walk.linker, value.cls, name):
            before = state.copy()
            _, exits = running.run(walk, site, scope, _self(walk, scope, source), state.copy())
            met = join(met, exits.stops or before)
    return met or state


def _self(walk: Ground, scope: Scope, token: Token) -> running.Bound:
    if not scope.function.parameters:
        return {}
    return {walk.linker.variable(scope, scope.function.parameters[0].name): token}


# ---------------------------------------------------------------------------------------------------------- entering


def enter(walk: Ground, site: Site, manager: Token, to: str, state: State) -> Token:
    """What `with manager as to` binds."""
    token = state.wraps.get(manager, manager)
    if token is not manager:
        return token
    if blocks.managed(manager, state):
        return blocks.begin(walk, site, manager, to, state)
    scopes = _protocol(walk, manager, "enter")
    if not scopes:
        if any(isinstance(value, Generator) for value in walk.values(manager)) or not walk.values(manager):
            return walk.make(site, to, state)
        unread.enter(walk, manager, state)
        return manager
    bound = [(scope, _self(walk, scope, manager)) for scope in scopes]
    after = running.run_all(walk, site, to, bound, state)
    state.become(after)
    state.forget(manager)
    entered = walk.token(site.scope, to, state)
    if entered is manager:
        unread.enter(walk, manager, state)
    return entered


def leave(walk: Ground, site: Site, manager: Token, state: State) -> State:
    """What holds when the block of a `with` was left."""
    if blocks.managed(manager, state):
        return blocks.finish(walk, site, manager, state)
    for token in reversed(state.opened.get(manager, ())):
        state = leave(walk, site, token, coroutines.finish(walk, site, None, token, state))
    wrapped = state.wraps.get(manager)
    if wrapped is not None:
        return _closed(walk, site, wrapped, state)
    for value in walk.values(manager):
        if isinstance(value, Stream):
            catalogued.left(walk, site, manager, value, state)
    unread.leave(site, manager, state)
    met: State | None = None
    for scope in _protocol(walk, manager, "exit"):
        after, _ = running.run(walk, site, scope, _self(walk, scope, manager), state.copy())
        met = join(met, after)
    return met or state


def suppresses(walk: Ground, manager: Token) -> bool:
    """Whether an exception that leaves the block of a `with` goes no further."""
    return bool(suppressed(walk.linker, manager.site))


def _closed(walk: Ground, site: Site, token: Token, state: State) -> State:
    """`contextlib.closing(stream)` calls `close` (`aclosing`: `aclose`) at its end."""
    met: State | None = None
    for value in walk.values(token):
        for name in ("close", "aclose"):
            for scope in method(walk.linker, value.cls, name) if isinstance(value, Instance) else ():
                after, _ = running.run(walk, site, scope, _self(walk, scope, token), state.copy())
                met = join(met, after)
    return met or state


def _protocol(walk: Ground, manager: Token, name: str) -> list[Scope]:
    found: dict[Scope, None] = {}
    for value in walk.values(manager):
        if isinstance(value, Instance) and walk.releases.matters(value):
            for spelled in (f"__{name}__", f"__a{name}__"):
                found.update(dict.fromkeys(method(walk.linker, value.cls, spelled)))
    return list(found)
