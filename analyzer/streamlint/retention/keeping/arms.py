"""Arms: what runs in one arm of a branch only runs neither for every call nor together with everything beside it.

`if predicate is None: self._entries.clear(); return`: who calls it with a predicate clears nothing, and what comes after
reads nothing that was cleared.
"""

from __future__ import annotations

from collections.abc import Iterable

from streamlint.facts import records
from streamlint.retention.chains import is_parameter
from streamlint.retention.keeping.slots import parameter_of
from streamlint.retention.scopes import Scope, Site


def is_asked_for(site: Site, calls: Iterable[Site]) -> bool:
    """Whether one of the calls of its function, each of which is seen, may come to a site."""
    wanted = [name for outer, arm in site.path for name in _none_where(outer, arm)]
    return not wanted or any(not _gives_another(call, site.scope, wanted) for call in calls)


def can_follow(site: Site, before: Site) -> bool:
    """Whether one run of a function can come to a site after `before`, as far as the arms around that show."""
    for outer, arm in before.path:
        if not isinstance(outer.record, records.Branch) or (outer, arm) in site.path:
            continue
        block = outer.record.then if arm == "then" else outer.record.orelse
        beside = any(other is outer for other, _ in site.path) and not outer.is_looped
        if beside or isinstance(block[-1], records.Return):
            return False
    return True


def _none_where(outer: Site, arm: str) -> Iterable[str]:
    """The parameters that are None in one arm of a branch, and that the function binds to nothing else."""
    scope, record = outer.scope, outer.record
    test = scope.definitions.get(record.test) if isinstance(record, records.Branch) else None
    if test is None or not isinstance(test.record, records.Operate):
        return
    match test.record:
        case records.Operate(operator="is" | "==", values=(asked, other)):
            holds = arm == "then"
        case records.Operate(operator="is not" | "!=", values=(asked, other)):
            holds = arm == "orelse"
        case _:
            return
    if holds and scope.is_none(other) and is_parameter(scope, asked) and not scope.bindings.get(asked):
        yield asked


def _gives_another(call: Site, callee: Scope, wanted: list[str]) -> bool:
    """Whether a call surely gives one of these parameters something else than None."""
    record = call.record
    return isinstance(record, records.Call) and any(
        parameter_of(call, callee, argument) in wanted and _is_something(call.scope, argument.value)
        for argument in record.arguments
    )


def _is_something(scope: Scope, operand: str) -> bool:
    """Whether an operand is a literal other than None, a display or a function."""
    constant = scope.constant(operand)
    if constant is not None:
        return constant.value is not None
    made = scope.definitions.get(operand)
    return made is not None and isinstance(made.record, records.MakeFunction | records.Collection)
