"""Thread-locals and context variables: what is put into them, and what comes out again."""

from __future__ import annotations

from collections.abc import Iterator

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
    copies = [each for each in linker.all_values() if isinstance(each, Container) and each.kind == COPY]
    settings = Settings(linker) if copies else None
    if settings is None or not settings.concerned:
        return
    for made in copies:
        if made.site is not None and _is_copied(linker, made.site):
            for each in settings.before(made.site):
                _hold(linker, each, made)
    for site, callees in settings.callees.items():
        run = _asked(site, RUN)
        for holder in linker.variable(site.scope, run).values if run is not None else ():
            if isinstance(holder, Container) and holder.kind == COPY:
                for each in dict.fromkeys(each for callee in callees for each in settings.left_by(callee)):
                    _hold(linker, each, holder)


def _is_copied(linker: Linker, site: Site) -> bool:
    """Whether a call copies the context in which it runs."""
    record = site.record
    called = linker.variable(site.scope, record.function).values if isinstance(record, records.Call) else ()
    return any(isinstance(each, Library) and each.dotted == _COPIES for each in called)


def _hold(linker: Linker, setting: Site, made: Container) -> None:
    """What a call sets in a context variable is in the copy."""
    if isinstance(setting.record, records.Call):
        for argument in setting.record.arguments[:1]:
            given = linker.variable(setting.scope, argument.value)
            linker.flow(given, linker.elements(made), Flow("slot", setting))


class Settings:
    """The calls by which functions set context variables that are still set when a run comes to a site, or to their end.

    `callees` are the functions that each call runs, `concerned` those that set a variable or call one that does.
    """

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._left: dict[Scope, tuple[Site, ...]] = {}
        self.callees = linker.index_callees()
        self.concerned = self._concerned()

    def _concerned(self) -> set[Scope]:
        loads = self._linker.attribute_loads.get("set", ())
        edge = {
            site.scope
            for site in loads
            if isinstance(site.record, records.LoadAttr) and self._is_variable(site.scope, site.record.of)
        }
        found = set(edge)
        while edge:
            callers = {site.scope for scope in edge for site in self._linker.callers.get(scope, ())}
            edge = callers - found
            found |= edge
        return found

    def _is_variable(self, scope: Scope, operand: str) -> bool:
        values = self._linker.variable(scope, operand).values
        return any(isinstance(value, Context) and value.single for value in values)

    def before(self, site: Site) -> Iterator[Site]:
        """Those that are set when a run comes to a site."""
        seen = {site.scope}
        pending = [site]
        while pending:
            at = pending.pop()
            yield from self._still_set(at.scope.sites[: at.scope.sites.index(at)], at)
            for call in self._linker.callers.get(at.scope, ()):
                if call.scope not in seen:
                    seen.add(call.scope)
                    pending.append(call)

    def left_by(self, scope: Scope) -> tuple[Site, ...]:
        """Those that are set when a function has come to its end."""
        if scope not in self.concerned or scope.generator:
            return ()
        known = self._left.get(scope)
        if known is None:
            self._left[scope] = ()  # what it calls may call it again
            known = self._left[scope] = tuple(dict.fromkeys(self._still_set(scope.sites, None)))
        return known

    def _still_set(self, sites: list[Site], at: Site | None) -> Iterator[Site]:
        for number, each in enumerate(sites):
            variable = _asked(each, "set")
            if variable is not None and self._is_variable(each.scope, variable):
                if not any(_undoes(later, variable, at) for later in sites[number + 1 :]):
                    yield each
                continue
            left = [inner for callee in self.callees.get(each, ()) for inner in self.left_by(callee)]
            if left and not _is_spawned(each):
                yield from left


def ends_with_task(linker: Linker, setting: Site, scope: Scope) -> bool:
    """Whether each run from a scope to a call that sets a variable is in a task of its own, with a context of its own.

    What is set there goes with the task.
    """
    seen = {setting.scope}
    pending = [setting.scope]
    while pending:
        current = pending.pop()
        if current is scope:
            return False
        for call in linker.callers.get(current, ()):
            spawner = linker.spawned.get(call)
            alone = spawner is not None and spawner.returns == "task"
            if call.scope not in seen and not alone and not _is_started(linker, call):
                seen.add(call.scope)
                pending.append(call.scope)
    return True


def _is_started(linker: Linker, call: Site) -> bool:
    """Whether a call makes a coroutine that a task runs: `create_task(talk())`."""
    made = getattr(call.record, "to", "")
    takers = (
        linker.spawned.get(each)
        for each in call.scope.sites
        if isinstance(each.record, records.Call) and any(argument.value == made for argument in each.record.arguments)
    )
    return any(taker is not None and taker.returns == "task" for taker in takers)


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
