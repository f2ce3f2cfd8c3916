"""Iterating, entering and awaiting: how values come out of generators, iterators, managers and awaitables."""

from __future__ import annotations

from typing import cast

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking import caught, classes, containers, finished
from streamlint.retention.linking.linker import KEYS, Linker
from streamlint.retention.places import Place, Result
from streamlint.retention.scopes import Site
from streamlint.retention.values import (
    Closure,
    Container,
    Future,
    Generator,
    Instance,
    Lazy,
    Library,
    Stream,
    Task,
    Value,
)

_CLOSING = {"contextlib.closing": "close", "contextlib.aclosing": "aclose"}
"""What calls a method of its argument where the `with` is left."""


def iterate(linker: Linker, site: Site, value: Value, item: Place, how: str) -> None:
    """Each round of reading `value` at `site` puts what it yields into `item`."""
    if not linker.first_time("iterate", site, value, item):
        return
    match value:
        case Container():
            source = linker.elements(value, KEYS) if containers.is_mapping(value) else linker.every(value)
            linker.flow(source, item, Flow(how, site))
        case Generator() if value.scope is not None:
            linker.flow(cast("Result", value.scope.yielded), item, Flow(how, site, leaves=value.site))
        case Stream():
            _iterate_stream(linker, site, value, item)
        case Instance():
            _iterate_instance(linker, site, value, item, how)
        case Lazy():
            _iterate_lazy(linker, site, value, item, how)
        case _:
            pass


def _iterate_stream(linker: Linker, site: Site, value: Stream, item: Place) -> None:
    if value.api is None or not (value.returns == "streams" or _is_renewing(site, value)):
        return
    made = linker.stream_of(site, value)
    linker.give(item, made)


def _is_renewing(site: Site, value: Stream) -> bool:
    """Whether a loop goes over the call itself that makes a manager, which was not entered: `async for ws in connect()`."""
    record = site.record
    if not value.renews or not isinstance(record, records.Loop) or record.iterable is None:
        return False
    return site.scope.definitions.get(record.iterable) is value.site


def _iterate_instance(linker: Linker, site: Site, value: Instance, item: Place, how: str) -> None:
    iterator = linker.hidden(site, value, "iterator")
    received = _source(linker, site)
    found = False
    for name in ("__iter__", "__aiter__"):
        found = linker.does.call_method(linker, site, value, name, (), iterator, received) or found
    if not found:
        inherited = classes.inherited_container(linker, value)
        if inherited is not None:
            iterate(linker, site, inherited, item, how)
        else:
            linker.does.call_method(linker, site, value, "__getitem__", (), item, received)
        return

    def read(result: Value) -> None:
        if isinstance(result, Instance):
            for name in ("__next__", "__anext__"):
                for scope in tuple(classes.method(linker, result.cls, name)):
                    linker.does.bind(linker, site, scope, (), result, item, received)
        else:
            iterate(linker, site, result, item, how)

    linker.watch(iterator, read)


def _source(linker: Linker, site: Site) -> Place | None:
    record = site.record
    if isinstance(record, records.Loop) and record.iterable is not None:
        return linker.variable(site.scope, record.iterable)
    if isinstance(record, records.With):
        return linker.variable(site.scope, record.manager)
    return None


def _iterate_lazy(linker: Linker, site: Site, value: Lazy, item: Place, how: str) -> None:
    if value.yields == "called":
        made = value.site.record if value.site is not None else None
        if isinstance(made, records.Call) and value.site is not None:
            results = linker.variable(value.site.scope, f"{made.to} each")
            linker.flow(results, item, Flow(how, site))
        return
    if value.yields == "item":
        for source in value.sources:
            linker.watch(source, lambda inner: iterate(linker, site, inner, item, how))
        return
    if value.yields == "flat":
        inside = linker.hidden(site, value, "inside")
        for source in value.sources:
            linker.watch(source, lambda inner: iterate(linker, site, inner, inside, how))
        linker.watch(inside, lambda inner: iterate(linker, site, inner, item, how))
        return
    shape = linker.intern(("shape", site, value), lambda: Container(site, "tuple"))
    if value.yields == "grouped":
        group = linker.intern(("group", value), lambda: Lazy(value.site, value.sources, "item"))
        linker.give(linker.elements(shape, 1), group)
        linker.give(item, shape)
        return
    first = 1 if value.yields == "pair" else 0
    for position, source in enumerate(value.sources):
        slot = linker.elements(shape, position + first)
        linker.watch(source, lambda inner, slot=slot: iterate(linker, site, inner, slot, "slot"))  # type: ignore[misc]
    linker.give(item, shape)


def enter(linker: Linker, site: Site, value: Value, entered: Place) -> None:
    """What `with value as entered` binds."""
    match value:
        case Instance() if (method := _closed_by(linker, site)) is not None:
            linker.give(entered, value, root=False)
            linker.does.call_method(linker, site, value, method, (), None, _source(linker, site))
        case Instance():
            record = site.record
            is_async = isinstance(record, records.With) and record.is_async
            name = "__aenter__" if is_async else "__enter__"
            if not linker.does.call_method(linker, site, value, name, (), entered, _source(linker, site)):
                linker.give(entered, value, root=False)
            leave = "__aexit__" if is_async else "__exit__"
            linker.does.call_method(linker, site, value, leave, _left_by(linker, site), None, _source(linker, site))
        case Generator() if value.scope is not None:
            linker.flow(cast("Result", value.scope.yielded), entered, Flow("enter", site, leaves=value.site))
        case Closure():
            pass
        case Library(dotted=dotted, made=True):
            linker.give(entered, value, root=False)
            for leave in ("__exit__", "__aexit__"):
                linker.does.release(linker, site, f"{dotted}.{leave}", value)
        case _:
            linker.give(entered, value, root=False)


def _left_by(linker: Linker, site: Site) -> tuple[records.Argument, ...]:
    """What an exit is told of the error by which a block is left: its class, the error and its traceback."""
    error = caught.left_by(linker, site).name
    return tuple(records.Argument(name) for name in (f"{error} class", error, f"{error} traceback"))


def _closed_by(linker: Linker, site: Site) -> str | None:
    """The method that leaving a `with` calls by itself: `close` of `with closing(room)`; None where it is the exit."""
    made = site.scope.definitions.get(site.record.manager) if isinstance(site.record, records.With) else None
    if made is None or not isinstance(made.record, records.Call):
        return None
    called = linker.variable(site.scope, made.record.function).values
    return next(
        (_CLOSING[each.dotted] for each in called if isinstance(each, Library) and each.dotted in _CLOSING), None
    )


def awaited(linker: Linker, site: Site, value: Value, target: Place) -> None:
    """What `await value` gives: calls of coroutine functions hand on their result already, so the value itself.

    A task beside that is not what awaiting it gives; an object of the project says so by its `__await__`.
    """
    if isinstance(value, Future):
        linker.flow(finished.result_of(linker, value), target, Flow("await", site))
    elif isinstance(value, Instance):
        waiting = linker.hidden(site, value, "waiting")
        if linker.does.call_method(linker, site, value, "__await__", (), waiting):
            linker.watch(waiting, lambda inner: result(linker, site, inner, target))
        else:
            linker.give(target, value, root=False)
    elif not isinstance(value, Generator | Task):
        linker.give(target, value, root=False)


def result(linker: Linker, site: Site, value: Value, target: Place) -> None:
    """What `yield from value` gives: what the generator returns."""
    if isinstance(value, Generator) and value.scope is not None:
        linker.flow(cast("Result", value.scope.returned), target, Flow("return", site, leaves=value.site))
