"""Anchors: how fingerprints name a piece of code. Without lines, without paths, and without the names of locals.

A module's own name is in no anchor either: it depends on the folder that the run was given.
"""

from __future__ import annotations

from streamlint.retention.keeping.owners import Owner
from streamlint.retention.places import Attribute
from streamlint.retention.scopes import Scope
from streamlint.retention.values import Opaque, Value


def scope_anchor(scope: Scope) -> str:
    """`Agent.run()`, or `the module`. What a function defines inside itself is a local, and goes by the function."""
    around, above = scope, scope.parent
    while above is not None:
        around, above = (above if above.is_callable else around), above.parent
    if around.function.kind == "module":
        return "the module"
    return around.title if around is scope else f"{around.title} inside"


def owner_anchor(owner: Owner, kind: str) -> str:
    """A container by what keeps it: its name where other code sees that name, else only the `kind` of container."""
    match owner.kind, owner.place:
        case (("call" | "default"), _):
            return f"a {kind}"
        case "instance", Attribute(holder=Opaque() as holder, name=name):
            return f"{_opaque(holder)}.{name}"
        case _:
            return owner.name


def way_anchor(way: str, root: str) -> str:
    """A dotted way to an object, without the variable that it begins with; as it is where it begins with a class."""
    return f"an object{way.removeprefix(root)}" if f"{way}.".startswith(f"{root}.") else way


def _opaque(holder: Opaque) -> str:
    """An object of which only the way to it is known, without the parameter that the way begins with."""
    above: Value | None = holder.holder
    own = holder.name.rpartition(".")[2]
    if above is None:
        return "an argument"
    return f"{_opaque(above)}.{own}" if isinstance(above, Opaque) else holder.name
