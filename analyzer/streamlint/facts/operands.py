"""Which fields of a record are operands that it reads, and the same record with other names in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from streamlint.facts import records

T = TypeVar("T")

READ: Final[Mapping[type, tuple[str, ...]]] = {
    records.Copy: ("value",),
    records.LoadAttr: ("of",),
    records.StoreAttr: ("of", "value"),
    records.DeleteAttr: ("of",),
    records.Slice: ("lower", "upper", "step"),
    records.LoadItem: ("of", "key"),
    records.StoreItem: ("of", "key", "value"),
    records.DeleteItem: ("of", "key"),
    records.Call: ("function", "arguments"),
    records.Collection: ("elements",),
    records.Collect: ("into", "value", "key"),
    records.MakeFunction: ("defaults",),
    records.MakeClass: ("bases", "keywords"),
    records.Yield: ("value",),
    records.YieldFrom: ("value",),
    records.Await: ("value",),
    records.Unpack: ("value",),
    records.Either: ("values",),
    records.Operate: ("values",),
    records.Return: ("value",),
    records.Raise: ("value", "cause"),
    records.Loop: ("iterable", "test"),
    records.Branch: ("test",),
    records.With: ("manager",),
    records.Argument: ("value",),
    records.Element: ("value", "key"),
    records.Handler: ("types",),
}
BLOCKS: Final[Mapping[type, tuple[str, ...]]] = {
    records.Loop: ("head", "body", "orelse"),
    records.Branch: ("then", "orelse"),
    records.Try: ("body", "orelse", "final"),
    records.With: ("body",),
    records.Handler: ("head", "body"),
}


def read(record: object) -> Iterator[str]:
    """The operands that a record reads itself, those of its blocks left out."""
    for field in READ.get(type(record), ()):
        yield from _flat(getattr(record, field))
    if isinstance(record, records.Try):
        for handler in record.handlers:
            yield from read(handler)


def _flat(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, records.Argument | records.Element):
        yield from read(value)
    elif isinstance(value, tuple):  # of operands, of parts, or of pairs of a name and an operand
        for each in value:
            yield from _flat(each[1] if isinstance(each, tuple) else each)


def blocks(record: object) -> Iterator[records.Block]:
    """The blocks of a record."""
    for field in BLOCKS.get(type(record), ()):
        yield getattr(record, field)
    if isinstance(record, records.Try):
        for handler in record.handlers:
            yield from blocks(handler)


def renamed(record: records.Record, names: Mapping[str, str]) -> records.Record:
    """The record, and all in its blocks, with other names for some of the operands that are read."""
    return _changed(
        record, lambda operand: names.get(operand, operand), lambda block: tuple(renamed(r, names) for r in block)
    )


def with_blocks(record: records.Record, change: Callable[[records.Block], records.Block]) -> records.Record:
    """The record with other blocks."""
    return _changed(record, lambda operand: operand, change)


def _changed(record: T, name: Callable[[str], str], block: Callable[[records.Block], records.Block]) -> T:
    fields: dict[str, object] = {field: _named(getattr(record, field), name) for field in READ.get(type(record), ())}
    fields |= {field: block(getattr(record, field)) for field in BLOCKS.get(type(record), ())}
    if isinstance(record, records.Try):
        fields["handlers"] = tuple(_changed(handler, name, block) for handler in record.handlers)
    return replace(record, **fields) if fields else record  # type: ignore[type-var]


def _named(value: object, name: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return name(value)
    if isinstance(value, records.Argument | records.Element):
        return _changed(value, name, tuple)
    if isinstance(value, tuple):
        return tuple((each[0], name(each[1])) if isinstance(each, tuple) else _named(each, name) for each in value)
    return value
