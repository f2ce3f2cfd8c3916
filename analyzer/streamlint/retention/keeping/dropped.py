"""Dropped functions: what a call gives back for later, and its caller lets fall.

`bus.subscribe(f)` that returns how to unsubscribe takes nothing out where nobody holds on to what it returned. Nor does
a function that is only ever put into containers.
"""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Elements, Place, Variable
from streamlint.retention.scopes import Scope, Site

_MOST_PLACES = 200


def is_dropped(linker: Linker, scope: Scope) -> bool:
    """Whether a function that another one makes never runs: nobody calls it, and all who are given it let it fall."""
    maker = scope.parent
    if maker is None or not maker.is_callable or linker.callers.get(scope) or scope in linker.escaped:
        return False
    if maker.returned is None or not any(getattr(value, "scope", None) is scope for value in maker.returned.values):
        return _is_only_stored(linker, scope, maker)
    callers = linker.callers.get(maker, ())
    return bool(callers) and all(map(_is_unread, callers))


def _is_only_stored(linker: Linker, scope: Scope, maker: Scope) -> bool:
    """Whether a function only comes into variables and containers, from where nobody calls it."""
    made = [
        site for site in maker.sites if isinstance(site.record, records.MakeFunction) and _makes(linker, site, scope)
    ]
    pending: list[Place] = [linker.variable(maker, getattr(site.record, "to", "")) for site in made]
    seen = set(pending)
    stored = False
    while pending and len(seen) < _MOST_PLACES:
        place = pending.pop()
        stored = stored or isinstance(place, Elements)
        for target, _ in linker.graph.after(place):
            if target in seen or not any(getattr(value, "scope", None) is scope for value in target.values):
                continue
            if not isinstance(target, Variable | Elements):
                return False
            seen.add(target)
            pending.append(target)
    return stored and not pending


def _makes(linker: Linker, site: Site, scope: Scope) -> bool:
    record = site.record
    return (
        isinstance(record, records.MakeFunction) and linker.functions[site.scope.module.path, record.function] is scope
    )


def _is_unread(site: Site) -> bool:
    """Whether a call stands alone: nothing reads what it gives."""
    result = getattr(site.record, "to", "")
    return result.startswith("%") and not site.scope.is_read(result)
