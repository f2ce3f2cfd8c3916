"""Own end: a task under a key that takes itself out when it is done, whatever becomes of who has started it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.facts import records

if TYPE_CHECKING:
    from streamlint.retention.keeping.evictions import Evictions
    from streamlint.retention.keeping.regions import Regions
    from streamlint.retention.linking.linker import Linker
    from streamlint.retention.scopes import Scope, Site
    from streamlint.retention.values import Container

_DEEPEST = 3
"""Through how many calls of the task's own code an eviction is looked for."""


class OwnEnds:
    """Answers whether what is started at a site takes an entry out of a container in the end."""

    def __init__(self, linker: Linker, regions: Regions, evictions: Evictions) -> None:
        self._linker = linker
        self._regions = regions
        self._evictions = evictions

    def ends_itself(self, started: Site | None, container: Container) -> frozenset[Scope]:
        """The functions that a task runs, where one of them takes out what is in the container; else none."""
        if started is None or started not in self._linker.spawned or not isinstance(started.record, records.Call):
            return frozenset()
        reached = set(self._run_by(started, started.record))
        edge = reached
        for _ in range(_DEEPEST):
            edge = {callee for scope in edge for callee in self._regions.callees.get(scope, ())} - reached
            reached |= edge
        taking = any(eviction.site.scope in reached for eviction in self._evictions.of(container))
        return frozenset(reached) if taking else frozenset()

    def _run_by(self, started: Site, record: records.Call) -> Iterator[Scope]:
        """The functions whose coroutines are handed to what starts them."""
        for argument in record.arguments:
            made = started.scope.definitions.get(argument.value)
            if made is not None:
                yield from self._linker.callees.get(made, ())
