"""Dropped functions: what a call gives back for later, and its caller lets fall.

`bus.subscribe(f)` that returns how to unsubscribe takes nothing out where nobody holds on to what it returned.
"""

from __future__ import annotations

from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site


def is_dropped(linker: Linker, scope: Scope) -> bool:
    """Whether a function that another one makes never runs: nobody calls it, and all who are given it let it fall."""
    maker = scope.parent
    if maker is None or not maker.is_callable or linker.callers.get(scope) or scope in linker.escaped:
        return False
    if maker.returned is None or not any(getattr(value, "scope", None) is scope for value in maker.returned.values):
        return False
    callers = linker.callers.get(maker, ())
    return bool(callers) and all(map(_is_unread, callers))


def _is_unread(site: Site) -> bool:
    """Whether a call stands alone: nothing reads what it gives."""
    result = getattr(site.record, "to", "")
    return result.startswith("%") and not site.scope.is_read(result)
