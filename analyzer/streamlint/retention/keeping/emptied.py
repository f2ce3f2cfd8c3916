"""Entries that stay, without the stream: `JOBS[name]["stream"] = None`, `job.stream = None`, `entry.pop("stream")`."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.keeping.doubts import Doubt
from streamlint.retention.keeping.paths import Link
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Attribute, Elements, Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container, Instance, Value


def of_parts(linker: Linker, store: Site, links: tuple[Link, ...]) -> Iterator[Doubt]:
    """The function that stores an entry later takes the stream out of the entry: that it does not always is a guess."""
    named = dict(part for link in links if link.flow.site is not None for part in _part(link.target))
    if not named:
        return
    for site in store.scope.sites:
        if site.record.at.line > store.record.at.line:
            for operand, name in _emptied(linker, site):
                holder = named.get(name)
                if holder is not None and holder in linker.variable(store.scope, operand).values:
                    yield Doubt(f"line {site.record.at.line} does not always take it out of the entry", assumed=True)
                    return


def _part(place: Place) -> Iterator[tuple[str, Value]]:
    """The constant name under which an entry has what stands in this place, and the entry."""
    match place:
        case (
            Elements(holder=Container() as holder, key=str() as name)
            | Attribute(holder=Instance() as holder, name=name)
        ):
            yield name, holder
        case _:
            pass


def _emptied(linker: Linker, site: Site) -> Iterator[tuple[records.Operand, str]]:
    """Of which operand a site lets go what it has under which name."""
    scope, record = site.scope, site.record
    match record:
        case records.StoreAttr(of=of, name=name, value=str() as value) if _is(scope, value, None):
            yield of, name
        case records.DeleteAttr(of=of, name=name):
            yield of, name
        case records.StoreItem(of=of, key=key, value=value) if _is(scope, value, None):
            yield from _under(scope, of, key)
        case records.DeleteItem(of=of, key=key):
            yield from _under(scope, of, key)
        case records.Call(function=function, arguments=arguments) if arguments:
            loaded = scope.definitions.get(function)
            if loaded is not None and isinstance(loaded.record, records.LoadAttr) and loaded.record.name == "pop":
                yield from _under(scope, loaded.record.of, arguments[0].value)
        case _:
            pass


def _under(scope: Scope, of: records.Operand, key: records.Operand) -> Iterator[tuple[records.Operand, str]]:
    constant = scope.constant(key)
    if constant is not None and isinstance(constant.value, str):
        yield of, constant.value


def _is(scope: Scope, operand: records.Operand, value: records.Constant) -> bool:
    constant = scope.constant(operand)
    return constant is not None and constant.value is value
