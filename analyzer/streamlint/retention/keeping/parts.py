"""Parts: what an object keeps in itself goes with it, also where that knows the object it is a part of."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.keeping.paths import Link
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container, Instance, Value


def is_part_of_itself(
    linker: Linker, things: tuple[Value, ...], container: Container, site: Site, links: tuple[Link, ...]
) -> bool:
    """Whether a store puts an object into a container of its own: `self.parts.append(Part(self))`.

    The two then form a cycle that nothing else holds: the container lives as long as the object, and no longer. What a
    method puts into a container of another object, `parent.parts.append(Part(self))`, is kept by that one.
    `things` are the stream and what carries it on the way.
    """
    own = _own(site.scope)
    if own is None or _receiver(site) != own:
        return False
    itself = linker.variable(site.scope, own)
    return (
        container.owner in itself.values
        and any(thing in itself.values for thing in things)
        and any(link.source is itself for link in links)
    )


def is_of_another(container: Container, site: Site) -> bool:
    """Whether a method stores into a container of another object than its own: `parent.parts.append(self)`."""
    own, receiver = _own(site.scope), _receiver(site)
    return isinstance(container.owner, Instance) and own is not None and receiver not in (None, own)


def _own(scope: Scope) -> str | None:
    """The parameter that is a method's own object, while nothing else is bound to it."""
    plain = scope.cls is not None and scope.function.kind == "def" and scope.function.parameters
    if not plain or any(
        text.rpartition(".")[2] in ("staticmethod", "classmethod") for text in scope.function.decorators
    ):
        return None
    name = scope.function.parameters[0].name
    return None if scope.bindings.get(name) else name


def _receiver(site: Site) -> str | None:
    """The name whose attribute a store goes into: `self` of `self.parts[key] = ...`, and of `self.parts.append(...)`."""
    made = site.scope.definitions
    match site.record:
        case records.StoreItem(of=of):
            held = of
        case records.Call(function=function) if function in made and isinstance(
            method := made[function].record, records.LoadAttr
        ):
            held = method.of
        case _:
            return None
    loaded = made.get(held)
    return loaded.record.of if loaded is not None and isinstance(loaded.record, records.LoadAttr) else None
