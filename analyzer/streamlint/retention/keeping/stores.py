"""Stores: where something goes into a container, one record at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.facts import records
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Site
from streamlint.retention.values import Container, ContainerMethod


@dataclass(frozen=True, slots=True)
class Store:
    """Something goes into `container`: `value` under `key`, or (None) as one more."""

    site: Site
    container: Container
    value: str
    key: str | None


def stores(linker: Linker, site: Site) -> Iterator[Store]:
    """What a record stores: `x[key] = value`, or a method that puts its argument in."""
    record = site.record
    if isinstance(record, records.StoreItem):
        for held in linker.variable(site.scope, record.of).values:
            if isinstance(held, Container):
                yield Store(site, held, record.value, record.key)
    elif isinstance(record, records.Call):
        for value in linker.variable(site.scope, record.function).values:
            if isinstance(value, ContainerMethod) and value.receiver is not None:
                yield from _method(linker, site, record, value.receiver, value.name)


def _method(linker: Linker, site: Site, record: records.Call, held: Container, name: str) -> Iterator[Store]:
    does = linker.container_method(held, name)
    plain = [argument.value for argument in record.arguments if argument.keyword is None and not argument.star]
    if does is None or does.puts is None or does.puts >= len(plain):
        return
    key = plain[does.key] if does.key is not None and does.key < len(plain) else None
    yield Store(site, held, plain[does.puts], key)
