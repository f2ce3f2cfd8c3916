"""Frames: an exception that is caught and put somewhere keeps the frames which it passed, and they keep their locals.

`except Exception as error: self.errors.append(error)` keeps what the function's locals have when it is left, and those of
each function that the exception left on its way: a traceback refers to frames, and a frame that something refers to
does not let go of its locals when it has run (Python's data model, "Traceback objects" and "Frame objects").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from streamlint.facts import records
from streamlint.facts.operands import blocks, read
from streamlint.retention.chains import chain, own_name
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import BoundMethod, Caught, Closure, Value

_DEEPEST = 3
_LOOKS = frozenset({"str", "repr", "format", "type", "isinstance", "print", "len", "bool", "id", "format_exception"})
_CUTS = frozenset({"with_traceback", "clear_frames"})


def keep(linker: Linker, site: Site, record: records.Try) -> None:
    """Gives the name that a handler binds, where that is put somewhere, the frames that the exception passed."""
    scope = site.scope
    if not scope.is_callable:
        return
    for number, handler in enumerate(record.handlers):
        for operand in (handler.name, *_asked(scope, site, number)):
            if operand is None or not _is_put(handler.body, operand) or _is_cut(scope, handler):
                continue
            name = linker.variable(scope, operand)
            _keep_locals(linker, site, scope, name, _there(scope, site, number))
            for call in _inside(scope, site):
                _follow(linker, site, call, name, _DEEPEST)


def _keep_locals(linker: Linker, site: Site, scope: Scope, name: Place, kept: Iterator[str]) -> None:
    """The frame of one function, with those of its locals that are still bound."""
    caught = None
    for local in kept:
        if caught is None:
            caught = linker.intern(("frame", site, scope), lambda: Caught(linker.entry(scope), scope))
            linker.give(name, caught)
        linker.flow(linker.variable(scope, local), linker.attribute(caught, "__traceback__"), Flow("keep", site))


def _follow(linker: Linker, site: Site, call: Site, name: Place, depth: int) -> None:
    """The frames of the functions that a call runs, where it stands in what the exception comes out of."""
    record = call.record
    if isinstance(record, records.Call) and depth:
        linker.watch(
            linker.variable(call.scope, record.function), lambda callee: _enter(linker, site, callee, name, depth)
        )


def _enter(linker: Linker, site: Site, callee: Value, name: Place, depth: int) -> None:
    scope = callee.scope if isinstance(callee, Closure | BoundMethod) else None
    if scope is None or scope is site.scope or not linker.first_time("frame", site, scope, name):
        return
    leaves = [each for each in scope.sites if _can_raise(each) and not _is_stopped(each)]
    _keep_locals(linker, site, scope, name, _left(scope, leaves))
    for each in leaves:
        _follow(linker, site, each, name, depth - 1)


# ---------------------------------------------------------------------------------------------------------- the handler


def _asked(scope: Scope, tried: Site, number: int) -> Iterator[str]:
    """What a handler asks for by `sys.exc_info()`: the exception, with its traceback."""
    for site in scope.sites:
        record = site.record
        if not isinstance(record, records.Call) or record.arguments or (tried, f"handler{number}") not in site.path:
            continue
        if chain(scope, record.function).last == "exc_info":
            yield record.to


def _is_put(block: records.Block, name: str) -> bool:
    """Whether a handler puts its exception somewhere, rather than raise it, look at it or ask it something."""
    return any(_puts(record, name) or any(_is_put(inner, name) for inner in blocks(record)) for record in block)


def _puts(record: records.Record, name: str) -> bool:
    match record:
        case records.Call(function=function):
            return function not in _LOOKS and any(argument.value == name for argument in record.arguments)
        case records.StoreItem(value=value) | records.StoreAttr(value=value) | records.Return(value=value):
            return value == name
        case records.Copy() | records.Collection() | records.Yield() | records.Either():
            return name in read(record)
        case _:
            return False


def _is_cut(scope: Scope, handler: records.Handler) -> bool:
    """Whether the function takes the traceback off the exception: `error.__traceback__ = None`, `with_traceback(None)`."""
    for site in scope.sites:
        match site.record:
            case records.StoreAttr(of=of, name="__traceback__") if of == handler.name:
                return True
            case records.LoadAttr(name=name) if name in _CUTS:
                return True
            case records.Call(function=function) if function in _CUTS:
                return True
            case _:
                pass
    return False


# ----------------------------------------------------------------------------------------------------------- the locals


def _there(scope: Scope, tried: Site, number: int) -> Iterator[str]:
    """The locals that are bound when a handler has run: before the `try`, or in it, before something that can raise."""
    place = {site: index for index, site in enumerate(scope.sites)}
    body = [site for site in scope.sites if (tried, "body") in site.path and _can_raise(site)]
    done = max(place[site] for site in scope.sites if site is tried or site.inside(tried))

    def binds(site: Site, name: str) -> bool:
        if place[site] < place[tried]:
            return True
        return (tried, "body") in site.path and any(place[risk] > place[site] and _matters(risk, name) for risk in body)

    def frees(site: Site) -> bool:
        inside = any(each is tried and arm in (f"handler{number}", "final") for each, arm in site.path)
        return inside or place[site] > done

    yield from _bound(scope, binds, frees)


def _left(scope: Scope, leaves: list[Site]) -> Iterator[str]:
    """The locals that are bound when an exception leaves a function."""
    place = {site: index for index, site in enumerate(scope.sites)}

    def binds(site: Site, name: str) -> bool:
        return any(place[risk] > place[site] and _matters(risk, name) for risk in leaves)

    yield from _bound(scope, binds, lambda site: any(arm == "final" for _, arm in site.path))


def _bound(scope: Scope, binds: Callable[[Site, str], bool], frees: Callable[[Site], bool]) -> Iterator[str]:
    own = own_name(scope)
    given = {parameter.name for parameter in scope.function.parameters}
    for name in dict.fromkeys((*given, *scope.bindings)):
        sites = scope.bindings.get(name, [])
        if name == own or (name not in given and not any(binds(site, name) for site in sites if not _is_nothing(site))):
            continue
        if not any(_is_nothing(site) and frees(site) for site in _rebindings(scope, name)):
            yield name


def _rebindings(scope: Scope, name: str) -> Iterator[Site]:
    yield from scope.bindings.get(name, ())
    yield from (
        site for site in scope.sites if isinstance(site.record, records.DeleteName) and site.record.name == name
    )


def _is_nothing(site: Site) -> bool:
    """Whether a name is bound to None there, or not bound any more."""
    record = site.record
    if not isinstance(record, records.Copy) or record.value is None:
        return isinstance(record, records.DeleteName | records.Copy)
    return site.scope.is_none(record.value)


# ------------------------------------------------------------------------------------------------------------ the risks


def _inside(scope: Scope, tried: Site) -> Iterator[Site]:
    return (site for site in scope.sites if (tried, "body") in site.path and isinstance(site.record, records.Call))


def _can_raise(site: Site) -> bool:
    return isinstance(
        site.record,
        records.Await | records.Yield | records.YieldFrom | records.Raise | records.Loop | records.With | records.Call,
    )


def _matters(risk: Site, name: str) -> bool:
    """Whether a record may raise after a local was bound: it waits, goes over something, or uses what that is bound to."""
    if not isinstance(risk.record, records.Call):
        return True
    used = (risk.record.function, *(argument.value for argument in risk.record.arguments))
    return any(chain(risk.scope, operand).root == name for operand in used)


def _is_stopped(site: Site) -> bool:
    """Whether a handler around a record catches what it raises, and raises nothing itself."""
    return any(
        isinstance(outer.record, records.Try)
        and arm == "body"
        and any(not _raises(handler.body) for handler in outer.record.handlers)
        for outer, arm in site.path
    )


def _raises(block: records.Block) -> bool:
    return any(isinstance(record, records.Raise) or any(map(_raises, blocks(record))) for record in block)
