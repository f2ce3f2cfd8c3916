"""What is left waiting: each round, or each call, adds one more waiter to something that lives on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.facts import records
from streamlint.retention.chains import Chain, chain, is_parameter, own_name
from streamlint.retention.keeping.bounds import is_bounded_loop, leads_round
from streamlint.retention.linking.linker import Linker
from streamlint.retention.registering.names import goes_on
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.waiting.losers import losers
from streamlint.retention.waiting.races import races
from streamlint.retention.waiting.waiters import Waiter, waiters

_ONCE = frozenset(
    {"run", "main", "serve", "start", "stop", "close", "aclose", "shutdown", "worker", "wait_closed", "loop", "connect"}
    | {"__aenter__", "__aexit__", "__enter__", "__exit__", "_run", "_main", "_worker", "_loop", "astop", "disconnect"}
    | {"wait", "run_forever", "serve_forever", "_serve", "_start", "_stop", "_close", "_connect", "run_until_complete"}
)


@dataclass(frozen=True, slots=True)
class LeftWaiting:
    """A waiter that nothing ends. `site` is the call that waits or registers, `loop` what repeats it, None for the call."""

    site: Site
    made: Site
    on: Chain
    how: str
    loop: Site | None


def left_waiting(linker: Linker) -> Iterator[LeftWaiting]:
    """Every waiter that is left behind again and again, in the order of the code."""
    for race in races(linker):
        loop = _round(race.site)
        found: dict[str, Waiter] = {each.operand: each for each in waiters(linker, race, loop)}
        if loop is None:
            found = {name: each for name, each in found.items() if _is_called_often(linker, race.site.scope, each.on)}
        left = losers(race, {name: each.on for name, each in found.items()}, loop) if found else frozenset()
        for name, waiter in found.items():
            if name in left:
                yield LeftWaiting(race.site, waiter.made, waiter.on, waiter.how, loop)
    yield from _callbacks(linker)


def _round(site: Site) -> Site | None:
    """The innermost loop that comes round again after a site."""
    for enclosing, arm in reversed(site.path):
        repeats = isinstance(enclosing.record, records.Loop) and arm != "orelse" and not is_bounded_loop(enclosing)
        if repeats and leads_round(site, enclosing):
            return enclosing
    return None


def _is_called_often(linker: Linker, scope: Scope, on: Chain) -> bool:
    """Whether a function is one of those that run many times in the life of what is waited on."""
    if scope.function.name in _ONCE or scope.function.kind != "def":
        return False
    if on.root == own_name(scope) or is_parameter(scope, on.root) or (on.home is not None and not on.home.is_callable):
        return True
    return any(_round(site) is not None for site in linker.callers.get(scope, ()))


# ----------------------------------------------------------------------------------------------- done-callbacks


def _callbacks(linker: Linker) -> Iterator[LeftWaiting]:
    """`add_done_callback` in a loop, on a future that was there before the loop and is not taken back."""
    for scope in linker.scopes:
        if not scope.is_callable:
            continue
        for site in scope.sites:
            record = site.record
            loaded = scope.definitions.get(record.function) if isinstance(record, records.Call) else None
            if loaded is None or not isinstance(loaded.record, records.LoadAttr):
                continue
            known = linker.models.registrar_method(loaded.record.name)
            loop = _round(site) if known is not None and known.registry == "future" else None
            if known is None or loop is None or not goes_on(loop):
                continue
            on = chain(scope, loaded.record.of)
            if _stays(scope, on, loop) and not _is_undone(scope, on, known.undone_by, loop):
                yield LeftWaiting(site, site, on, "adds a callback to", loop)


def _stays(scope: Scope, on: Chain, loop: Site) -> bool:
    """Whether a future is the same one in every round."""
    if not on.is_plain or on.home is None or (on.home is not scope and not on.names):
        return False
    if on.home is scope and not is_parameter(scope, on.root) and not scope.bindings.get(on.root):
        return False
    if any(site.inside(loop) for site in scope.bindings.get(on.root, ())):
        return False
    return not any(
        isinstance(site.record, records.StoreAttr) and site.record.name in on.names and site.inside(loop)
        for site in scope.sites
    )


def _is_undone(scope: Scope, on: Chain, undone_by: tuple[str, ...], loop: Site) -> bool:
    return any(
        isinstance(site.record, records.LoadAttr)
        and site.record.name in undone_by
        and chain(scope, site.record.of) == on
        and (site.inside(loop) or site.scope is not scope)
        for site in scope.sites
    )
