"""Remaking: a new container of all that the old one holds, which lets nothing go."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.scopes import Scope, Site

COPYING = frozenset({"list", "dict", "set", "tuple", "sorted", "OrderedDict", "deque"})
"""The functions that make a container of what another one holds."""
_VIEWING = frozenset({"copy", "items", "values", "keys"})
_PASSING = frozenset({"reversed", "iter"})
_JOINING = "chain"
_DEEPEST = 6


def remade_of(scope: Scope, operand: str, depth: int = _DEEPEST) -> Iterator[str]:
    """The operands of which an operand has every element, as the code that makes it says: what it is a copy of."""
    made = scope.definitions.get(operand)
    if depth == 0:
        return
    for source in _sources(scope, made) if made is not None else _named(scope, operand):
        yield source
        yield from remade_of(scope, source, depth - 1)


def _named(scope: Scope, name: str) -> Iterator[str]:
    """Of what a local is another name."""
    copied = scope.copied(name) if scope.home_of(name) is scope else None
    if copied is not None:
        yield copied


def _sources(scope: Scope, made: Site) -> Iterator[str]:
    match made.record:
        case records.Call(function=function, arguments=arguments):
            yield from _given(scope, function, arguments)
        case records.LoadItem(of=of, key=key) if _is_whole(scope, key):
            yield of
        case records.Collection(to=to, elements=elements):
            yield from (element.value for element in elements if element.star)
            yield from _gone_over(scope, to)
        case records.Operate(operator="*" | "*=", values=(first, second)):
            times = scope.constant(second)
            if times is not None and isinstance(times.value, int) and times.value > 0:
                yield first
        case _:
            pass


def _given(scope: Scope, function: str, arguments: tuple[records.Argument, ...]) -> Iterator[str]:
    """What a call copies: `list(x)`, `map(f, x)`, `x.copy()`, `x.items()`."""
    loaded = scope.definitions.get(function)
    if loaded is not None and isinstance(loaded.record, records.LoadAttr):
        if not arguments and loaded.record.name in _VIEWING:
            yield loaded.record.of
        elif loaded.record.name == _JOINING:
            yield from (argument.value for argument in arguments)
    elif function == _JOINING:
        yield from (argument.value for argument in arguments)
    elif arguments and function == "map":
        if len(arguments) == 2 and _gives_back(scope, arguments[0].value):
            yield arguments[1].value
    elif arguments and (function in COPYING or function in _PASSING):
        yield arguments[0].value


def _gives_back(scope: Scope, operand: str) -> bool:
    """Whether a function that is written out there gives what it is given."""
    made = scope.definitions.get(operand)
    if made is None or not isinstance(made.record, records.MakeFunction):
        return False
    function = scope.module.functions[made.record.function]
    first = function.parameters[0].name if function.parameters else ""
    match function.body:
        case (records.Return(value=value),):
            return value == first
        case _:
            return False


def _is_whole(scope: Scope, key: str) -> bool:
    """Whether a key is a slice from one end to the other: `x[:]`, `x[0:]`, `x[::-1]`."""
    made = scope.definitions.get(key)
    if made is None or not isinstance(made.record, records.Slice) or made.record.upper is not None:
        return False
    lower, step = made.record.lower, made.record.step
    return _is_one_of(scope, lower, (0,)) and _is_one_of(scope, step, (1, -1))


def _is_one_of(scope: Scope, operand: str | None, values: tuple[int, ...]) -> bool:
    """Whether a part of a slice is left out, or one of these."""
    constant = scope.constant(operand) if operand is not None else None
    return operand is None or (constant is not None and constant.value in values)


def _gone_over(scope: Scope, into: str) -> Iterator[str]:
    """What a comprehension goes over that gathers every item as it is."""
    for site in scope.sites:
        if isinstance(site.record, records.Collect) and site.record.into == into:
            clauses = list(_clauses(site))
            loops = [clause for clause in clauses if isinstance(clause, records.Loop)]
            if len(loops) == len(clauses) and any(_hands_on(loop, site.record.value) for loop in loops):
                yield from (loop.iterable for loop in loops if loop.iterable is not None)


def _hands_on(loop: records.Loop, value: str) -> bool:
    """Whether a value is the item of a loop, or what stands under its key."""
    for record in loop.body:
        match record:
            case records.Copy(to=to, value=item) if (to, item) == (value, loop.item):
                return True
            case records.Unpack(to=parts, value=item) if value == parts[-1] and item == loop.item:
                return True
            case _:
                pass
    return value == loop.item


def _clauses(site: Site) -> Iterator[records.Record]:
    """The records around a site, from the first clause of its comprehension inwards."""
    path = [outer.record for outer, _ in site.path]
    first = next(
        (at for at, each in enumerate(path) if isinstance(each, records.Loop) and each.kind == "comprehension"), 0
    )
    yield from path[first:]
