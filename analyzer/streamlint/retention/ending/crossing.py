"""Temporaries that outlive a straight line: all others need not be carried where ways part and meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from streamlint.facts import records
from streamlint.retention.scopes import Scope, Site, arms

_PARTING = (records.Loop, records.Branch, records.Try, records.With)


def crossing(scope: Scope) -> frozenset[str]:
    """The temporaries of a function that are used in another block than they are made in, or after ways have parted."""
    found: set[str] = set()
    for site in scope.sites:
        for operand in operands(site.record):
            made = scope.definitions.get(operand)
            if operand not in found and made is not None and made is not site and _crosses(made, site):
                found.add(operand)
    return frozenset(found)


def _crosses(made: Site, used: Site) -> bool:
    if made.block is not used.block or isinstance(made.record, _PARTING):
        return True
    return any(isinstance(record, _PARTING) for record in made.block[made.index + 1 : used.index + 1])


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
