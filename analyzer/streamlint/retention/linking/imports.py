"""Imports: which module of the project, or which library name, an import binds."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ModuleValue


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
    if found is not None and (name in found.function.binds or f"{module}.{name}" not in linker.modules):
        linker.flow(linker.variable(found, name), place, Flow("assign", site))
    elif f"{module}.{name}" in linker.modules or f"{module}.{name}" in linker.packages:
        _module(linker, f"{module}.{name}", place)
    else:
        linker.give(place, linker.library(f"{module}.{name}"))


def _star(linker: Linker, scope: Scope, module: str) -> None:
    found = linker.modules.get(module)
    if found is None:
        for name in linker.models.members(module):
            if scope.home_of(name) is None:
                linker.give(linker.variable(scope, name), linker.library(f"{module}.{name}"))
        return
    for name in sorted(found.function.binds):
        if not name.startswith(("_", "%")) and "@" not in name and scope.home_of(name) is None:
            linker.flow(linker.variable(found, name), linker.variable(scope, name), Flow("assign", None))
