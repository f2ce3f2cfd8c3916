"""Counts: values that are numbers. Who gathers those keeps nothing of what has passed."""

from __future__ import annotations

from collections.abc import Iterable

from streamlint.facts import records
from streamlint.retention.scopes import Scope, Site

_GIVE_NUMBERS = frozenset({"len", "int", "float", "round", "ord", "hash", "id"})
_COMPARE = frozenset({"==", "!=", "<", ">", "<=", ">=", "in", "not in", "is", "is not", "not"})
_DEEPEST = 4


def is_number(scope: Scope, operand: str, methods: Iterable[Scope], depth: int = 0) -> bool:
    """Whether an operand of a method can only be a number, as far as the methods of its class show."""
    if depth > _DEEPEST:
        return False
    made = scope.definitions.get(operand)
    if made is None:
        copied = scope.copied(operand)
        return copied is not None and is_number(scope, copied, methods, depth + 1)
    match made.record:
        case records.Const(value=value):
            return isinstance(value, int | float)
        case records.Call(function=function):
            return function in _GIVE_NUMBERS and scope.home_of(function) is None
        case records.Operate(operator=operator, values=values):
            numbers = any(is_number(scope, value, methods, depth + 1) for value in values)
            return operator in _COMPARE or (numbers and operator.rstrip("=") in {"+", "-", "*", "/", "//", "%"})
        case records.LoadAttr(of=of, name=name) if of == _own(scope):
            stores = [site for method in methods for site in method.sites if _is_store(site, name)]
            return bool(stores) and all(_stores_number(site, methods, depth) for site in stores)
        case _:
            return False


def _own(scope: Scope) -> str:
    return scope.function.parameters[0].name if scope.function.parameters else ""


def _is_store(site: Site, name: str) -> bool:
    record = site.record
    return isinstance(record, records.StoreAttr) and record.name == name and record.of == _own(site.scope)


def _stores_number(site: Site, methods: Iterable[Scope], depth: int) -> bool:
    record = site.record
    assert isinstance(record, records.StoreAttr)
    if record.value is None:
        return True
    made = site.scope.definitions.get(record.value)
    if made is not None and isinstance(made.record, records.Operate) and made.record.operator in ("+=", "-="):
        return is_number(site.scope, made.record.values[1], methods, depth + 1)
    return is_number(site.scope, record.value, methods, depth + 1)
