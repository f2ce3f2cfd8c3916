"""Races: calls that return when the first of several waiters is done, and leave the others waiting.

Only a wait that says so is one: `asyncio.wait(..., return_when=FIRST_COMPLETED)`, or one that is given a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.facts import records
from streamlint.retention.chains import bound_to
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Library

_FIRST = frozenset({"FIRST_COMPLETED", "FIRST_EXCEPTION"})


@dataclass(frozen=True, slots=True)
class Race:
    """One call. `operands` are what it waits for, `all` the names of the collections that hold them.

    `done` and `pending` are the names of its results, where they have some; `at` is the site from which the code goes on,
    `times_out` whether it returns after a time for sure.
    """

    site: Site
    operands: tuple[str, ...]
    all: frozenset[str]
    done: str | None
    pending: str | None
    at: Site
    times_out: bool


def races(linker: Linker) -> Iterator[Race]:
    """Every race of the program."""
    for scope in linker.scopes:
        if scope.is_callable:
            for site in scope.sites:
                if isinstance(site.record, records.Call) and _is_race(linker, scope, site.record):
                    yield from _race(scope, site)


def does(linker: Linker, scope: Scope, function: str, what: str) -> bool:
    """Whether a called operand is a library's function that the tables say does this."""
    values = linker.variable(scope, function).values
    return any(
        isinstance(value, Library) and (known := linker.models.waiting(value.dotted)) is not None and known.does == what
        for value in values
    )


def _is_race(linker: Linker, scope: Scope, call: records.Call) -> bool:
    if not call.arguments or not does(linker, scope, call.function, "race"):
        return False
    for argument in call.arguments:
        if argument.keyword == "return_when" and _names_first(scope, argument.value):
            return True
    return _times_out(scope, call)


def _times_out(scope: Scope, call: records.Call) -> bool:
    """Whether a time is given, rather than nothing, or a variable that may be None."""
    for argument in call.arguments:
        if argument.keyword == "timeout":
            bound = bound_to(scope, argument.value)
            nothing = [site for site in bound if isinstance(site.record, records.Const) and site.record.value is None]
            constant = scope.constant(argument.value)
            return not nothing and (constant is None or constant.value is not None)
    return False


def _names_first(scope: Scope, operand: str) -> bool:
    made = scope.definitions.get(operand)
    if made is not None and isinstance(made.record, records.LoadAttr):
        return made.record.name in _FIRST
    return operand in _FIRST


def _race(scope: Scope, site: Site) -> Iterator[Race]:
    record = site.record
    assert isinstance(record, records.Call)
    given = record.arguments[0].value
    operands = tuple(dict.fromkeys(_waited(scope, given)))
    if operands:
        after, results = _results(scope, site)
        names = frozenset({given} if not given.startswith("%") else ())
        done, pending = results
        if pending not in names:
            yield Race(site, operands, names, done, pending, after, _times_out(scope, record))


def _waited(scope: Scope, operand: str) -> Iterator[str]:
    """What stands in the collection that is waited for, where the code writes it out."""
    if not operand.startswith("%"):
        for site in scope.bindings.get(operand, ()):
            value = site.record.value if isinstance(site.record, records.Copy) else None
            if value is not None and value.startswith("%"):
                yield from _waited(scope, value)
        yield from _added(scope, operand)
        return
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.Collection(elements=elements):
            yield from (element.value for element in elements if not element.star)
        case records.Call(function="set" | "list" | "tuple" | "frozenset", arguments=(only,)):
            yield from _waited(scope, only.value)
        case _:
            pass


def _added(scope: Scope, name: str) -> Iterator[str]:
    for site in scope.sites:
        call = site.record
        loaded = scope.definitions.get(call.function) if isinstance(call, records.Call) else None
        if loaded is None or not isinstance(loaded.record, records.LoadAttr) or not isinstance(call, records.Call):
            continue
        if loaded.record.of == name and loaded.record.name in ("append", "add"):
            yield from (argument.value for argument in call.arguments)


def _results(scope: Scope, site: Site) -> tuple[Site, tuple[str | None, str | None]]:
    """The last record of the statement, and the names of what is done and what is pending."""
    record = site.record
    assert isinstance(record, records.Call)
    current, last = record.to, site
    for later in site.block[site.index + 1 :]:
        match later:
            case records.Await(to=to, value=value) | records.YieldFrom(to=to, value=value) if value == current:
                current = to
            case records.Unpack(to=(done, pending), value=value) if value == current:
                last = _site_of(scope, later) or last
                return last, (_bound_later(last, done), _bound_later(last, pending))
            case _:
                break
        last = _site_of(scope, later) or last
    return last, (None, None)


def _bound_later(site: Site, operand: str) -> str | None:
    """The name that a temporary of an unpacking is bound to right after."""
    if not operand.startswith("%"):
        return operand
    for later in site.block[site.index + 1 :]:
        if isinstance(later, records.Copy) and later.value == operand:
            return later.to
    return None


def _site_of(scope: Scope, record: records.Record) -> Site | None:
    return next((site for site in scope.sites if site.record is record), None)
