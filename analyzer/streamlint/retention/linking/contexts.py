"""Thread-locals and context variables: what is put into them, and what comes out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from streamlint.facts import records
from streamlint.retention.chains import method_called
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container, Context, Library, Value, View

BEFORE = "token"
"""The kind of what `set` gives: it holds what was there before, and keeps it there for no longer than the variable does."""
VALUE = "value"
"""The attribute that stands for what a context variable has."""
METHODS = frozenset({"get", "set"})
SETS = frozenset({"set", "reset"})
"""Those that give it another value."""
COPY = "context"
"""The kind of container that a copy of a context is."""
RUN = "run"
"""The method of a context that calls a function inside it."""
_COPIES = "contextvars.copy_context"
_DEEPEST = 5

Callees = Mapping[Site, "list[Scope]"]


def make(linker: Linker, site: Site, record: records.Call, target: Place, *, single: bool) -> None:
    """`threading.local()` and `ContextVar(name, default=...)`."""
    made = linker.intern(("context", site), lambda: Context(site, _name(site), None, single))
    linker.give(target, made)
    for argument in record.arguments if single else ():
        if argument.keyword == "default":
            linker.flow(linker.variable(site.scope, argument.value), linker.attribute(made, VALUE), Flow("keep", site))


def fill(linker: Linker) -> None:
    """Gives each copy of a context what the functions before it have set in context variables, and not reset or set anew.

    These are the copy's own function, those it has called by then and those that call it; of a context in which a
    function runs also what that one sets. Runs once, when linking has come to its end.
    """
    callees: dict[Site, list[Scope]] = {}
    for called, callee in linker.calls:
        callees.setdefault(called, []).append(callee)
    for made in [each for each in linker.all_values() if isinstance(each, Container) and each.kind == COPY]:
        if made.site is not None and _is_copied(linker, made.site):
            for each in _set_before(linker, callees, made.site, set()):
                _hold(linker, each, made)
    for site in callees:
        run = _asked(site, RUN)
        holders = linker.variable(site.scope, run).values if run is not None else ()
        for holder in (each for each in holders if isinstance(each, Container) and each.kind == COPY):
            for each in _set_by(callees, callees[site], 0):
                _hold(linker, each, holder)


def _is_copied(linker: Linker, site: Site) -> bool:
    """Whether a call copies the context in which it runs."""
    record = site.record
    called = linker.variable(site.scope, record.function).values if isinstance(record, records.Call) else ()
    return any(isinstance(each, Library) and each.dotted == _COPIES for each in called)


def _hold(linker: Linker, setting: Site, made: Container) -> None:
    """What a call sets in a context variable is in the copy."""
    variable = _asked(setting, "set")
    values = linker.variable(setting.scope, variable).values if variable is not None else ()
    if isinstance(setting.record, records.Call) and any(isinstance(each, Context) and each.single for each in values):
        for argument in setting.record.arguments[:1]:
            given = linker.variable(setting.scope, argument.value)
            linker.flow(given, linker.elements(made), Flow("slot", setting))


def _set_before(linker: Linker, callees: Callees, site: Site, seen: set[Scope]) -> Iterator[Site]:
    """The calls that have set a context variable when a run comes to a site."""
    if site.scope in seen:
        return
    seen.add(site.scope)
    yield from _still_set(callees, site.scope.sites[: site.scope.sites.index(site)], site, 0)
    for call in linker.callers.get(site.scope, ()):
        yield from _set_before(linker, callees, call, seen)


def _set_by(callees: Callees, called: Iterable[Scope], depth: int) -> Iterator[Site]:
    """The calls by which functions leave a context variable set."""
    for scope in called:
        if depth < _DEEPEST and not scope.generator:
            yield from _still_set(callees, scope.sites, None, depth)


def _still_set(callees: Callees, sites: list[Site], at: Site | None, depth: int) -> Iterator[Site]:
    for number, each in enumerate(sites):
        variable = _asked(each, "set")
        if variable is None:
            if each in callees and not _is_spawned(each):
                yield from _set_by(callees, callees[each], depth + 1)
        elif not any(_undoes(later, variable, at) for later in sites[number + 1 :]):
            yield each


def _is_spawned(site: Site) -> bool:
    """Whether a call makes a coroutine that nothing here awaits: it runs in a copy of its own."""
    made = getattr(site.record, "to", "")
    sites = site.scope.sites
    return any(
        isinstance(each.record, records.Call) and any(argument.value == made for argument in each.record.arguments)
        for each in sites
    )


def _undoes(later: Site, variable: str, at: Site | None) -> bool:
    """Whether a variable that was set has another value after this, at a site or at the function's end."""
    reset = _asked(later, "reset")
    if reset is not None:
        return (
            reset == variable or reset.startswith("%") or variable.startswith("%")
        )  # an attribute's: perhaps the same
    around = at.path if at is not None else ()
    return _asked(later, "set") == variable and later.path == around[: len(later.path)]


def _asked(site: Site, name: str) -> str | None:
    """What a call is a method of, where the method has this name."""
    called = method_called(site)
    return called.of if called is not None and called.name == name else None


def _runs_in(linker: Linker, site: Site, given: Place) -> None:
    """`copy.run(variable.set, value)` sets it in the copy."""
    run = _asked(site, RUN)
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
    token = linker.container(site, BEFORE)
    linker.flow(place, linker.elements(token, "old"), Flow("slot", site))
    linker.give(target, token)


def run(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`context.run(function, *arguments)` calls the function and gives what that returns."""
    linker.does.call_library(linker, site, record, linker.library("contextvars.Context.run", made=True), target)
