"""Look-ups: what goes in only where the container has nothing under the same key yet.

A memo of what comes again holds as much as there is of that. Where a key never comes again once its occasion is over,
every one of them adds an entry, as a plain store does; so does a lock for each: nobody asks for it when its key is gone.
What the same function takes out when it is done was never a memo: it is there while it is in use.
"""

from __future__ import annotations

from collections.abc import Sequence

from streamlint.facts import records
from streamlint.facts.operands import read
from streamlint.retention.keeping.fates import Fate
from streamlint.retention.keeping.identities import Identity
from streamlint.retention.keeping.keys import spelled
from streamlint.retention.keeping.stores import Store
from streamlint.retention.keeping.things import Thing
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import LEAVING, Site

_FAILING = frozenset({"exception", "cancellation", "timeout"})


class Lookups:
    """Tells memos from registries that are filled by asking."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    def precedes(self, store: Store, identity: Identity) -> bool:
        """Whether the function looks in the container, under the same key, for what it would add.

        Not so where it then stores whatever it has found: that only lets go of what is replaced.
        """
        if identity.fresh or store.key is None:
            return False
        sites = store.site.scope.sites
        for number, site in enumerate(sites):
            if site is store.site:
                return False
            if _looked_up(site) is not None and self._looks_in(site, store):
                return _may_pass_by(site, store, sites[number + 1 : sites.index(store.site)])
        return False

    def is_memo(self, identity: Identity, thing: Thing) -> bool:
        """Whether what is looked up first is likely to be asked for again for as long as it is there."""
        lock = self._linker.models.occasions.is_("lock", thing.name)
        return not (lock or identity.occasion.spent)

    def _looks_in(self, site: Site, store: Store) -> bool:
        looked = _looked_up(site)
        if looked is None or store.key is None:
            return False
        of, key = looked
        same = spelled(site.scope, key) == spelled(store.site.scope, store.key)
        return same and store.container in self._linker.variable(site.scope, of).values


def _may_pass_by(asked: Site, store: Store, between: Sequence[Site]) -> bool:
    """Whether a store is not made, or stores what was there, where a look-up before it finds something."""
    if any(isinstance(site.record, LEAVING) for site in between):
        return True
    around = set(asked.path)
    if any(step not in around and not isinstance(step[0].record, records.With) for step in store.site.path):
        return True
    return store.value in _derived(asked, between)


def _derived(asked: Site, between: Sequence[Site]) -> set[str]:
    """The operands that come of what a look-up gives."""
    found = {getattr(asked.record, "to", "")}
    for site in between:
        to = getattr(site.record, "to", None)
        if to is not None and not found.isdisjoint(read(site.record)):
            found.add(to)
    return found


def is_left_by_failure(fate: Fate) -> bool:
    """Whether an entry is taken out on the good way, and stays on one that an error takes."""
    return fate.skipped is not None and fate.skipped.way.cause in _FAILING


def _looked_up(site: Site) -> tuple[str, str] | None:
    """The container and key that a record looks up."""
    match site.record:
        case records.LoadItem(of=of, key=key):
            return of, key
        case records.Call(function=function, arguments=(first, *_)):
            loaded = site.scope.definitions.get(function)
            if loaded is not None and isinstance(loaded.record, records.LoadAttr) and loaded.record.name == "get":
                return loaded.record.of, first.value
        case records.Operate(operator="in" | "not in", values=(key, of)):
            return of, key
        case _:
            pass
    return None
