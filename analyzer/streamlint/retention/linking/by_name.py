"""Attributes by a name that a call hands over: `getattr(self, name)` in a function that is called with `"streams"`."""

from __future__ import annotations

from collections.abc import Callable

from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place, Variable
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Value

Load = Callable[[Linker, Site, Value, str, Place], None]


def hand_over(linker: Linker, site: Site, callee: Scope, given: Place, parameter: str, load: Load) -> None:
    """The function loads the attribute whose name the call at `site` hands over as a constant."""
    asked = linker.asked_by_name.get((callee, parameter), ())
    constant = site.scope.constant(given.name) if asked and isinstance(given, Variable) else None
    if constant is None or not isinstance(constant.value, str):
        return
    name = constant.value
    for asking, of, target in asked:
        if linker.first_time("by name", asking, name):
            into = linker.variable(callee, target)
            source = linker.variable(callee, of)
            linker.watch(source, lambda value, asking=asking, into=into: load(linker, asking, value, name, into))  # type: ignore[misc]
