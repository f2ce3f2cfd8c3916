"""Applications of web frameworks: `request.app`, `current_app`, and what is kept in `app[key]`.

All applications of one class are one value: which of them answers a request is not told apart.
"""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place, Variable
from streamlint.retention.scopes import Scope
from streamlint.retention.values import Container, Library, Value


def reached(linker: Linker, dotted: str, target: Place) -> None:
    """Gives the application where the attribute `dotted` of what a handler is given is one."""
    found = linker.models.application(dotted)
    if found is not None:
        linker.give(target, linker.library(found.classes[0], made=True))


def is_one(linker: Linker, value: Value) -> bool:
    """Whether a value is an application."""
    return isinstance(value, Library) and value.made and linker.models.application(value.dotted) is not None


def items(linker: Linker, value: Value) -> Container | None:
    """The mapping in which an application keeps `app[key]`; None where it has none, and for all other values."""
    found = linker.models.application(value.dotted) if isinstance(value, Library) and value.made else None
    if found is None or not found.items:
        return None
    place = linker.attribute(value, found.items)
    made = linker.intern(("items", place), lambda: Container(None, "dict", value))
    linker.give(place, made)
    return made


def key(scope: Scope, operand: str) -> str | None:
    """The name of the module's variable that a function uses as a key, such as a `web.AppKey`: it is the same each time."""
    home = scope.home_of(operand)
    return operand if home is not None and home is not scope and home.function.kind == "module" else None


def assume(linker: Linker) -> None:
    """What a handler calls `request` and does not annotate is one, in a module that imports the framework."""
    for name in linker.models.application_attributes:
        for site in linker.attribute_loads.get(name, ()):
            record = site.record
            assert isinstance(record, records.LoadAttr)
            place = linker.variable(site.scope, record.of)
            if place.values or not _is_parameter(place):
                continue
            for found in linker.models.applications_handed(place.name):
                if any(_imports(site.scope.top, package) for package in found.packages):
                    application = linker.library(found.classes[0], made=True)
                    linker.give(linker.variable(site.scope, record.to), application)


def _is_parameter(place: Variable) -> bool:
    scope = place.scope
    return scope is not None and any(each.name == place.name for each in scope.function.parameters)


def _imports(module: Scope, package: str) -> bool:
    return any(
        isinstance(site.record, records.Import)
        and site.record.level == 0
        and site.record.module.split(".")[0] == package
        for site in module.sites
    )
