"""Getters: methods and properties that do no more than show an attribute of their object, or a copy of it."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.ending.clearing import own_name
from streamlint.retention.scopes import Scope

_COPIES = frozenset({"list", "tuple", "set", "frozenset", "dict", "sorted", "len", "sum", "copy", "deepcopy", "join"})
_PLAIN = (records.LoadAttr, records.Call, records.Const, records.Return)


def shown(scope: Scope) -> str | None:
    """The attribute that a method shows: `return list(self._tokens)`; None where it does anything else."""
    function = scope.function
    if len(function.parameters) != 1 or function.is_async or scope.generator or function.name.startswith("_"):
        return None
    if not all(isinstance(site.record, _PLAIN) for site in scope.sites):
        return None
    last = scope.sites[-1].record if scope.sites else None
    if not isinstance(last, records.Return) or last.value is None:
        return None
    return _attribute(scope, last.value)


def _attribute(scope: Scope, operand: str) -> str | None:
    """The attribute of its object that an operand is, or is a copy of."""
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.LoadAttr(of=of, name=name):
            return name if of == own_name(scope) else None
        case records.Call(function=function, arguments=arguments):
            called = scope.definitions.get(function)
            loaded = called.record if called is not None else None
            name = loaded.name if isinstance(loaded, records.LoadAttr) else function
            if name not in _COPIES:
                return None
            if len(arguments) == 1:
                return _attribute(scope, arguments[0].value)
            return _attribute(scope, loaded.of) if isinstance(loaded, records.LoadAttr) and not arguments else None
        case _:
            return None
