"""Thread-locals and context variables: what is put into them, and what comes out again."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.chains import method_called
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import Container, Context, Value, View

VALUE = "value"
"""The attribute that stands for what a context variable has."""
METHODS = frozenset({"get", "set"})
COPY = "context"
"""The kind of container that a copy of a context is."""


def make(linker: Linker, site: Site, record: records.Call, target: Place, *, single: bool) -> None:
    """`threading.local()` and `ContextVar(name, default=...)`."""
    made = linker.intern(("context", site), lambda: Context(site, _name(site), None, single))
    linker.give(target, made)
    for argument in record.arguments if single else ():
        if argument.keyword == "default":
            linker.flow(linker.variable(site.scope, argument.value), linker.attribute(made, VALUE), Flow("keep", site))


def copied(linker: Linker, site: Site, target: Place) -> None:
    """`copy_context()`: it holds what the same function has set in context variables before, and not reset or set anew."""
    made = linker.container(site, COPY)
    linker.give(target, made)
    before = site.scope.sites[: site.scope.sites.index(site)]
    for number, each in enumerate(before):
        variable = _asked(each, "set")
        if variable is None or any(_undoes(later, variable, site) for later in before[number + 1 :]):
            continue

        def kept(value: Value, each: Site = each) -> None:
            if isinstance(value, Context) and value.single and isinstance(each.record, records.Call):
                for argument in each.record.arguments[:1]:
                    linker.flow(linker.variable(each.scope, argument.value), linker.elements(made), Flow("slot", each))

        linker.watch(linker.variable(site.scope, variable), kept)


def _undoes(later: Site, variable: str, copy: Site) -> bool:
    """Whether a variable that was set has another value after this, when the context is copied."""
    reset = _asked(later, "reset")
    if reset is not None:
        return (
            reset == variable or reset.startswith("%") or variable.startswith("%")
        )  # an attribute's: perhaps the same
    return _asked(later, "set") == variable and later.path == copy.path[: len(later.path)]


def _asked(site: Site, name: str) -> str | None:
    """What a call is a method of, where the method has this name."""
    called = method_called(site)
    return called.of if called is not None and called.name == name else None


def _runs_in(linker: Linker, site: Site, given: Place) -> None:
    """`copy.run(variable.set, value)` sets it in the copy."""
    run = _asked(site, "run")
    if run is None:
        return

    def kept(value: Value) -> None:
        if isinstance(value, Container) and value.kind == COPY:
            linker.flow(given, linker.elements(value), Flow("slot", site))

    linker.watch(linker.variable(site.scope, run), kept)


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
        if view.name == "set":
            _runs_in(linker, site, given)
        linker.flow(
            given, target if view.name == "get" else place, Flow("assign" if view.name == "get" else "keep", site)
        )
    if view.name == "get":
        linker.flow(place, target, Flow("load", site))
        return
    token = linker.container(site, "token")
    linker.flow(place, linker.elements(token, "old"), Flow("slot", site))
    linker.give(target, token)
