"""Starts without an end: what a start hook stores, and only the hook of a good end takes out again.

Who calls the hooks decides whether an end follows each start. A run that fails, is cancelled or abandoned often has none,
or another one: then the entry stays, unless something sweeps what is too old. One function may be both hooks, where what
it is given says what happened.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.models.occasions import words
from streamlint.retention.keeping.entries import Way
from streamlint.retention.keeping.evictions import Evictions
from streamlint.retention.keeping.fates import Fates, Skipped
from streamlint.retention.keeping.regions import Region, Regions
from streamlint.retention.keeping.tellings import Callers, Conditions, Telling, conditions, told_apart
from streamlint.retention.linking.linker import Eviction
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container

_STARTS = frozenset({"start", "started", "begin", "begun", "open", "opened"})
_ENDS = frozenset({"end", "ended", "finish", "finished", "complete", "completed", "success"})
_FAILS = frozenset(
    {"error", "errors", "fail", "failed", "failure", "exception", "cancel", "cancelled", "canceled", "abort", "aborted"}
    | {"timeout", "expired", "close", "closed", "disconnect", "disconnected", "stop", "stopped", "lost", "terminated"}
)
_TOLD = frozenset({"on", "handle", "log"})
_MOST_EVICTIONS = 4


class Unended:
    """Finds the hooks that come in pairs."""

    def __init__(self, regions: Regions, evictions: Evictions, fates: Fates, callers: Callers) -> None:
        self._regions = regions
        self._evictions = evictions
        self._fates = fates
        self._callers = callers

    def skipped(self, container: Container, store: Site, region: Region) -> Skipped | None:
        """The one eviction, at a good end, of what a start stores."""
        evictions = list(self._evictions.counting(container, region))
        if not evictions:
            return None
        if any(_is_hook(scope, _STARTS) for scope in self._roots(store)):
            unended = not any(self._is_certain(eviction) for eviction in evictions)
        else:
            unended = self._is_of_one_hook(store, evictions)
        return Skipped(evictions[0], Way("no end", store, sure=False)) if unended else None

    def _is_certain(self, eviction: Eviction) -> bool:
        """Whether an eviction is more than the hook of a good end."""
        if eviction.kind != "one" or self._fates.sweeps(eviction):
            return True
        roots = list(self._roots(eviction.site))
        return not roots or not all(_is_hook(scope, _ENDS) for scope in roots)

    def _is_of_one_hook(self, store: Site, evictions: list[Eviction]) -> bool:
        """Whether what a function is given says which of the two it does, and takes out only what it says has ended."""
        if len(evictions) > _MOST_EVICTIONS or any(
            eviction.kind != "one" or self._fates.sweeps(eviction) for eviction in evictions
        ):
            return False
        starts = [found for found in conditions(self._callers, store) if found]
        ends = [found for eviction in evictions for found in conditions(self._callers, eviction.site)]
        return bool(starts) and all(
            _says_end(end) and any(self._is_told(told_apart(start, end)) for start in starts) for end in ends
        )

    def _is_told(self, telling: Telling | None) -> bool:
        """Whether code that is not seen to tell the one and then the other says which of the two happened."""
        if telling is None:
            return False
        calling = [site.scope for site in self._callers.get(telling.branch.scope, ())]
        return len(calling) == len(set(calling))

    def _roots(self, site: Site) -> Iterator[Scope]:
        """The functions that code out of sight calls, through which a site runs."""
        yield from (region.scope for region in self._regions.of_scope(site.scope) if region.kind == "function")


def _is_hook(scope: Scope, wanted: frozenset[str]) -> bool:
    """Whether a method is named as a hook that tells of a start or an end: `on_llm_start`, `on_end`."""
    said = words(scope.function.name)
    return scope.cls is not None and bool(said) and said[0] in _TOLD and said[-1] in wanted


def _says_end(found: Conditions) -> bool:
    """Whether one of the conditions says that something came to its good end, and none that it failed."""
    said = [[frozenset(words(name)) for name in telling.said] for telling in found if telling.holds]
    good = any(names and all(each & _ENDS for each in names) for names in said)
    return good and not any(each & _FAILS for names in said for each in names)
