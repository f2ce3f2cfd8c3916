"""The abstract collections of `collections.abc`: what their own methods do with those that a class of the project defines."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.classes import inherited_library
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import Container, Instance, Mixin, Value

_ONE = {"append": ("MutableSequence", "insert"), "setdefault": ("MutableMapping", "__setitem__")}
_EACH = {"extend": ("MutableSequence", "insert"), "update": ("MutableMapping", "__setitem__")}
"""Methods that hand on what they are given, or each item of it: by what class, and to what method of the project's."""


def load(linker: Linker, site: Site, instance: Instance, name: str, target: Place) -> None:
    """`instance.append`, where its class has that of an abstract one."""
    home, _ = _ONE.get(name) or _EACH.get(name) or ("", "")
    if home and any(base.dotted.rpartition(".")[2] == home for base in inherited_library(instance.cls)):
        linker.give(target, linker.intern(("mixin", site, instance), lambda: Mixin(site, instance, name)))


def call(linker: Linker, site: Site, record: records.Call, mixin: Mixin, target: Place) -> None:
    """What is added comes last among the arguments of the method that adds it."""
    receiver = mixin.receiver
    if receiver is None or not record.arguments:
        return
    given = record.arguments[-1].value
    if mixin.name in _EACH:
        linker.implicit.add(site)
        given = _each(linker, site, given)
    _, method = (_ONE | _EACH)[mixin.name]
    arguments = (records.Argument("%place"), records.Argument(given))
    linker.does.call_method(linker, site, receiver, method, arguments, target, linker.receiver_place(site))


def _each(linker: Linker, site: Site, operand: str) -> str:
    item = linker.hidden(site, linker.library("item"), "item")

    def read(value: Value) -> None:
        if isinstance(value, Container) and "dict" in value.kind:
            linker.flow(linker.every(value), item, Flow("load", site))
        else:
            linker.does.iterate(linker, site, value, item, "iterate")

    linker.watch(linker.variable(site.scope, operand), read)
    return item.name
