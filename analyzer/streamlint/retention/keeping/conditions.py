"""Conditions: what the condition of a branch says of an entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.keeping.entries import OUT, Entry, Point
from streamlint.retention.scopes import leaves
from streamlint.retention.values import Container, Value

if TYPE_CHECKING:
    from streamlint.retention.linking.linker import Linker
    from streamlint.retention.scopes import Scope, Site

_DEEPEST = 6


class Conditions:
    """Reads conditions: those that ask the container, those that ask whether there is a thing at all."""

    def __init__(self, linker: Linker, container: Container, things: frozenset[Value], results: frozenset[str]) -> None:
        self._linker = linker
        self._container = container
        self._things = things
        self._results = results

    def learn(self, site: Site, point: Point, *, truth: bool) -> Point:
        """The entry in one arm of a branch: it is not there where the test says so."""
        if point.entry is not Entry.IN:
            return point
        record = site.record
        assert isinstance(record, records.Branch)
        absent = self._absent_when(site.scope, record.test, _DEEPEST)
        return OUT if absent is not None and absent is truth else point

    def known(self, site: Site) -> bool | None:
        """The outcome of a test that is a literal, or a local of the function that is bound to one and to nothing else."""
        record, scope = site.record, site.scope
        assert isinstance(record, records.Branch)
        if not record.test.startswith("%") and (scope.home_of(record.test) is not scope or not scope.is_callable):
            return None
        constant = scope.constant(record.test)
        return bool(constant.value) if constant is not None else self._for_the_first_time(site, record)

    def _for_the_first_time(self, site: Site, record: records.Branch) -> bool | None:
        """The outcome of `if not self.closed: self.closed = True; ...`, where each entry is an object with its own flag."""
        flag, truth = _asked(site.scope, record.test, truth=True)
        if flag is None or not self._things & set(self._linker.variable(site.scope, flag.of).values):
            return None
        first = record.orelse if truth else record.then
        after = site.block[site.index + 1 :] if truth and leaves(record.then) else ()
        return not truth if any(_sets(site.scope, each, flag) for each in (*first, *after)) else None

    def _absent_when(self, scope: Scope, operand: str, depth: int) -> bool | None:
        """With which outcome of a test there is no entry; None where it does not say."""
        if depth == 0:
            return None
        made = scope.definitions.get(operand)
        match made.record if made is not None else None:
            case records.Operate(operator="not", values=(inner, *_)):
                asked = self._absent_when(scope, inner, depth - 1)
                return None if asked is None else not asked
            case records.Operate(operator="in" | "not in" as operator, values=(_, of)) if self._is_container(scope, of):
                return operator == "not in"
            case records.Operate(operator="is" | "is not" | "==" | "!=" as operator, values=(left, right)):
                return self._compared(scope, left, right, operator, depth)
            case records.Call(function=function) if self._asks(scope, function, "locked", depth):
                return True  # then who has the lock is to take it out
            case records.Call(function=function) if self._asks(scope, function, "empty", depth):
                return False  # then who reads the rest is to take it out
            case _:
                return False if self._is_entry(scope, operand, depth) else None

    def _asks(self, scope: Scope, function: str, name: str, depth: int) -> bool:
        """Whether a call is of a method of this name of what was stored."""
        loaded = scope.definitions.get(function)
        of = loaded.record if loaded is not None else None
        return isinstance(of, records.LoadAttr) and of.name == name and self._is_entry(scope, of.of, depth - 1)

    def _compared(self, scope: Scope, left: str, right: str, operator: str, depth: int) -> bool | None:
        if not self._is_entry(scope, left, depth):
            return None
        if scope.is_none(right):
            return operator in ("is", "==")
        return operator in ("is not", "!=")

    def _is_entry(self, scope: Scope, operand: str, depth: int) -> bool:
        """Whether an operand is what was stored, or what the container gives for a key."""
        if depth == 0:
            return False
        if operand in self._results or self._things & set(self._linker.variable(scope, operand).values):
            return True
        made = scope.definitions.get(operand)
        match made.record if made is not None else None:
            case records.Call(function=function):
                loaded = scope.definitions.get(function)
                of = loaded.record if loaded is not None else None
                return isinstance(of, records.LoadAttr) and self._is_container(scope, of.of)
            case records.LoadItem(of=of):
                return self._is_container(scope, of)
            case _:
                return self._is_container(scope, operand) or self._is_bound_to_entry(scope, operand, depth)

    def _is_bound_to_entry(self, scope: Scope, operand: str, depth: int) -> bool:
        copied = scope.copied(operand)
        return copied is not None and self._is_entry(scope, copied, depth - 1)

    def _is_container(self, scope: Scope, operand: str) -> bool:
        return self._container in self._linker.variable(scope, operand).values

    # --------------------------------------------------------------------------------------------------------- returns

    def is_handed_on(self, site: Site, value: str | None) -> bool:
        """Whether a `return` gives what was stored to the caller, who is then to let it go."""
        return value is not None and any(True for _ in self._carried(site.scope, value, _DEEPEST))

    def _carried(self, scope: Scope, operand: str, depth: int) -> Iterator[str]:
        if depth == 0:
            return
        if self._things & set(self._linker.variable(scope, operand).values):
            yield operand
        made = scope.definitions.get(operand)
        match made.record if made is not None else None:
            case records.Collection(elements=elements):
                for element in elements:
                    yield from self._carried(scope, element.value, depth - 1)
            case records.Call(arguments=arguments):
                for argument in arguments:
                    yield from self._carried(scope, argument.value, depth - 1)
            case _:
                pass

    def belongs_to(self, site: Site, puts: frozenset[Site]) -> bool:
        """Whether a return stands under a condition on the same names as the store does: it may be another case."""
        mine = _names_around(site)
        return any(bool(mine & _names_around(put)) for put in puts if put.scope is site.scope and _differ(site, put))


def _asked(scope: Scope, test: str, *, truth: bool) -> tuple[records.LoadAttr | None, bool]:
    """The attribute that a test asks for, and the outcome for which that is true."""
    made = scope.definitions.get(test)
    match made.record if made is not None else None:
        case records.Operate(operator="not", values=(inner,)):
            return _asked(scope, inner, truth=not truth)
        case records.LoadAttr() as loaded:
            return loaded, truth
        case _:
            return None, truth


def _sets(scope: Scope, record: records.Record, flag: records.LoadAttr) -> bool:
    """Whether a record makes a flag true."""
    if not isinstance(record, records.StoreAttr) or (record.of, record.name) != (flag.of, flag.name):
        return False
    constant = scope.constant(record.value) if record.value is not None else None
    return constant is not None and constant.value is True


def _differ(site: Site, put: Site) -> bool:
    """Whether the two are under different branches."""
    return [outer for outer, _ in site.path] != [outer for outer, _ in put.path]


def _names_around(site: Site) -> frozenset[str]:
    """The names that the conditions around a site ask for."""
    return frozenset(
        name
        for outer, _ in site.path
        if isinstance(outer.record, records.Branch)
        for name in _names(outer.scope, outer.record.test, _DEEPEST)
    )


def _names(scope: Scope, operand: str, depth: int) -> Iterator[str]:
    if depth == 0:
        return
    if not operand.startswith("%"):
        yield operand
        return
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.Operate(values=values) | records.Either(values=values):
            for value in values:
                yield from _names(scope, value, depth - 1)
        case records.LoadAttr(of=of, name=name):
            yield f"{of}.{name}"
        case records.Call(function=function, arguments=arguments):
            yield from _names(scope, function, depth - 1)
            for argument in arguments:
                yield from _names(scope, argument.value, depth - 1)
        case _:
            pass
