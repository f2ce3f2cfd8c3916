"""Rings: a number that goes on by steps and is set back when it comes to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records

if TYPE_CHECKING:
    from streamlint.retention.scopes import Scope, Site

_UP = frozenset({">", ">=", "=="})
_DOWN = frozenset({"<", "<=", "=="})


def is_set_back(site: Site, name: str) -> bool:
    """Whether a function that steps a variable or attribute on also sets it back, where that has come to an end.

    `self.next += 1; if self.next >= self.size: self.next = 0`.
    """
    return _is_step(site) and any(
        isinstance(other.record, records.Branch)
        and _has_come_to_end(site.scope, other.record.test, name)
        and any(_sets_to_literal(site.scope, record, name) for record in other.record.then)
        for other in site.scope.sites
    )


def _is_step(site: Site) -> bool:
    """Whether a site stores what it had, and a literal more."""
    value = site.record.value if isinstance(site.record, records.Copy | records.StoreAttr) else None
    made = site.scope.definitions.get(value) if value is not None else None
    if made is None or not isinstance(made.record, records.Operate) or made.record.operator not in ("+", "+="):
        return False
    return len(made.record.values) == 2 and site.scope.constant(made.record.values[1]) is not None


def _has_come_to_end(scope: Scope, test: str, name: str) -> bool:
    """Whether a test asks if something of this name is as great as something else."""
    made = scope.definitions.get(test)
    if made is None or not isinstance(made.record, records.Operate) or len(made.record.values) != 2:
        return False
    left, right = made.record.values
    up, down = made.record.operator in _UP, made.record.operator in _DOWN
    return (up and _is_called(scope, left, name)) or (down and _is_called(scope, right, name))


def _is_called(scope: Scope, operand: str, name: str) -> bool:
    made = scope.definitions.get(operand)
    return operand == name or (
        made is not None and isinstance(made.record, records.LoadAttr) and made.record.name == name
    )


def _sets_to_literal(scope: Scope, record: records.Record, name: str) -> bool:
    match record:
        case records.Copy(to=to, value=str() as value) | records.StoreAttr(name=to, value=str() as value):
            return to == name and scope.constant(value) is not None
        case _:
            return False
