"""Beginnings: where a class makes an empty container to gather into. What such a store lets go of is at no end.

`self.events = []` at the head of `__iter__`, in `__enter__`, or under `if not self._started:` before the loop that
appends. In `close()`, in each round of `__next__`, or after what is there was looked at, it is a release.
"""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.scopes import Scope, Site

_OPENING = frozenset({"__enter__", "__aenter__"})
_READING = frozenset({"__iter__", "__aiter__"})
_MAKERS = frozenset({"list", "dict", "set", "OrderedDict", "defaultdict", "deque"})


def begins(site: Site, name: str, gathered: tuple[Site, ...]) -> bool:
    """Whether a store of attribute `name` begins the gathering that goes on at one of the sites `gathered`."""
    record = site.record
    if not isinstance(record, records.StoreAttr) or not _is_fresh(site.scope, record.value):
        return False
    if site.is_looped:
        return False
    function = site.scope.function
    if function.name in _OPENING:
        return not _is_looked_at(site, name)
    order = site.scope.sites.index(site)
    if not any(each.scope is site.scope and site.scope.sites.index(each) > order for each in gathered):
        return False
    if _is_looked_at(site, name):
        return False
    return _is_first(site) or (function.name in _READING and site.scope.generator)


def _is_fresh(scope: Scope, operand: str | None) -> bool:
    made = scope.definitions.get(operand or "")
    match made.record if made is not None else None:
        case records.Collection(elements=()):
            return True
        case records.Call(function=function, arguments=arguments):
            return function in _MAKERS and (not arguments or function == "defaultdict")
        case _:
            return False


def _is_looked_at(site: Site, name: str) -> bool:
    """Whether what is there is used before the store, other than to ask whether there is anything: a flush does that."""
    scope = site.scope
    own = scope.function.parameters[0].name
    before = scope.sites[: scope.sites.index(site)]
    loads = [each.record for each in before if isinstance(each.record, records.LoadAttr)]
    operands = {load.to for load in loads if load.of == own and load.name == name}
    return any(_uses(each.record, operands) for each in before)


def _uses(record: records.Record, operands: set[str]) -> bool:
    match record:
        case records.LoadAttr(of=used) | records.LoadItem(of=used):
            return used in operands
        case records.Call(arguments=arguments):
            return any(argument.value in operands for argument in arguments)
        case records.Copy(value=value) | records.Return(value=value) | records.Yield(value=value):
            return value in operands
        case records.Loop(iterable=iterable):
            return iterable in operands
        case _:
            return False


def _is_first(site: Site) -> bool:
    """Whether it stands under a test that says that this has not been done yet: `if not self._started`, `is None`."""
    return any(isinstance(outer.record, records.Branch) and _asks_for_less(outer, arm) for outer, arm in site.path)


def _asks_for_less(branch: Site, arm: str) -> bool:
    record = branch.record
    assert isinstance(record, records.Branch)
    made = branch.scope.definitions.get(record.test)
    test = made.record if made is not None else None
    if not isinstance(test, records.Operate) or arm != "then":
        return False
    if test.operator == "not":
        return _is_own(branch.scope, test.values[0])
    nothing = branch.scope.constant(test.values[1]) if test.operator == "is" and len(test.values) > 1 else None
    return nothing is not None and nothing.value is None and _is_own(branch.scope, test.values[0])


def _is_own(scope: Scope, operand: str) -> bool:
    """Whether an operand is an attribute of the method's object, or whether it has one: `hasattr(self, "_events")`."""
    made = scope.definitions.get(operand)
    own = scope.function.parameters[0].name
    match made.record if made is not None else None:
        case records.LoadAttr(of=of):
            return of == own
        case records.Call(function="hasattr", arguments=arguments):
            return bool(arguments) and arguments[0].value == own
        case _:
            return False
