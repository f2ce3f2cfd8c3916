"""Tellings: what the conditions say under which a site runs, where one function is told of everything that happens.

`if event.type == "start": ... elif event.type == "end": ...` is two hooks in one. A condition says words: the texts and
classes that it compares something with, or the name that it asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from streamlint.facts import records
from streamlint.retention.chains import is_parameter, own_name
from streamlint.retention.keeping.identities import last_name
from streamlint.retention.keeping.keys import spelled
from streamlint.retention.scopes import Scope, Site, leaves

_HIGHEST = 3
_MOST_CALLERS = 4
_DEEPEST = 6
_SAME = frozenset({"==", "is", "in", "match"})
_OTHER = frozenset({"!=", "is not", "not in"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One condition around a site, which stands in `arm` of `branch`, or `after` one of which `then` leaves.

    Where it `holds`, `asked` (an operand of that function) is one of `said`, and none of them where it does not. `asked`
    is None where the condition asks no more than whether there is something, the name of which is `said`.
    """

    branch: Site
    arm: str
    holds: bool
    asked: str | None
    said: tuple[str, ...]


Conditions = tuple[Telling, ...]
Callers = Mapping[Scope, Mapping[Site, None]]


def conditions(callers: Callers, site: Site, height: int = _HIGHEST) -> Iterator[Conditions]:
    """The conditions under which a site runs, with those around the calls that lead to it, outermost first.

    One tuple for each way of calls, up to the function that nobody is seen to call, that has many callers, or is far.
    """
    here = tuple(_around(site))
    calls = [call for call in callers.get(site.scope, {}) if call.scope is not site.scope]
    if not height or not 0 < len(calls) <= _MOST_CALLERS:
        yield here
        return
    for call in calls:
        for outer in conditions(callers, call, height - 1):
            yield (*outer, *here)


def told_apart(one: Conditions, other: Conditions) -> Telling | None:
    """The condition of the first that excludes the other: what a function is given says which of the two is run."""
    for mine in one:
        if mine.asked is None or not is_given(mine.branch.scope, mine.asked):
            continue
        for yours in other:
            if mine.branch is yours.branch:
                if "then" in (mine.arm, yours.arm) and mine.arm != yours.arm:
                    return mine
            elif _compares_the_same(mine, yours) and set(mine.said).isdisjoint(yours.said):
                return mine
    return None


def is_given(scope: Scope, operand: str, depth: int = _DEEPEST) -> bool:
    """Whether an operand is a parameter of its function other than `self`, or is read from one."""
    if depth == 0:
        return False
    if is_parameter(scope, operand.partition("@")[0]) and operand != own_name(scope):
        return True
    return any(is_given(scope, each, depth - 1) for each in _read_from(scope, operand) if each != operand)


def _read_from(scope: Scope, operand: str) -> Iterator[str]:
    made = [scope.definitions.get(operand)] if operand.startswith("%") else scope.bindings.get(operand, [])
    for site in made:
        match site.record if site is not None else None:
            case records.LoadAttr(of=of) | records.LoadItem(of=of):
                yield of
            case records.Call(function=function, arguments=arguments):
                yield function
                yield from (argument.value for argument in arguments)
            case records.Copy(value=str(value)) | records.Unpack(value=value) | records.Await(value=value):
                yield value
            case records.Loop(iterable=str(iterable)):
                yield iterable
            case _:
                pass


def _compares_the_same(one: Telling, other: Telling) -> bool:
    if one.asked is None or other.asked is None or not one.holds or not other.holds or not one.said or not other.said:
        return False
    scope = one.branch.scope
    return scope is other.branch.scope and spelled(scope, one.asked) == spelled(scope, other.asked)


def _around(site: Site) -> Iterator[Telling]:
    for branch, arm in site.path:
        if isinstance(branch.record, records.Branch):
            yield from _of_test(branch, arm, branch.record.test, arm == "then", _DEEPEST)
    for block, index in ((site.block, site.index), *((outer.block, outer.index) for outer, _ in site.path)):
        leaving = [record for record in block[:index] if isinstance(record, records.Branch) and leaves(record.then)]
        for branch in site.scope.sites if leaving else ():
            if isinstance(branch.record, records.Branch) and any(branch.record is record for record in leaving):
                yield from _of_test(branch, "after", branch.record.test, False, _DEEPEST)


def _of_test(branch: Site, arm: str, test: str, holds: bool, depth: int) -> Iterator[Telling]:
    scope = branch.scope
    made = scope.definitions.get(test)
    match made.record if made is not None else None:
        case records.Operate(operator="not", values=(inner,)) if depth:
            yield from _of_test(branch, arm, inner, not holds, depth - 1)
        case records.Either(values=values) if depth:
            for value in values:
                yield from _of_test(branch, arm, value, holds, depth - 1)
        case records.Operate(operator=operator, values=(asked, *named)) if operator in _SAME | _OTHER:
            yield from _compared(branch, arm, asked, named, holds == (operator in _SAME))
        case records.Call(function="isinstance", arguments=(asked, cls)):
            yield from _compared(branch, arm, asked.value, [cls.value], holds)
        case _:
            yield Telling(branch, arm, holds, None, tuple(filter(None, (_name(scope, test),))))


def _compared(branch: Site, arm: str, asked: str, named: list[str], holds: bool) -> Iterator[Telling]:
    scope = branch.scope
    constants = [scope.constant(one) for one in named]
    if any(one is not None and one.value is None for one in constants):
        yield Telling(branch, arm, not holds, None, tuple(filter(None, (_name(scope, asked),))))
        return
    yield Telling(branch, arm, holds, asked, tuple(said for one in named for said in _said(scope, one)))


def _said(scope: Scope, operand: str) -> Iterator[str]:
    """The texts and names that something is compared with."""
    constant = scope.constant(operand)
    if constant is not None:
        yield str(constant.value)
        return
    made = scope.definitions.get(operand)
    if made is not None and isinstance(made.record, records.Collection):
        for element in made.record.elements:
            yield from _said(scope, element.value)
    else:
        yield last_name(scope, operand)


def _name(scope: Scope, operand: str) -> str:
    """The name of what is asked: `end_time` of `run.end_time`, and of `run.get("end_time")`."""
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.LoadItem(key=key):
            constant = scope.constant(key)
        case records.Call(arguments=(first, *_)):
            constant = scope.constant(first.value)
        case _:
            constant = None
    return str(constant.value) if constant is not None else last_name(scope, operand)
