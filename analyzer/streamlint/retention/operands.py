"""Operands: the temporaries that a record works on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from streamlint.facts import records
from streamlint.retention.scopes import arms


def operands(record: records.Record) -> Iterator[str]:
    """Every temporary that a record names, but for those in its blocks."""
    blocks = [block for _, block in arms(record)]
    for each in fields(record):
        value = getattr(record, each.name)
        if not any(value is block for block in blocks):
            yield from _named(value)


def _named(value: object) -> Iterator[str]:
    match value:
        case str():
            if value.startswith("%"):
                yield value
        case tuple():
            for each in value:
                yield from _named(each)
        case records.Argument() | records.Element() | records.Handler():
            yield from _named(value.value if not isinstance(value, records.Handler) else value.types)
            if isinstance(value, records.Element):
                yield from _named(value.key)
        case _:
            pass
