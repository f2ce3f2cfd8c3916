"""What a drawing says of a place."""

from __future__ import annotations

from streamlint.location import Location
from streamlint.retention.places import Attribute, Elements, Lifetime, Place, Result, Variable
from streamlint.retention.program import Program
from streamlint.retention.showing.arrows import SHOWN, is_temporary
from streamlint.retention.showing.drawing import Node
from streamlint.retention.values import ClassValue, Closure, Value

_MOST_HELD = 6


def node(place: Place, program: Program) -> Node:
    """The node of a place, without an id."""
    held = dict.fromkeys(value.label for value in place.values if isinstance(value, SHOWN))
    match place:
        case Variable(scope=scope) if scope is not None and is_temporary(place):
            value = next(value for value in place.roots if isinstance(value, SHOWN))
            where = value.site.location if value.site is not None else None
            said = ("value", value.label, scope.title, Lifetime.CALL, where)
        case Variable(scope=scope, name=name) if scope is not None:
            life = Lifetime.PROCESS if scope.function.kind in ("module", "class") else Lifetime.CALL
            said = ("variable", name.partition("@")[0], scope.title, life, _bound(place))
        case Attribute(holder=Value() as holder, name=name):
            life = Lifetime.PROCESS if isinstance(holder, ClassValue | Closure) else Lifetime.INSTANCE
            said = ("attribute", f"{holder.label}.{name}", holder.label, life, _made(place))
        case Elements(holder=Value() as holder):
            said = _elements(place, holder, program)
        case Result(scope=scope, yielded=yielded) if scope is not None:
            header = Location(scope.module.path, scope.function.at)
            said = ("result", "what it yields" if yielded else "what it returns", scope.title, Lifetime.CALL, header)
        case _:
            said = ("variable", "", "", Lifetime.CALL, None)
    kind, name, owner, lifetime, where = said
    return Node("", kind, name, owner, lifetime.name.lower(), tuple(held)[:_MOST_HELD], where)


def _elements(place: Elements, holder: Value, program: Program) -> tuple[str, str, str, Lifetime, Location | None]:
    owner = program.owners.of(holder)
    name = owner.name if owner is not None else holder.label
    key = "" if place.key is None else f"[{place.key!r}]" if not str(place.key).startswith("\0") else ".keys"
    where = holder.site.location if holder.site is not None else None
    life = owner.lifetime if owner is not None else Lifetime.CALL
    return ("elements", f"each of {name}" if place.key is None else f"{name}{key}", name, life, where)


def _bound(place: Variable) -> Location | None:
    """Where a variable is bound first: for a parameter that is the line of its `def`."""
    scope = place.scope
    assert scope is not None
    if any(parameter.name == place.name for parameter in scope.function.parameters):
        return Location(scope.module.path, scope.function.at)
    return min((site.location for site in scope.bindings.get(place.name, ())), default=None)


def _made(place: Attribute) -> Location | None:
    """Where the first thing that an attribute holds was made."""
    return min((value.site.location for value in place.values if value.site is not None), default=None)
