"""Attributes that are code: descriptors, setters of properties, `__getattr__` and `__setattr__`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking import classes
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import BoundMethod, Closure, Instance, Partial, Value

if TYPE_CHECKING:
    from streamlint.retention.places import Variable


def get(linker: Linker, site: Site, receiver: Value, found: Value, target: Place) -> bool:
    """What reading a class's member `found` on `receiver` gives, where the member itself decides; whether it does."""
    match found:
        case Instance() if "__get__" in linker.methods:
            asked = as_argument(linker, site, receiver, linker.receiver_place(site))
            return linker.does.call_method(linker, site, found, "__get__", (records.Argument(asked.name),), target)
        case Partial(method=True, function=Closure(scope=scope)):
            bound = linker.intern(("bound", site, receiver, scope), lambda: BoundMethod(site, receiver, scope))
            linker.give(target, linker.intern(("partial", found, bound), lambda: Partial(found.site, bound)))
            return True
        case Closure(scope=scope) if scope is not None:
            return any(text.endswith((".setter", ".deleter")) for text in scope.function.decorators)
        case _:
            return False


def as_argument(linker: Linker, site: Site, value: Value, received: Place | None) -> Variable:
    """The object that a method is called on as an argument, as a descriptor gets it beside itself and `*args` get it."""
    place = linker.hidden(site, value, "receiver")
    if received is not None:
        linker.graph.connect(received, place, Flow("assign", site), carries=False)
    linker.give(place, value, root=received is None)
    return place


def ask(linker: Linker, site: Site, instance: Instance, name: str, target: Place) -> None:
    """`__getattr__`, which Python asks for what an instance has not."""
    if "__getattr__" not in linker.methods or name.startswith("__"):
        return
    owners = list(classes.lineage(instance.cls))
    if not any(store.scope.cls in owners for store in linker.attribute_stores.get(name, ())):
        linker.does.call_method(linker, site, instance, "__getattr__", (), target, linker.receiver_place(site))


def set_(linker: Linker, site: Site, instance: Instance, name: str, source: Place) -> bool:
    """Calls what runs where an attribute is stored; whether a setter stands in the place of the attribute."""
    received = linker.variable(site.scope, site.record.of) if isinstance(site.record, records.StoreAttr) else None
    for owner in classes.lineage(instance.cls):
        assert owner.scope is not None
        setter = linker.setters.get((owner, name))
        if setter is not None:
            given = _given(linker, site, instance, source)
            linker.does.bind(linker, site, setter, (given,), instance, None, received)
            return True
        if "__set__" in linker.methods and name in owner.scope.function.binds:
            _described(linker, site, instance, linker.attribute(owner, name), source, received)
    if "__setattr__" in linker.methods and site.scope.function.name not in ("__setattr__", "__init__"):
        arguments = (records.Argument("%name"), _given(linker, site, instance, source))
        linker.does.call_method(linker, site, instance, "__setattr__", arguments, None, received)
    return False


def _given(linker: Linker, site: Site, instance: Instance, source: Place) -> records.Argument:
    given = linker.hidden(site, instance, "stored")
    linker.flow(source, given, Flow("assign", site))
    return records.Argument(given.name)


def _described(
    linker: Linker, site: Site, instance: Instance, member: Place, source: Place, received: Place | None
) -> None:
    def found(descriptor: Value) -> None:
        if isinstance(descriptor, Instance):
            asked = as_argument(linker, site, instance, received)
            arguments = (records.Argument(asked.name), _given(linker, site, instance, source))
            linker.does.call_method(linker, site, descriptor, "__set__", arguments, None)

    linker.watch(member, found)
