"""Refusals: functions of the program that raise what their callers have to reckon with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from streamlint.facts import records
from streamlint.retention.keeping.handling import names_of
from streamlint.retention.scopes import Scope, Site

_MISTAKES = frozenset({"NotImplementedError", "TypeError", "AssertionError", "StopIteration", "StopAsyncIteration"})
"""What is raised where the code itself is wrong, or at the end of what is read."""
_ALL = frozenset({"Exception", "BaseException"})


def refuses(site: Site, callees: Iterable[Scope]) -> bool:
    """Whether what a site calls raises, as its code says, an error that no `try` around the call asks for by name."""
    caught = frozenset(_caught_around(site))
    return any(not caught & (_ALL | {error}) for scope in callees for error in _raised(scope))


def _raised(scope: Scope) -> Iterator[str]:
    """The names of the errors that leave a plain function by its own `raise`."""
    if scope.generator or scope.function.is_async or scope.function.name.startswith("__"):
        return
    for site in scope.sites:
        record = site.record
        if isinstance(record, records.Raise) and record.value is not None:
            error = _name(scope, record.value)
            if error and error not in _MISTAKES and not set(_caught_around(site)) & (_ALL | {error}):
                yield error


def _caught_around(site: Site) -> Iterator[str]:
    """The names of what the `try` statements around a site stop; `Exception` where they stop everything."""
    for outer, arm in site.path:
        if isinstance(outer.record, records.Try) and arm == "body":
            for handler in outer.record.handlers:
                yield from names_of(outer.scope, handler) if handler.types is not None else ["Exception"]


def _name(scope: Scope, operand: str) -> str:
    """The name of the class of an error that is raised; empty where it is one that was caught or given."""
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.Call(function=function):
            return _name(scope, function)
        case records.LoadAttr(name=name):
            return name
        case None:
            return operand if operand[:1].isupper() else ""
        case _:
            return ""
