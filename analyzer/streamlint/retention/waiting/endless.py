"""Endless tasks: started for each request, and never at their end.

One polls in a loop that only the end of the process leaves. The other serves an object that the request made, as a child
of a task group that outlives the request, and the request does not end that object.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.facts import records
from streamlint.retention.chains import Chain, bound_to, chain, is_parameter, own_name
from streamlint.retention.keeping.bounds import has_no_end, is_once
from streamlint.retention.keeping.paths import captured
from streamlint.retention.keeping.regions import Regions
from streamlint.retention.linking.linker import Linker
from streamlint.retention.registering.names import ENDS, is_for_each, sets_up
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Closure, Context
from streamlint.retention.waiting.races import does

_TIMED = frozenset({"wait_for", "timeout", "fail_after", "move_on_after", "fail_at", "move_on_at", "CancelScope"})
_ASKS = frozenset({"get"})


@dataclass(frozen=True, slots=True)
class Endless:
    """`site` starts it, `runs` is the function, `why` it never ends; `name` is what it keeps."""

    site: Site
    runs: Scope
    name: str
    why: str


def endless(linker: Linker, regions: Regions) -> Iterator[Endless]:
    """Every task that is started for each request and never ends, in the order of the code."""
    for scope in linker.scopes:
        if not scope.is_callable:
            continue
        for site in scope.sites:
            if isinstance(site.record, records.Call):
                yield from _polling(linker, regions, site, site.record)
                yield from _serving(linker, regions, site, site.record)


# ------------------------------------------------------------------------------------------------------- polling


def _polling(linker: Linker, regions: Regions, site: Site, call: records.Call) -> Iterator[Endless]:
    """A task of a function that looks at the process again and again, and of which nobody keeps a hold."""
    spawner = linker.spawned.get(site)
    if spawner is None or spawner.takes == "function" or not call.arguments or _is_used(site, call.to):
        return
    started = site.scope.definitions.get(call.arguments[0].value)
    if started is None or not isinstance(started.record, records.Call):
        return
    for value in linker.variable(site.scope, started.record.function).values:
        runs = value.scope if isinstance(value, Closure) else None
        loop = _endless_loop(linker, runs) if runs is not None else None
        if runs is None or loop is None or not _is_per_request(linker, regions, site):
            continue
        why = f"`{runs.title}` goes on in the loop of line {loop.record.at.line} until the process ends"
        yield Endless(site, runs, runs.function.name, why)


def _endless_loop(linker: Linker, scope: Scope) -> Site | None:
    """A loop without an end, with a pause, that is left only by what the process tells it."""
    for site in scope.sites:
        if not has_no_end(site):
            continue
        inside = [inner for inner in scope.sites if inner.inside(site)]
        pauses = any(isinstance(each.record, records.Call) and _pauses(linker, each) for each in inside)
        if pauses and all(_is_of_process(scope, each) for each in inside):
            return site
    return None


def _pauses(linker: Linker, site: Site) -> bool:
    return isinstance(site.record, records.Call) and does(linker, site.scope, site.record.function, "pause")


def _is_of_process(scope: Scope, site: Site) -> bool:
    """Whether a record, where it leaves the loop, does so on a test of what lives as long as the process."""
    if not isinstance(site.record, records.Break | records.Return):
        return True
    tests = [each.record.test for each, _ in site.path if isinstance(each.record, records.Branch)]
    return bool(tests) and not any(_depends_on_call(scope, test, 6) for test in tests)


def _depends_on_call(scope: Scope, operand: str, depth: int) -> bool:
    """Whether a test asks a parameter, a captured variable, or `self`: what the task was started for."""
    made = scope.definitions.get(operand)
    if made is None:
        home = scope.home_of(operand)
        return home is not None and (is_parameter(home, operand) or (home is not scope and home.is_callable))
    if depth == 0:
        return True
    match made.record:
        case records.LoadAttr(of=of) | records.LoadItem(of=of):
            return _depends_on_call(scope, of, depth - 1)
        case records.Operate(values=values) | records.Either(values=values):
            return any(_depends_on_call(scope, value, depth - 1) for value in values)
        case records.Call(function=function, arguments=arguments):
            operands = (function, *(argument.value for argument in arguments))
            return any(_depends_on_call(scope, value, depth - 1) for value in operands)
        case _:
            return False


def _is_used(site: Site, operand: str) -> bool:
    """Whether what a call gives goes anywhere: then somebody may cancel it."""
    return any(
        operand in (getattr(record, "value", None), getattr(record, "of", None))
        or (isinstance(record, records.Call) and operand in {argument.value for argument in record.arguments})
        or (isinstance(record, records.Collection) and operand in {element.value for element in record.elements})
        for record in site.block[site.index + 1 :]
    )


def _is_per_request(linker: Linker, regions: Regions, site: Site) -> bool:
    """Whether a site runs for each request, and no guard keeps it from that but one that each request has anew."""
    if is_once(site) and not _is_guarded_by_context(linker, site):
        return False
    found = regions.of_scope(site.scope)
    return any(region.kind == "function" and is_for_each(region.scope) for region in found) and not sets_up(site.scope)


def _is_guarded_by_context(linker: Linker, site: Site) -> bool:
    """Whether what the guard asks comes out of a context variable, of which each request's task has its own."""
    scope = site.scope
    for enclosing, _ in site.path:
        if not isinstance(enclosing.record, records.Branch):
            continue
        made = scope.definitions.get(enclosing.record.test)
        operands = made.record.values if made is not None and isinstance(made.record, records.Operate) else ()
        for operand in operands:
            root = chain(scope, operand).root
            if any(_gives_of_context(linker, bound) for bound in bound_to(scope, root)):
                return True
    return False


