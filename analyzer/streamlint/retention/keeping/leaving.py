"""What the `__exit__` of a manager makes of the error that it is told: `if error is None: table.pop(key)`."""

from __future__ import annotations

from collections.abc import Iterable

from streamlint.facts import records
from streamlint.retention.scopes import Scope, Site

_TOLD = ("__exit__", "__aexit__")


def asked_for_error(scope: Scope, takes: Iterable[Site]) -> tuple[bool, bool]:
    """Whether leaving a block takes an entry out where all went well, and where an error leaves it.

    That is asked of the evictions that stand in the exit itself: others are made on both ways.
    """
    here = [site for site in takes if site.scope is scope]
    if scope.function.name not in _TOLD or not here:
        return True, True
    told = [parameter.name for parameter in scope.function.parameters[1:]]
    ways = [_ways(site, told) for site in here]
    return any(good for good, _ in ways), any(bad for _, bad in ways)


def _ways(site: Site, told: list[str]) -> tuple[bool, bool]:
    good = bad = True
    for branch, arm in site.path:
        if not isinstance(branch.record, records.Branch):
            continue
        failed = _is_failed_when(branch.scope, branch.record.test, told)
        if failed is not None:
            there = failed is (arm == "then")
            good, bad = good and not there, bad and there
    return good, bad


def _is_failed_when(scope: Scope, test: str, told: list[str]) -> bool | None:
    """With which outcome of a test there is an error; None where it does not ask for one."""
    if test in told:
        return True
    made = scope.definitions.get(test)
    match made.record if made is not None else None:
        case records.Operate(operator="not", values=(inner,)):
            asked = _is_failed_when(scope, inner, told)
            return None if asked is None else not asked
        case records.Operate(operator="is" | "is not" | "==" | "!=" as operator, values=(left, right)) if left in told:
            return operator in ("is not", "!=") if scope.is_none(right) else None
        case _:
            return None
