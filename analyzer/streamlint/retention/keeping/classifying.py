"""Classifying: the most specific pattern that a kept stream fits, by what is kept and by how it comes there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeGuard

from streamlint.facts import records
from streamlint.retention.keeping.bounds import is_once, looked_up, spelling
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.linking.iterators import is_unread
from streamlint.retention.places import Variable
from streamlint.retention.values import Caught, Container, Stream, Value, View

if TYPE_CHECKING:
    from streamlint.retention.keeping.paths import Link
    from streamlint.retention.linking.linker import Linker
    from streamlint.retention.scopes import Scope, Site

_ITERATORS = frozenset({"iter", "aiter"})
_METHODS = frozenset({"__iter__", "__aiter__"})
_POOLED = frozenset({"connection", "channel"})


def pattern_of(
    linker: Linker, source: Value, things: tuple[Value, ...], links: tuple[Link, ...], store: Site, container: Container
) -> Pattern:
    """The pattern of a stream that goes into `container` at `store`, inside the last of `things`."""
    if any(isinstance(thing, View | Caught) or is_unread(thing) for thing in things) or _is_iterator(source, links):
        return Pattern.VIEW
    return Pattern.CACHE if is_memo(linker, store, container) else Pattern.PLAIN


def view_of(things: tuple[Value, ...]) -> str:
    """The name of the view through which a stream is kept, empty where an exception keeps it."""
    if any(isinstance(thing, Caught) for thing in things):
        return ""
    return next((thing.name for thing in things if isinstance(thing, View)), "iterator")


def _is_iterator(source: Value, links: tuple[Link, ...]) -> bool:
    """Whether it is the stream's iterator that goes on from where it is asked for."""
    if not isinstance(source, Stream) or source.api is None or "__iter__" in source.api.returns_self:
        return False
    for link in links:
        place = link.source
        if isinstance(place, Variable) and place.scope is not None and _asks_for_iterator(place.scope, place.name):
            return True
    return False


def _asks_for_iterator(scope: Scope, name: str) -> bool:
    made = scope.definitions.get(name)
    if made is None or not isinstance(made.record, records.Call):
        return False
    loaded = scope.definitions.get(made.record.function)
    if loaded is not None and isinstance(loaded.record, records.LoadAttr):
        return loaded.record.name in _METHODS
    return made.record.function in _ITERATORS


def is_memo(linker: Linker, store: Site, container: Container) -> bool:
    """Whether something is put into the container only where that has nothing under the same key yet."""
    if not isinstance(store.record, records.StoreItem):
        return False
    looked = [site for site in _before(store) if _looks_in(linker, site, store, store.record.key, container)]
    if not looked:
        return False
    return is_once(store) or any(_is_caught(site, store) or _is_answered(site, store) for site in looked)


def _before(store: Site) -> Iterator[Site]:
    for site in store.scope.sites:
        if site is store:
            return
        yield site


def _looks_in(linker: Linker, site: Site, store: Site, key: str, container: Container) -> bool:
    found = looked_up(site)
    if found is None or spelling(site.scope, found[1]) != spelling(store.scope, key):
        return False
    return container in linker.variable(site.scope, found[0]).values


def _is_caught(looked: Site, store: Site) -> bool:
    """`try: return cache[key]`, and the store in `except KeyError`."""
    return any(
        isinstance(outer.record, records.Try) and arm.startswith("handler") and (outer, "body") in looked.path
        for outer, arm in store.path
    )


def _is_answered(looked: Site, store: Site) -> bool:
    """`if key in cache: return cache[key]`, and the store after that."""
    for site in _before(store):
        record = site.record
        if isinstance(record, records.Branch) and record.then and isinstance(record.then[-1], records.Return):
            returned = record.then[-1].value
            if returned is not None and (site, "then") not in store.path and _tells(looked, site, record, returned):
                return True
    return False


def _tells(looked: Site, site: Site, record: records.Branch, returned: str) -> bool:
    """Whether what was looked up decides the branch, and is what it returns."""
    inside = (site, "then") in looked.path
    to = getattr(looked.record, "to", "")
    named = {to, *(each.record.to for each in site.scope.sites if _copies(each.record, to))}
    return (inside and returned == to) or bool(named & {record.test, returned})


def _copies(record: records.Record, operand: str) -> TypeGuard[records.Copy]:
    return isinstance(record, records.Copy) and record.value == operand


def is_pooled(source: Value, thing: Value) -> bool:
    """Whether a memo of it is a pool: connections, and objects of the project, are meant to be used again."""
    if thing is not source or not isinstance(source, Stream) or source.api is None:
        return True
    return bool({source.returns, source.api.returns} & _POOLED)
