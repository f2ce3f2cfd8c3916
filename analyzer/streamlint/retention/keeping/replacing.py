"""Replacing: the value of an entry goes, where something light takes its place under the same key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.models.occasions import ID_WORDS
from streamlint.retention.chains import method_called
from streamlint.retention.keeping.identities import is_text
from streamlint.retention.keeping.keys import spelled
from streamlint.retention.linking.containers import is_mapping
from streamlint.retention.linking.linker import Eviction
from streamlint.retention.values import Container, Library, Stream

if TYPE_CHECKING:
    from streamlint.retention.linking.linker import Linker
    from streamlint.retention.scopes import Scope, Site

_LAST = -1
_PLAIN = frozenset({"str", "int", "float", "bool", "len", "repr", "id", "hash", "round", "sum"})
_DEEPEST = 5


def replaced(linker: Linker, site: Site, record: records.StoreItem) -> Iterator[Eviction]:
    """`d[key] = None` and `turns[-1] = stream.final_message()` let the value go, though not the key."""
    if not is_light(linker, site.scope, record.value):
        return
    constant = site.scope.constant(record.key) is not None
    for holder in linker.variable(site.scope, record.of).values:
        if not isinstance(holder, Container):
            continue
        nothing = site.scope.is_none(record.value)
        if not constant if is_mapping(holder) or nothing else _is_last(site.scope, record.of, record.key):
            yield Eviction(site, holder, "value")


def is_light(linker: Linker, scope: Scope, operand: str, depth: int = _DEEPEST) -> bool:
    """Whether an operand surely is a literal, a text or a number, or what stays of a stream that has ended."""
    if scope.constant(operand) is not None:
        return True
    held = linker.variable(scope, operand).values
    if depth == 0 or any(not isinstance(value, Library | Container) for value in held):
        return False
    if not operand.startswith("%"):
        return _is_light_name(linker, scope, operand, depth)
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.Call(function=function) if function in _PLAIN:
            return True
        case records.Call() if made is not None:
            return _is_final(linker, made)
        case records.Operate(operator=operator):
            return operator.startswith('f"')
        case records.Await(value=value):
            return is_light(linker, scope, value, depth - 1)
        case records.Collection(elements=elements) if elements:
            parts = [each.value for each in elements]
            return not any(each.star for each in elements) and all(
                is_light(linker, scope, value, depth - 1) or _is_id(linker, scope, value) for value in parts
            )
        case records.Either(values=values):
            return all(is_light(linker, scope, value, depth - 1) for value in values)
        case _:
            return False


def _is_light_name(linker: Linker, scope: Scope, name: str, depth: int) -> bool:
    home = scope.home_of(name)
    if home is None:
        return False
    parameter = next((each for each in home.function.parameters if each.name == name), None)
    if parameter is not None:
        return is_text(parameter.annotation) and not home.bindings.get(name)
    bound = [site.record for site in home.bindings.get(name, ())]
    values = [record.value for record in bound if isinstance(record, records.Copy)]
    return (
        bool(bound)
        and len(values) == len(bound)
        and all(value is not None and is_light(linker, home, value, depth - 1) for value in values)
    )


def _is_id(linker: Linker, scope: Scope, operand: str) -> bool:
    """Whether an operand is the id of a stream."""
    made = scope.definitions.get(operand)
    if made is None or not isinstance(made.record, records.LoadAttr) or made.record.name not in ID_WORDS:
        return False
    values = linker.variable(scope, made.record.of).values
    return bool(values) and all(isinstance(value, Stream) for value in values)


def _is_final(linker: Linker, call: Site) -> bool:
    """Whether a call asks a stream for what stays of it."""
    called = method_called(call)
    if called is None:
        return False
    streams = linker.variable(call.scope, called.of).values
    return bool(streams) and all(
        isinstance(stream, Stream) and stream.api is not None and called.name in stream.api.final for stream in streams
    )


def _is_last(scope: Scope, of: str, key: str) -> bool:
    """Whether an index is that of the last element: `-1`, `len(turns) - 1`."""
    constant = scope.constant(key)
    if constant is not None:
        return constant.value == _LAST and not isinstance(constant.value, bool)
    made = scope.definitions.get(scope.copied(key) or key)
    match made.record if made is not None else None:
        case records.Operate(operator="-", values=(size, less)):
            one = scope.constant(less)
            return spelled(scope, size) == f"len({spelled(scope, of)})" and one is not None and one.value == 1
        case _:
            return False


def is_of_another(store: Site, eviction: Eviction) -> bool:
    """Whether what takes the place of a value need not be meant for what a store puts in.

    `None` lets a value go whichever it is. A text may as well stand there first, or for something else: where the same
    function puts it, it must be under the key of the value.
    """
    record = eviction.site.record
    assert isinstance(record, records.StoreItem)
    if eviction.site.scope.is_none(record.value):
        return False
    if eviction.site.scope is not store.scope:
        return False  # whether that comes after the store is seen where both are called
    match store.record:
        case records.StoreItem(key=key):
            return spelled(store.scope, key) != spelled(store.scope, record.key)
        case records.Call():
            added = method_called(store)
            return added is None or added.name != "append" or is_mapping(eviction.container)
        case _:
            return True
