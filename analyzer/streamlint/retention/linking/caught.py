"""Exceptions: what `except` binds, where a library's error keeps the request that it is about."""

from __future__ import annotations

from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import Container, Library, Stream, Value


def bind(linker: Linker, site: Site, types: Value, name: Place) -> None:
    """Gives the bound name the error that a handler of these `types` (one class, or a tuple of them) catches."""
    match types:
        case Container(kind="tuple") if linker.first_time("caught", site, types, name):
            linker.watch(linker.every(types), lambda value: bind(linker, site, value, name))
        case Library(dotted=dotted):
            api = linker.models.api_of_type(dotted)
            if api is not None and api.returns == "error":
                made = linker.intern(("caught", site, api.id), lambda: Stream(site, api, "error", dotted))
                linker.give(name, made)
        case _:
            pass
