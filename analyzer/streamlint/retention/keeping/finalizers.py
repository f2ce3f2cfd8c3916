"""Finalizers: what only its own `__del__` takes out of a container that holds it, and so keeps that from ever running."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.retention.keeping.evictions import Evictions
from streamlint.retention.keeping.kept import Kept, nearest
from streamlint.retention.keeping.owners import Owners
from streamlint.retention.keeping.regions import Region, Regions
from streamlint.retention.keeping.stores import Store, stores
from streamlint.retention.linking.classes import lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.values import ClassValue, Container, Instance, Made

_ADVICE = "hold it weakly, as in a `weakref.WeakSet`: `__del__` does not run while the container holds the object"


class Finalizers:
    """Finds such containers."""

    def __init__(self, linker: Linker, regions: Regions, evictions: Evictions, owners: Owners) -> None:
        self._linker = linker
        self._regions = regions
        self._evictions = evictions
        self._owners = owners

    def all(self) -> Iterator[Kept]:
        """Every object that its own finalizer is to take out, once for each store."""
        dying = self._dying()
        for scope in self._linker.scopes if dying else ():
            for site in scope.sites if scope.is_callable else ():
                for store in stores(self._linker, site):
                    if store.container in dying:
                        yield from self._judge(store, dying[store.container])

    def _dying(self) -> dict[Container, set[ClassValue]]:
        """The containers out of which a finalizer takes something, with the classes whose it is."""
        found: dict[Container, set[ClassValue]] = {}
        for eviction in self._linker.evictions.values():
            scope = eviction.site.scope
            strong = not eviction.container.weak and not eviction.container.bounded
            if scope.function.name == "__del__" and scope.cls is not None and strong:
                found.setdefault(eviction.container, set()).add(scope.cls)
        return found

    def _judge(self, store: Store, classes: set[ClassValue]) -> Iterator[Kept]:
        owner = self._owners.of(store.container)
        held = self._linker.variable(store.site.scope, store.key if store.key == "self" else store.value).values
        kept = next(
            (value for value in held if isinstance(value, Instance) and classes & set(lineage(value.cls))), None
        )
        if kept is None or owner is None or owner.kind not in ("module", "class"):
            return
        regions = self._regions.around(store.site)
        if not regions or any(self._is_freed(store.container, region) for region in regions):
            return
        name = kept.cls.name
        made = self._linker.intern(
            ("made", store.site), lambda: Made(store.site, name=name, each=f"call of `{name}`", advice=_ADVICE)
        )
        region = min(regions, key=nearest(store.site))
        yield Kept(made, made, store.container, store.site, region, owner, ())

    def _is_freed(self, container: Container, region: Region) -> bool:
        return self._evictions.frees(container, region) is not None
