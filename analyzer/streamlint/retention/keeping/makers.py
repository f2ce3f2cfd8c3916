"""Makers: which records make what an operand stands for, what they make it of, and what they copy."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Library

_COPIES = frozenset({"builtins.list", "builtins.tuple", "builtins.dict", "copy.copy", "copy.deepcopy"})


def makers(scope: Scope, operand: str) -> Iterator[Site]:
    """The records that make what an operand stands for, or put something into it."""
    made = scope.definitions.get(operand)
    if made is not None:
        yield made
    yield from scope.bindings.get(operand, ())
    for site in scope.sites:
        record = site.record
        stored = isinstance(record, records.StoreItem) and record.of == operand
        if stored or (isinstance(record, records.Collect) and record.into == operand):
            yield site


def inputs(record: records.Record) -> list[str]:
    """The operands from which a record computes what it makes."""
    match record:
        case records.Copy(value=value) if value is not None:
            return [value]
        case records.LoadAttr(of=of) | records.LoadItem(of=of):
            return [of]
        case records.Call(function=function, arguments=arguments):
            return [function, *(argument.value for argument in arguments)]
        case records.Either(values=values) | records.Operate(values=values):
            return list(values)
        case records.Collection(elements=elements):
            return [element.value for element in elements]
        case _:
            return []


def parts(scope: Scope, site: Site, operand: str) -> list[str]:
    """What an operand is another name of, or holds as an element that is handed on with it."""
    match site.record:
        case records.Copy(value=value) if value is not None:
            return [value]
        case records.StoreItem(of=of, value=value) if of == operand:
            return [value]
        case records.Either(values=values):
            return list(values)
        case records.Collection(kind="dict", elements=elements):
            return [element.value for element in elements]
        case records.Call(function="dict", arguments=arguments):
            return [argument.value for argument in arguments if argument.keyword is not None or argument.star]
        case _:
            return []


def copied(linker: Linker, site: Site) -> Iterator[str]:
    """What a record copies: `list(x)`, `[*x, y]`, `x + [y]`, `x[:]`, `x.copy()`, `copy.deepcopy(x)`, `{**x}`."""
    scope, record = site.scope, site.record
    match record:
        case records.Collection(elements=elements):
            yield from (element.value for element in elements if element.star)
        case records.Operate(operator="+", values=values):
            yield from values
        case records.LoadItem(of=of, key=key):
            made = scope.definitions.get(key)
            if made is not None and isinstance(made.record, records.Slice) and made.record.upper is None:
                yield of
        case records.Call(function=function, arguments=arguments):
            loaded = scope.definitions.get(function)
            if loaded is not None and isinstance(loaded.record, records.LoadAttr) and loaded.record.name == "copy":
                yield loaded.record.of
            called = linker.variable(scope, function).values
            if any(isinstance(value, Library) and value.dotted in _COPIES for value in called):
                yield from (argument.value for argument in arguments[:1] if argument.keyword is None)
        case _:
            pass
