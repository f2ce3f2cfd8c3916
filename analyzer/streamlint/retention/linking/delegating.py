"""Delegating: a wrapper whose `__getattr__` gives what another object has: `return getattr(self.inner, name)`."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.linking import classes
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Attribute
from streamlint.retention.scopes import Scope
from streamlint.retention.values import Instance


def inner(linker: Linker, instance: Instance, name: str) -> Iterator[Attribute]:
    """The attributes of an instance that hold the objects to which it hands on a question for what it has not."""
    if "__getattr__" not in linker.methods or name.startswith("__"):
        return
    owners = list(classes.lineage(instance.cls))
    if any(store.scope.cls in owners for store in linker.attribute_stores.get(name, ())):
        return
    for scope in tuple(classes.method(linker, instance.cls, "__getattr__")):
        for attribute in _asked(scope):
            yield linker.attribute(instance, attribute)


def _asked(scope: Scope) -> Iterator[str]:
    """The attributes of its own object that a `__getattr__` asks for what it is asked itself."""
    names = [parameter.name for parameter in scope.function.parameters]
    for site in scope.sites:
        record = site.record
        if not isinstance(record, records.Call) or record.function != "getattr" or len(record.arguments) < 2:
            continue
        loaded = scope.definitions.get(record.arguments[0].value)
        if loaded is None or not isinstance(loaded.record, records.LoadAttr):
            continue
        if [loaded.record.of, record.arguments[1].value] == names:
            yield loaded.record.name
