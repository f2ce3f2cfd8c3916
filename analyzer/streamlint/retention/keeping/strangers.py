"""Strangers: what takes one callback out of a container that holds those of others too takes out none of theirs."""

from __future__ import annotations

from collections.abc import Iterable

from streamlint.retention.keeping.keys import taken_key
from streamlint.retention.linking.linker import Eviction, Linker
from streamlint.retention.values import BoundMethod, Closure, Value

_CALLBACKS = (BoundMethod, Closure)


def takes_others_only(linker: Linker, eviction: Eviction, things: Iterable[Value]) -> bool:
    """Whether all callbacks that an eviction is told to take out are of other functions than what is stored."""
    stored = {thing.scope for thing in things if isinstance(thing, _CALLBACKS)}
    told = taken_key(eviction.site, by_key=False) if eviction.kind == "one" and stored else None
    if told is None:
        return False
    taken = linker.variable(eviction.site.scope, told).values
    return bool(taken) and all(isinstance(value, _CALLBACKS) and value.scope not in stored for value in taken)
