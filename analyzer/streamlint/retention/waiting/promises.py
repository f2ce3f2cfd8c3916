"""Broken promises: futures that a container keeps until they are done, and that nobody ends where time runs out.

The container lets each go in its done-callback. That is right where each is done some time; a wait that is given a time
returns without, and what it waited for stays pending unless it is cancelled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.facts import records
from streamlint.retention.chains import Chain, bound_to, chain, method_called, own_name
from streamlint.retention.linking.linker import Linker
from streamlint.retention.registering.emitters import class_of
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.waiting.losers import losers
from streamlint.retention.waiting.races import Race, races

_ADDS = frozenset({"add", "append", "appendleft"})


@dataclass(frozen=True, slots=True)
class BrokenPromise:
    """`store` adds the future that `made` makes to `container`; `race` gives up on it."""

    store: Site
    made: Site
    container: Chain
    race: Site


def broken_promises(linker: Linker) -> Iterator[BrokenPromise]:
    """Every container of futures of which some are never done."""
    kept = list(_kept_futures(linker))
    if not kept:
        return
    found = list(races(linker))
    for maker, name, store, made, container in kept:
        race = next((race for race in found if _gives_up(linker, race, maker, name)), None)
        if race is not None:
            yield BrokenPromise(store, made, container, race.site)


def _kept_futures(linker: Linker) -> Iterator[tuple[Scope, str, Site, Site, Chain]]:
    """The functions that make a future, put it among others of their object, and take it out when it is done."""
    for scope in linker.scopes:
        if scope.cls is None or not scope.is_callable:
            continue
        for store in scope.sites:
            loaded = method_called(store)
            if loaded is None or loaded.name not in _ADDS or not isinstance(store.record, records.Call):
                continue
            container = chain(scope, loaded.of)
            if container.root != own_name(scope) or not container.names:
                continue
            for argument in store.record.arguments:
                made = next((site for site in bound_to(scope, argument.value) if _promises(linker, site)), None)
                if made is not None and _is_let_go_when_done(scope, argument.value):
                    yield scope, argument.value, store, made, container


def _promises(linker: Linker, site: Site) -> bool:
    if not isinstance(site.record, records.Call):
        return False
    known = linker.models.waiting_method(chain(site.scope, site.record.function).last)
    return known is not None and known.does == "promise"


def _is_let_go_when_done(scope: Scope, name: str) -> bool:
    return any(
        (loaded := method_called(site)) is not None and loaded.name == "add_done_callback" and loaded.of == name
        for site in scope.sites
    )


def _gives_up(linker: Linker, race: Race, maker: Scope, name: str) -> bool:
    """Whether a race that is given a time waits for what `maker` makes, and leaves it pending on some way."""
    if not race.times_out:
        return False
    scope = race.site.scope
    return any(
        losers(race, {operand: chain(scope, operand)}, None)
        for operand in race.operands
        if (scope is maker and operand == name) or any(_calls(linker, site, maker) for site in _bound(scope, operand))
    )


def _bound(scope: Scope, operand: str) -> list[Site]:
    if operand.startswith("%"):
        return [scope.definitions[operand]] if operand in scope.definitions else []
    return bound_to(scope, operand)


def _calls(linker: Linker, site: Site, maker: Scope) -> bool:
    """Whether a site calls a method of its own object that returns what it makes."""
    loaded = method_called(site)
    if loaded is None or loaded.name != maker.function.name or loaded.of != own_name(site.scope):
        return False
    return class_of(site.scope) is not None and any(
        isinstance(returned.record, records.Return) and returned.record.value is not None for returned in maker.sites
    )
