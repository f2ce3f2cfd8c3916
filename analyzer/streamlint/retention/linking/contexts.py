"""Thread-locals and context variables: what is put into them, and what comes out again."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import Context, Value, View

VALUE = "value"
"""The attribute that stands for what a context variable has."""
METHODS = frozenset({"get", "set"})


def make(linker: Linker, site: Site, record: records.Call, target: Place, *, single: bool) -> None:
    """`threading.local()` and `ContextVar(name, default=...)`."""
    made = linker.intern(("context", site), lambda: Context(site, _name(site), None, single))
    linker.give(target, made)
    for argument in record.arguments if single else ():
        if argument.keyword == "default":
            linker.flow(linker.variable(site.scope, argument.value), linker.attribute(made, VALUE), Flow("keep", site))


def _name(site: Site) -> str:
    """The name to which it is bound at once."""
    after = site.block[site.index + 1] if site.index + 1 < len(site.block) else None
    named = isinstance(after, records.Copy) and after.value == getattr(site.record, "to", None)
    return after.to if named and isinstance(after, records.Copy) else "the context"


def call(linker: Linker, site: Site, record: records.Call, view: View, target: Place) -> None:
    """`variable.get()` and `variable.set(value)`, which gives a token that holds what was there before."""
    context: Value | None = view.of
    assert context is not None
    place = linker.attribute(context, VALUE)
    for argument in record.arguments[:1]:
        given = linker.variable(site.scope, argument.value)
        linker.flow(
            given, target if view.name == "get" else place, Flow("assign" if view.name == "get" else "keep", site)
        )
    if view.name == "get":
        linker.flow(place, target, Flow("load", site))
        return
    token = linker.container(site, "token")
    linker.flow(place, linker.elements(token, "old"), Flow("slot", site))
    linker.give(target, token)
