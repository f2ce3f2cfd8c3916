"""Imports: which module of the project, or which library name, an import binds."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Closure, ModuleValue, Value


def bind(linker: Linker, site: Site, record: records.Import) -> None:
    """Gives the bound name what the import finds: a module, a name of a module, or a library's name."""
    scope = site.scope
    target = absolute(scope.module, record.module, record.level)
    if record.name is None:
        _module(linker, target, linker.variable(scope, record.to))
    elif record.name == "*":
        _star(linker, scope, target)
    else:
        member(linker, target, record.name, linker.variable(scope, record.to), site)


def absolute(module: records.Module, name: str, level: int) -> str:
    """The dotted name of the module that `from ..name import` means in `module`."""
    if level == 0:
        return name
    parts = module.name.split(".")
    base = parts if module.is_package else parts[:-1]
    if level > 1:
        base = base[: -(level - 1)]
    return ".".join([*base, name] if name else base)


def _module(linker: Linker, name: str, place: Place) -> None:
    found = linker.modules.get(name)
    if found is not None:
        linker.give(place, linker.intern(("module", name), lambda: ModuleValue(None, found, name)))
    elif name in linker.packages:
        linker.give(place, linker.intern(("module", name), lambda: ModuleValue(None, None, name)))
    else:
        linker.give(place, linker.library(name))


def member(linker: Linker, module: str, name: str, place: Place, site: Site) -> None:
    """Gives `place` what `from module import name` finds."""
    found = linker.modules.get(module)
    if found is not None and name not in found.function.binds and "__getattr__" in found.function.binds:
        _ask(linker, found, name, place)
    if found is not None and (name in found.function.binds or f"{module}.{name}" not in linker.modules):
        linker.flow(linker.variable(found, name), place, Flow("assign", site))
    elif f"{module}.{name}" in linker.modules or f"{module}.{name}" in linker.packages:
        _module(linker, f"{module}.{name}", place)
    else:
        linker.give(place, linker.library(f"{module}.{name}"))


def _ask(linker: Linker, module: Scope, name: str, place: Place) -> None:
    """A module's own `__getattr__` gives what it imports when it is asked: that which has the name."""

    def answered(function: Value) -> None:
        if isinstance(function, Closure) and function.scope is not None and function.scope.returned is not None:
            linker.watch(function.scope.returned, given)

    def given(value: Value) -> None:
        called = value.scope.function.name if isinstance(value, Closure) and value.scope is not None else ""
        if name in (called, value.name if isinstance(value, ClassValue) else ""):
            linker.give(place, value)

    linker.watch(linker.variable(module, "__getattr__"), answered)


def _star(linker: Linker, scope: Scope, module: str) -> None:
    found = linker.modules.get(module)
    if found is None:
        for name in linker.models.members(module):
            if scope.home_of(name) is None:
                linker.give(linker.variable(scope, name), linker.library(f"{module}.{name}"))
        return
    for name in sorted(_exported(linker, found, {scope})):
        if scope.home_of(name) is None:
            linker.flow(linker.variable(found, name), linker.variable(scope, name), Flow("assign", None))


def _exported(linker: Linker, module: Scope, asked: set[Scope]) -> set[str]:
    """What a star import of a module binds: what its `__all__` names, else all its public names.

    Those that it has by star imports itself are among them; modules that go round in a circle of these end.
    """
    if module in asked:
        return set()
    asked.add(module)
    named = _all(module)
    if named is not None:
        return named
    names = {name for name in module.function.binds if not name.startswith(("_", "%")) and "@" not in name}
    for site in module.sites:
        if isinstance(site.record, records.Import) and site.record.name == "*":
            found = linker.modules.get(absolute(module.module, site.record.module, site.record.level))
            names |= _exported(linker, found, asked) if found is not None else set()
    return names


def _all(module: Scope) -> set[str] | None:
    """The names in a module's `__all__`; None where it has none, or one that is not written out."""
    made = module.definitions.get(module.copied("__all__") or "")
    if made is None or not isinstance(made.record, records.Collection):
        return None
    constants = [module.constant(element.value) for element in made.record.elements]
    return {str(each.value) for each in constants if each is not None}


def call(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`importlib.import_module("package.module")`."""
    constant = site.scope.constant(record.arguments[0].value) if record.arguments else None
    if constant is not None and isinstance(constant.value, str):
        name = constant.value
        level = len(name) - len(name.lstrip("."))
        _module(linker, absolute(site.scope.module, name.lstrip("."), level), target)
