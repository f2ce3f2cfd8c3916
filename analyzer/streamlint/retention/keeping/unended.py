"""Starts without an end: what a start hook stores, and only the hook of a good end takes out again.

Who calls the hooks decides whether an end follows each start. A run that fails, is cancelled or abandoned often has none,
or another one: then the entry stays, unless something sweeps what is too old.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.models.occasions import words
from streamlint.retention.keeping.entries import Way
from streamlint.retention.keeping.evictions import Evictions
from streamlint.retention.keeping.fates import Fates, Skipped
from streamlint.retention.keeping.regions import Region, Regions
from streamlint.retention.linking.linker import Eviction
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container

_STARTS = frozenset({"start", "started", "begin", "begun", "open", "opened"})
_ENDS = frozenset({"end", "ended", "finish", "finished", "complete", "completed", "success"})
_TOLD = frozenset({"on", "handle", "log"})


class Unended:
    """Finds the hooks that come in pairs."""

    def __init__(self, regions: Regions, evictions: Evictions, fates: Fates) -> None:
        self._regions = regions
        self._evictions = evictions
        self._fates = fates

    def skipped(self, container: Container, store: Site, region: Region) -> Skipped | None:
        """The one eviction, in the hook of a good end, where a start hook stores."""
        if not any(_is_hook(scope, _STARTS) for scope in self._roots(store)):
            return None
        evictions = list(self._evictions.counting(container, region))
        if not evictions or any(self._is_certain(eviction) for eviction in evictions):
            return None
        return Skipped(evictions[0], Way("no end", store, sure=False))

    def _is_certain(self, eviction: Eviction) -> bool:
        """Whether an eviction is more than the hook of a good end."""
        if eviction.kind != "one" or self._fates.sweeps(eviction):
            return True
        roots = list(self._roots(eviction.site))
        return not roots or not all(_is_hook(scope, _ENDS) for scope in roots)

    def _roots(self, site: Site) -> Iterator[Scope]:
        """The functions that code out of sight calls, through which a site runs."""
        yield from (region.scope for region in self._regions.of_scope(site.scope) if region.kind == "function")


def _is_hook(scope: Scope, wanted: frozenset[str]) -> bool:
    """Whether a method is named as a hook that tells of a start or an end: `on_llm_start`, `on_end`."""
    said = words(scope.function.name)
    return scope.cls is not None and bool(said) and said[0] in _TOLD and said[-1] in wanted
