"""Owners: what keeps a container alive, by the place in which the code put it when it was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from streamlint.location import Location
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Attribute, Elements, Lifetime, Place, Result, Variable
from streamlint.retention.scopes import Site
from streamlint.retention.values import ClassValue, Closure, Container, Context, Instance, Library, Opaque, Value

Kind = Literal["module", "class", "instance", "call", "default", "function"]
_LIVES: dict[str, Lifetime] = {
    "module": Lifetime.PROCESS,
    "default": Lifetime.PROCESS,
    "function": Lifetime.PROCESS,
    "class": Lifetime.PROCESS,
    "instance": Lifetime.INSTANCE,
    "call": Lifetime.CALL,
}
_RANK = {"class": 6, "module": 5, "function": 4, "default": 4, "instance": 3, "call": 1}
_ALIASES = frozenset({"load", "iterate", "receive", "slot", "append", "capture"})


@dataclass(frozen=True, slots=True)
class Owner:
    """What keeps a container: `name` is how messages spell the container, `where` the code that put it there."""

    kind: Kind
    name: str
    where: Location | None
    place: Place
    holder: Value | None

    @property
    def lifetime(self) -> Lifetime:
        """How long the owner lives."""
        return _LIVES[self.kind]


def _rank(owner: Owner) -> tuple[int, bool]:
    return _RANK[owner.kind], not isinstance(owner.place, Result)


class Owners:
    """Finds the owner of a container: of all places into which its making flows, the one that lives longest."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._found: dict[Value, Owner | None] = {}

    def of(self, container: Value) -> Owner | None:
        """The owner of a container; None where the code only hands it on."""
        if container not in self._found:
            self._found[container] = None
            part_of = getattr(container, "part_of", None)
            if isinstance(part_of, Value):
                self._found[container] = self.of(part_of)
                return self._found[container]
            candidates = [owner for place in self._homes(container) for owner in self._owner(container, place)]
            candidates += [
                owner for mine in self._linker.clones.get(container, ()) if (owner := self.of(mine)) is not None
            ]
            self._found[container] = max(candidates, key=_rank, default=None)
        return self._found[container]

    def beginnings(self, value: Value) -> Iterator[Place]:
        """The places where a value begins."""
        yield from self._begin.get(value, ())

    def _homes(self, value: Value) -> Iterator[Place]:
        """The places that a value's making leads to without its being taken out of another place."""
        pending = list(self._roots(value))
        seen: set[Place] = set(pending)
        while pending:
            place = pending.pop(0)
            yield place
            if isinstance(place, Attribute | Elements):
                continue
            for target, flow in self._linker.graph.after(place):
                passing = flow.how not in _ALIASES or isinstance(target, Elements)
                if target not in seen and value in target.values and passing:
                    seen.add(target)
                    pending.append(target)

    def _roots(self, value: Value) -> Iterator[Place]:
        owner = getattr(value, "owner", None)
        if isinstance(owner, Value):
            yield from (place for place in self._attributes.get(owner, ()) if value in place.values)
            return
        yield from self._begin.get(value, ())

    @cached_property
    def _begin(self) -> dict[Value, list[Place]]:
        """The places where each value begins."""
        begin: dict[Value, list[Place]] = {}
        for place in self._linker.places():
            for value in place.roots:
                begin.setdefault(value, []).append(place)
        return begin

    @cached_property
    def _attributes(self) -> dict[Value, list[Attribute]]:
        """The attributes of each holder."""
        found: dict[Value, list[Attribute]] = {}
        for place in self._linker.all_attributes():
            if place.holder is not None:
                found.setdefault(place.holder, []).append(place)
        return found

    def _owner(self, container: Value, place: Place) -> Iterator[Owner]:
        where = container.site.location if container.site is not None else None
        match place:
            case Variable(scope=scope, name=name) if scope is not None and "%" not in name and name != ".0":
                yield from self._variable(container, place, where)
            case Attribute(holder=ClassValue() as cls, name=name):
                yield Owner("class", f"{cls.name}.{name}", where, place, cls)
            case Attribute(holder=Instance() as instance, name=name):
                yield Owner("instance", f"{instance.cls.name}.{name}", where, place, instance)
            case Attribute(holder=Closure() as function, name=name):
                yield Owner("function", f"{function.label}.{name}", where, place, function)
            case Attribute(holder=Context(single=True) as holder):
                yield Owner("instance", holder.label, where, place, holder)
            case Attribute(holder=Library() as holder) if _is_of_its_parts(container):
                yield self.of(holder) or Owner("instance", f"{holder.label}.{place.name}", where, place, holder)
            case Attribute(holder=Opaque() | Library() as holder, name=name):
                yield Owner("instance", f"{holder.label}.{name}", where, place, holder)
            case Result(scope=scope, yielded=False) if scope is not None:
                yield Owner("call", f"the result of `{scope.title}`", where, place, None)
            case Elements(holder=Container() as outer):
                further = self.of(outer)
                if further is not None:
                    yield further
            case _:
                pass

    def _variable(self, container: Value, place: Variable, where: Location | None) -> Iterator[Owner]:
        scope = place.scope
        assert scope is not None
        if scope.function.kind == "class":
            return
        if scope.function.kind == "module":
            yield Owner("module", place.name, where, place, None)
        elif any(flow.how == "default" for _, flow in self._linker.graph.before(place)) and self._by_default(
            container, place
        ):
            yield Owner("default", f"{place.name} of {scope.title}", where, place, None)
        else:
            yield Owner("call", place.name.partition("@")[0], where, place, None)

    def _by_default(self, container: Value, place: Variable) -> bool:
        return any(
            flow.how == "default" and container in source.values for source, flow in self._linker.graph.before(place)
        )


def _is_of_its_parts(container: Value) -> bool:
    """Whether a container is how a library's object keeps things, and has no name of its own."""
    return isinstance(container, Container) and (container.registers or container.kind == "callbacks")


def made_at(container: Value) -> Site | None:
    """The site that makes a container, where it is seen being made."""
    return container.site
