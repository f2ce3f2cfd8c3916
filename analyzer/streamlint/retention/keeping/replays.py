"""Replays: streams that hand out again, to each reader from the beginning, what another method gathers meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.scopes import Scope, Site


def replayed(scope: Scope) -> Iterator[str]:
    """The attributes that a generator method yields item by item, in a loop that looks whether more will come.

    A collection is read as far as it is filled. Who waits for more is read while it is filled.
    """
    for loop in scope.sites:
        if isinstance(loop.record, records.Loop) and loop.record.kind == "while":
            inside = [site for site in scope.sites if site.inside(loop)]
            loaded = {name for site in inside if (name := _own(scope, site)) is not None}
            for site in inside:
                name = _yielded(scope, site)
                if name is not None and loaded - {name}:
                    yield name


def _own(scope: Scope, site: Site | None) -> str | None:
    record = site.record if site is not None else None
    own = scope.function.parameters[0].name if scope.function.parameters else ""
    return record.name if isinstance(record, records.LoadAttr) and record.of == own else None


def _yielded(scope: Scope, site: Site) -> str | None:
    """`name` in `yield self.name[cursor]`."""
    if not isinstance(site.record, records.Yield) or site.record.value is None:
        return None
    item = scope.definitions.get(site.record.value)
    if item is None or not isinstance(item.record, records.LoadItem):
        return None
    return _own(scope, scope.definitions.get(item.record.of))
