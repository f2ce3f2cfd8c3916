"""Hubs: places that can hold more values than linking follows, and what their evictions reach all the same.

A method of a base class runs on the instances of every subclass. Where these are too many to be followed one by one, what
the method takes out of `self.pending` is taken out of the `pending` of each of them. So it is where code out of sight
makes the instances, or is handed them by a public function: it can call whatever they inherit or have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from streamlint.retention.linking.classes import lineage
from streamlint.retention.linking.linker import Eviction, Linker
from streamlint.retention.places import Attribute
from streamlint.retention.scopes import Scope
from streamlint.retention.values import Container, Instance


def spread(linker: Linker, evictions: Iterable[Eviction]) -> Iterator[Eviction]:
    """The evictions, each with those that its method would make on instances which were not followed into it."""
    known = tuple(evictions)
    yield from known
    wide = {scope: _is_of_hub(linker, scope) for scope in dict.fromkeys(eviction.site.scope for eviction in known)}
    inherited = [eviction for eviction in known if wide[eviction.site.scope] or _is_shared(eviction.site.scope)]
    if not inherited:
        return
    homes, siblings = _homes(linker)
    handed = _handed_out(linker)
    alike: dict[tuple[Scope, str], dict[Container, None]] = {}
    told = {(eviction.site, eviction.kind, eviction.container) for eviction in known}
    for eviction in inherited:
        scope = eviction.site.scope
        for name in homes.get(eviction.container, ()):
            containers = alike.get((scope, name))
            if containers is None:
                containers = alike[scope, name] = _alike(scope, siblings[name], handed, wide=wide[scope])
            for container in containers:
                key = (eviction.site, eviction.kind, container)
                if key not in told:
                    told.add(key)
                    yield Eviction(eviction.site, container, eviction.kind)


def _alike(
    scope: Scope, places: Iterable[Attribute], handed: frozenset[Instance], *, wide: bool
) -> dict[Container, None]:
    """The containers that a method may reach by one name: on any instance (`wide`), or on those that others have."""
    found: dict[Container, None] = {}
    for place in places:
        holder = place.holder
        assert isinstance(holder, Instance)
        of_others = holder.site is None or (holder in handed and not scope.function.name.startswith("_"))
        if (wide or of_others) and _runs_on(scope, holder):
            found.update(dict.fromkeys(value for value in place.values if isinstance(value, Container)))
    return found


def _is_shared(scope: Scope) -> bool:
    """Whether a function is a method that a subclass of the program has too, or that others may call."""
    return scope.cls is not None and (bool(scope.cls.subclasses) or not scope.function.name.startswith("_"))


def _handed_out(linker: Linker) -> frozenset[Instance]:
    """The instances that public functions of the program give to whoever calls them."""
    return frozenset(
        value
        for scope in linker.scopes
        if scope.is_callable and scope.returned is not None and not scope.function.name.startswith("_")
        for value in scope.returned.values
        if isinstance(value, Instance)
    )


def _runs_on(scope: Scope, instance: Instance) -> bool:
    """Whether a method is the one that an instance has by its name."""
    for cls in lineage(instance.cls):
        if cls is scope.cls:
            return True
        if cls.scope is not None and scope.function.name in cls.scope.function.binds:
            return False
    return False


def _is_of_hub(linker: Linker, scope: Scope) -> bool:
    """Whether a method runs on more instances than are followed, or on those of code that is not seen."""
    parameters = scope.function.parameters
    if scope.cls is None or not parameters:
        return False
    own = linker.variable(scope, parameters[0].name)
    if own in linker.hubs:
        return True
    called_by_any = scope in linker.escaped or not linker.callers.get(scope)
    return called_by_any and any(isinstance(value, Instance) and value.site is None for value in own.values)


def _homes(linker: Linker) -> tuple[dict[Container, list[str]], dict[str, list[Attribute]]]:
    """The names under which instances have each container, and the attributes of instances by name."""
    homes: dict[Container, list[str]] = {}
    siblings: dict[str, list[Attribute]] = {}
    for place in linker.all_attributes():
        if isinstance(place.holder, Instance):
            siblings.setdefault(place.name, []).append(place)
            for value in place.values:
                if isinstance(value, Container):
                    homes.setdefault(value, []).append(place.name)
    return homes, siblings