def _gives_of_context(linker: Linker, site: Site) -> bool:
    """Whether a call reads a context variable, or runs a function of the project that does and returns what it got."""
    if not isinstance(site.record, records.Call):
        return False
    if _reads_context(linker, site):
        return True
    return any(
        isinstance(value, Closure)
        and value.scope is not None
        and any(_reads_context(linker, s) for s in value.scope.sites)
        for value in linker.variable(site.scope, site.record.function).values
    )


def _reads_context(linker: Linker, site: Site) -> bool:
    if not isinstance(site.record, records.Call):
        return False
    loaded = site.scope.definitions.get(site.record.function)
    if loaded is None or not isinstance(loaded.record, records.LoadAttr) or loaded.record.name not in _ASKS:
        return False
    return any(
        isinstance(value, Context) and value.single for value in linker.variable(site.scope, loaded.record.of).values
    )


# ------------------------------------------------------------------------------------------------------- serving


def _serving(linker: Linker, regions: Regions, site: Site, call: records.Call) -> Iterator[Endless]:
    """A child of a lasting task group that serves what the request made and does not end."""
    scope = site.scope
    loaded = scope.definitions.get(call.function)
    if loaded is None or not isinstance(loaded.record, records.LoadAttr) or not call.arguments:
        return
    known = linker.models.waiting_method(loaded.record.name)
    group = chain(scope, loaded.record.of)
    if known is None or known.does != "adopt" or not _is_lasting(scope, group, known.receiver):
        return
    if not any(region.kind == "function" and is_for_each(region.scope) for region in regions.of_scope(scope)):
        return
    for made in bound_to(scope, call.arguments[0].value):
        if isinstance(made.record, records.MakeFunction):
            runs = linker.functions[scope.module.path, made.record.function]
            for name in _served(linker, scope, runs):
                if not _is_ended(linker, scope, runs, name):
                    why = f"nothing ends `{name}` when `{scope.title}` is done, and so `{runs.function.name}` goes on"
                    yield Endless(site, runs, name, why)
                    return


def _is_lasting(scope: Scope, group: Chain, words: tuple[str, ...]) -> bool:
    """Whether a task group belongs to the object, rather than to the call."""
    named = any(f"_{group.last}".endswith(word) for word in words)
    return named and group.root == own_name(scope) and bool(group.names)


def _served(linker: Linker, scope: Scope, runs: Scope) -> Iterator[str]:
    """The objects that the request made and the child serves: it enters one of their managers, and then serves on."""
    if not any(_serves(linker, each) for each in runs.sites) or any(_is_timed(each) for each in runs.sites):
        return
    for place in captured(linker, runs):
        if place.scope is not scope:
            continue
        if _is_made(scope, place.name) and any(_enters(runs, each, place.name) for each in runs.sites):
            yield place.name


def _is_made(scope: Scope, name: str) -> bool:
    """Whether a variable holds what a call of a class, by its spelling, makes."""
    return any(
        isinstance(site.record, records.Call) and chain(scope, site.record.function).last[:1].isupper()
        for site in bound_to(scope, name)
    )


def _serves(linker: Linker, site: Site) -> bool:
    """Whether a record awaits a call that goes on for as long as what it serves, or loops without an end."""
    record = site.record
    if isinstance(record, records.Loop):
        return record.is_async
    if not isinstance(record, records.Await):
        return False
    made = site.scope.definitions.get(record.value)
    if made is None or not isinstance(made.record, records.Call):
        return False
    known = linker.models.waiting_method(chain(site.scope, made.record.function).last)
    return known is not None and known.does == "serve"


def _enters(scope: Scope, site: Site, name: str) -> bool:
    if not isinstance(site.record, records.With):
        return False
    made = scope.definitions.get(site.record.manager)
    operand = (
        made.record.function if made is not None and isinstance(made.record, records.Call) else site.record.manager
    )
    return chain(scope, operand).root == name


def _is_timed(site: Site) -> bool:
    return isinstance(site.record, records.Call) and chain(site.scope, site.record.function).last in _TIMED


def _is_ended(linker: Linker, scope: Scope, runs: Scope, name: str) -> bool:
    """Whether the request, or the child, ends the object, keeps it for later, or hands it out."""
    for each in (*scope.sites, *runs.sites):
        match each.record:
            case records.LoadAttr(of=of, name=method) if of == name and method.strip("_") in ENDS:
                return True
            case records.StoreAttr(value=value) | records.StoreItem(value=value) | records.Return(value=value):
                if value == name:
                    return True
            case records.Yield(value=value):
                if value == name:
                    return True
            case records.Call(function=function, arguments=arguments):
                loaded = scope.definitions.get(function)
                adds = loaded is not None and isinstance(loaded.record, records.LoadAttr) and loaded.record.name
                given = {argument.value for argument in arguments}
                if name in given and (adds in ("append", "add", "put", "put_nowait") or each.scope is scope):
                    return True
            case _:
                pass
    return False
