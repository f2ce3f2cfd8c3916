"""Stores: where something goes into a container, one record at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.facts import records
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Site
from streamlint.retention.values import Container, ContainerMethod, Library


@dataclass(frozen=True, slots=True)
class Store:
    """Something goes into `container`: `value` under `key`, or (None) as one more.

    `value` is empty where reading makes what is not there: `factory` is then what the container was told to make it with.
    """

    site: Site
    container: Container
    value: str
    key: str | None
    factory: str = ""


def stores(linker: Linker, site: Site) -> Iterator[Store]:
    """What a record stores: `x[key] = value`, a method that puts its argument in, a read that makes what is missing."""
    record = site.record
    if isinstance(record, records.StoreItem):
        for held in linker.variable(site.scope, record.of).values:
            if isinstance(held, Container):
                yield Store(site, held, record.value, record.key)
    elif isinstance(record, records.LoadItem):
        for held in linker.variable(site.scope, record.of).values:
            factory = _factory(linker, held) if isinstance(held, Container) else ""
            if factory and isinstance(held, Container):
                yield Store(site, held, "", record.key, factory)
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


def _factory(linker: Linker, held: Container) -> str:
    """The operand by which a `defaultdict` makes what is missing, "" where a container is none."""
    site = held.site
    if site is None or not isinstance(site.record, records.Call) or not site.record.arguments:
        return ""
    made_by = linker.variable(site.scope, site.record.function).values
    makes = any(isinstance(value, Library) and value.label == "defaultdict" for value in made_by)
    return site.record.arguments[0].value if makes else ""
