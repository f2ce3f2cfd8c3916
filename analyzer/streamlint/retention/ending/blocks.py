"""Blocks of other things: a generator function that manages a stream, an exit stack that has entered it, a task group.

@contextmanager
def opened(source):
stream = Stream(source)
try:
yield stream        # the block of `with opened(source) as stream` runs here
finally:
stream.close()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.retention.ending import running
from streamlint.retention.ending.states import State
from streamlint.retention.values import Library

if TYPE_CHECKING:
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.states import Suspended
    from streamlint.retention.ending.tokens import Token
    from streamlint.retention.scopes import Site

_MANAGES = frozenset({"contextmanager", "asynccontextmanager"})
_STACKS = frozenset({"contextlib.ExitStack", "contextlib.AsyncExitStack"})
_ENTERS = frozenset({"enter_context", "enter_async_context"})
_GROUPS = frozenset({"asyncio.TaskGroup"})
_STARTS = frozenset({"create_task"})


# --------------------------------------------------------------------------------------------- generators that manage


def managed(token: Token, state: State) -> tuple[Suspended, ...]:
    """The generator functions that a call has given as a manager; none where it is something else."""
    found = state.suspended.get(token, ())
    return tuple(each for each in found if each.scope.generator and _decorated(each) & _MANAGES)


def _decorated(suspended: Suspended) -> set[str]:
    return {text.partition("(")[0].rpartition(".")[2] for text in suspended.scope.function.decorators}


def begin(walk: Ground, site: Site, manager: Token, to: str, state: State) -> Token:
    """What the generator function hands to the block."""
    yielded = {token: None for token, _ in _played(walk, site, manager, state)}
    if len(yielded) != 1:
        return walk.make(site, to, state)
    (entered,) = yielded
    walk.bind(site.scope, to, entered, state)
    state.born.add(entered.base)
    state.opened[manager] = (entered,)
    return entered


def finish(walk: Ground, site: Site, manager: Token, state: State) -> State:
    """What is gone when the generator function has run to its end, of what was there before."""
    entered = state.opened.get(manager, ())
    played = _played(walk, site, manager, state)
    for slot in {slot for _, after in played for slot in after.gone}:
        if all(slot in after.gone for _, after in played):
            of, name = slot
            known = of.base in state.born or of.base.kind != "made"
            handed = any(of is token for token, _ in played)
            if known or handed:
                state.gone.setdefault((entered[0] if handed and entered else of, name), played[0][1].gone[slot])
    return state


def _played(walk: Ground, site: Site, manager: Token, state: State) -> list[tuple[Token, State]]:
    """Each generator function run to its end, on the side: what it yields, and what holds then."""
    found: list[tuple[Token, State]] = []
    for each in managed(manager, state):
        after, exits = running.run(walk, site, each.scope, dict(each.bound), state.copy())
        found.extend((token, after) for token in exits.yielded)
    return found


# ------------------------------------------------------------------------------------------------- stacks and groups


def entering(walk: Ground, function: Token) -> bool:
    """Whether a call has an exit stack enter what it is given."""
    return function.kind == "field" and function.name in _ENTERS and _is_one_of(walk, function, _STACKS)


def starting(walk: Ground, function: Token) -> bool:
    """Whether a call has a task group run what it is given."""
    return function.kind == "field" and function.name in _STARTS and _is_one_of(walk, function, _GROUPS)


def _is_one_of(walk: Ground, function: Token, names: frozenset[str]) -> bool:
    values = walk.values(function.of) if function.of is not None else ()
    return any(isinstance(value, Library) and value.made and value.dotted in names for value in values)


def leaves_with(holder: Token | None, token: Token, state: State) -> None:
    """`token` ends when the block of `holder` is left."""
    if holder is not None:
        state.opened[holder] = (*state.opened.get(holder, ()), token)
