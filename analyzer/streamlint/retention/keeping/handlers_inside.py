"""Nested functions that are handed to code which runs them while one call of the enclosing function lasts.

`return await retry(attempt)` runs `attempt` once or a few times, and a list of the enclosing call ends with it. What is
registered, returned or stored outlives the call, and may run for as long as it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.scopes import Scope, Site

_MANAGERS = frozenset({"contextmanager", "asynccontextmanager"})


def runs_inside(function: Scope) -> bool:
    """Whether a nested function is only handed to calls that the enclosing function waits for, or enters and leaves."""
    outer = function.parent
    if outer is None or not outer.is_callable or function.function.decorators:
        return False
    names = {name for name, site in outer.definitions.items() if _makes(site, function)} | {function.function.name}
    takers = [site for site in outer.sites if _takes(site.record, names)]
    if not takers or any(_lets_out(site.record, names) for site in outer.sites):
        return False
    decorators = {text.rpartition(".")[2] for text in outer.function.decorators}
    return bool(decorators & _MANAGERS) or all(_is_awaited(outer, site) for site in takers)


def _makes(site: Site, function: Scope) -> bool:
    return isinstance(site.record, records.MakeFunction) and site.record.function == function.function.index


def _takes(record: records.Record, names: set[str]) -> bool:
    return isinstance(record, records.Call) and any(argument.value in names for argument in record.arguments)


def _lets_out(record: records.Record, names: set[str]) -> bool:
    """Whether a record hands the function to whoever outlives the call."""
    return any(operand in names for operand in _handed(record))


def _handed(record: records.Record) -> Iterator[str | None]:
    match record:
        case records.Return(value=value) | records.Yield(value=value) | records.StoreAttr(value=value):
            yield value
        case records.StoreItem(value=value):
            yield value
        case records.Collection(elements=elements):
            yield from (element.value for element in elements)
        case _:
            pass


def _is_awaited(outer: Scope, taker: Site) -> bool:
    """Whether the result of a call is awaited, at once or by the name that it is bound to."""
    assert isinstance(taker.record, records.Call)
    names = {taker.record.to}
    for site in outer.sites:
        match site.record:
            case records.Copy(to=to, value=str() as value) if value in names:
                names.add(to)
            case records.Await(value=value) if value in names:
                return True
            case _:
                pass
    return False
