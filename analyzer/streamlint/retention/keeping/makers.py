"""Makers: which records make what an operand stands for, what they make it of, and what they copy."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Library

_COPIES = frozenset(
    {"builtins.list", "builtins.tuple", "builtins.dict", "builtins.sorted", "copy.copy", "copy.deepcopy"}
)
_TURNS = frozenset({"builtins.reversed", "builtins.iter"})


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
            if made is not None and isinstance(made.record, records.Slice) and _is_open(scope, made.record):
                yield of
        case records.Collect() as collected:
            yield from _each_of(linker, site, collected)
        case records.Call(function=function, arguments=arguments):
            loaded = scope.definitions.get(function)
            if loaded is not None and isinstance(loaded.record, records.LoadAttr) and loaded.record.name == "copy":
                yield loaded.record.of
            called = linker.variable(scope, function).values
            if any(isinstance(value, Library) and value.dotted in _COPIES for value in called):
                for argument in arguments[:1]:
                    if argument.keyword is None:
                        yield argument.value
                        yield from _turned(linker, scope, argument.value)
        case _:
            pass


def _is_open(scope: Scope, part: records.Slice) -> bool:
    """Whether a slice grows with what it is of: `x[:]`, `x[1:]`, but not the window `x[-5:]`."""
    if part.upper is not None:
        return False
    made = scope.definitions.get(part.lower or "")
    if made is not None and isinstance(made.record, records.Operate) and made.record.operator == "-":
        return len(made.record.values) != 1
    lower = scope.constant(part.lower) if part.lower is not None else None
    return lower is None or not isinstance(lower.value, int) or lower.value >= 0


def _each_of(linker: Linker, site: Site, collected: records.Collect) -> Iterator[str]:
    """`[x for x in history]`, `[dict(x) for x in history]`: all of it, and each whole or a copy."""
    loops = [outer.record for outer, _ in site.path if isinstance(outer.record, records.Loop | records.Branch)]
    loop = loops[-1] if loops else None
    if not isinstance(loop, records.Loop) or loop.iterable is None or loop.item is None:
        return
    scope = site.scope
    named = {loop.item, *(name for name, bound in scope.bindings.items() if _binds(bound, loop.item))}
    made = scope.definitions.get(collected.value)
    if collected.value in named or (made is not None and named & set(copied(linker, made))):
        yield loop.iterable


def _binds(bound: list[Site], item: str) -> bool:
    return len(bound) == 1 and isinstance(bound[0].record, records.Copy) and bound[0].record.value == item


def _turned(linker: Linker, scope: Scope, operand: str) -> Iterator[str]:
    """What `reversed(x)` reads."""
    made = scope.definitions.get(operand)
    if made is not None and isinstance(made.record, records.Call) and made.record.arguments:
        called = linker.variable(scope, made.record.function).values
        if any(isinstance(value, Library) and value.dotted in _TURNS for value in called):
            yield made.record.arguments[0].value
