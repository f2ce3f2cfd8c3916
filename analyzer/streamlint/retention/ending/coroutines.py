"""Coroutines: the body of one runs when it is awaited, by itself, as a task, or with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending import running
from streamlint.retention.ending.words import begins_anew, speaks_of_end, starts_over

if TYPE_CHECKING:
    from streamlint.models.tables import Spawner
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.states import State
    from streamlint.retention.ending.tokens import Token
    from streamlint.retention.scopes import Site


def is_one(token: Token, state: State) -> bool:
    """Whether an object is a coroutine of which the body is seen, or a task of one."""
    return any(not each.scope.generator for each in state.suspended.get(token, ()))


def finish(walk: Ground, site: Site, to: str | None, token: Token, state: State) -> State:
    """What holds when a coroutine has run to its end. `to` stands for its result."""
    suspended = state.suspended.get(token, ())
    started = [(each.scope, dict(each.bound)) for each in suspended if not each.scope.generator]
    if not started:
        return state
    known, state.filled = state.filled, set()
    after = running.run_all(walk, site, to, started, state)
    on = next((held for each in suspended for held in dict(each.bound).values()), None)
    if on is not None:
        fresh(walk, suspended[0].at, on, after)
    after.filled |= known
    return after


def spawned(walk: Ground, site: Site, spawner: Spawner, tokens: list[Token], to: Token, state: State) -> None:
    """A call that runs the coroutines that it is given, now or, as a task, when that is awaited."""
    given = tokens if spawner.all_arguments else tokens[spawner.position or 0 : (spawner.position or 0) + 1]
    mine = [token for token in given if is_one(token, state)]
    if spawner.takes == "function" or spawner.runs != "once":
        return
    if spawner.returns == "task":
        for token in mine:
            state.suspended[to] = state.suspended[token]
    else:
        for token in mine:
            state.become(finish(walk, site, None, token, state))


def fresh(walk: Ground, site: Site, on: Token, state: State) -> None:
    """What a stream's method, called from outside of its class, clears so that the stream is used again is not gone.

    An end is a method whose name says so, or that has gathered what it clears: after it there is nothing more to come.
    """
    loaded = site.scope.definitions.get(getattr(site.record, "function", ""))
    name = loaded.record.name if loaded is not None and isinstance(loaded.record, records.LoadAttr) else ""
    if walk.owns(site.scope, on) or (speaks_of_end(name) and not begins_anew(name)):
        return
    if starts_over(name):
        state.forget(on)
        return
    for slot in [
        slot for slot, gone in state.gone.items() if slot[0] is on and gone.end in (site, walk.frames[-1].site)
    ]:
        if begins_anew(name) or slot not in state.filled:
            del state.gone[slot]
