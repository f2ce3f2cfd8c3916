"""`itemgetter(0)`, `attrgetter("stream")`, `methodcaller("get")`: functions that take something out of their argument."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking import attributes, containers
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import Container, Getter, Value


def item(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`operator.itemgetter(key)`."""
    _make(linker, site, record, target, "item")


def attribute(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`operator.attrgetter(name)`."""
    _make(linker, site, record, target, "attribute")


def method(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`operator.methodcaller(name)`."""
    _make(linker, site, record, target, "method")


def _make(linker: Linker, site: Site, record: records.Call, target: Place, takes: str) -> None:
    constant = site.scope.constant(record.arguments[0].value) if record.arguments else None
    if constant is not None:
        linker.give(target, linker.intern(("getter", site), lambda: Getter(site, takes, constant.value)))


def call(linker: Linker, site: Site, record: records.Call, getter: Getter, target: Place) -> None:
    """What a getter takes out of the argument of the call at `site`."""
    for argument in record.arguments[:1]:
        source = linker.variable(site.scope, argument.value)
        linker.watch(source, lambda value: _take(linker, site, record, getter, value, target))


def _take(linker: Linker, site: Site, record: records.Call, getter: Getter, value: Value, target: Place) -> None:
    name = getter.key if isinstance(getter.key, str) else ""
    match getter.takes:
        case "item" if isinstance(value, Container):
            for place in containers.places_of(linker, value, getter.key):
                linker.flow(place, target, Flow("load", site))
        case "attribute":
            attributes.load(linker, site, value, name, target)
        case "method":
            loaded = linker.hidden(site, value, name)
            attributes.load(linker, site, value, name, loaded)
            called = records.Call(record.at, record.to, loaded.name, ())
            linker.watch(loaded, lambda callee: linker.does.call(linker, site, called, callee))
        case _:
            pass
