"""Calls of libraries that hand on what they are given: iterators over iterators, functions called with each item, copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking import calls, contexts, finished, iteration, iterators, replaced
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place, Variable
from streamlint.retention.scopes import Site
from streamlint.retention.values import Container, Lazy, Partial, Value

if TYPE_CHECKING:
    from streamlint.models.tables import Wrapper


def wrap(linker: Linker, site: Site, record: records.Call, wrapper: Wrapper, target: Place) -> None:
    """What the tables say of a call that keeps, reads or hands on its arguments."""
    places = positional(record)
    iterated = [operand for position, operand in enumerate(places) if wrapper.iterates.covers(position)]
    if wrapper.yields:
        _lazily(linker, site, record, wrapper, target)
    elif wrapper.call.endswith(("partial", "partialmethod")) and places:
        _partial(linker, site, record, places, target, method=wrapper.call.endswith("method"))
    elif wrapper.context:
        contexts.make(linker, site, record, target, single=wrapper.context == contexts.VALUE)
    elif wrapper.promises:
        finished.create(linker, site, target)
    elif wrapper.gives_receiver:
        receiver = linker.receiver_place(site)
        if receiver is not None:
            linker.flow(receiver, target, Flow("assign", site))
    elif wrapper.gives_item:
        _one_of(linker, site, iterated or places, target, given=len(places) > 1)
    else:
        _keep(linker, site, record, wrapper, target)


def positional(record: records.Call) -> list[str]:
    """The operands that a call is given one by one, by position."""
    return [argument.value for argument in record.arguments if argument.keyword is None and argument.star == 0]


def _keep(linker: Linker, site: Site, record: records.Call, wrapper: Wrapper, target: Place) -> None:
    for position, operand in enumerate(positional(record)):
        if not wrapper.keeps.covers(position):
            continue
        source = linker.variable(site.scope, operand)
        if wrapper.enters:
            linker.watch(source, lambda value: iteration.enter(linker, site, value, target))
            linker.graph.connect(source, target, Flow("enter", site), carries=False)
        elif wrapper.call.endswith(replaced.CALLS):
            replaced.make(linker, site, record, source, target)
        elif wrapper.holder == "result":
            linker.flow(source, target, Flow("assign", site))


def _one_of(linker: Linker, site: Site, operands: list[str], target: Place, *, given: bool) -> None:
    """`max(values)` is one of the items of what it reads, `max(a, b)` one of what is `given`."""
    for operand in operands:
        source = linker.variable(site.scope, operand)
        if given:
            linker.flow(source, target, Flow("assign", site))
        else:
            linker.watch(source, lambda value: iteration.iterate(linker, site, value, target, "load"))


def _lazily(linker: Linker, site: Site, record: records.Call, wrapper: Wrapper, target: Place) -> None:
    places = positional(record)
    iterated = [operand for position, operand in enumerate(places) if wrapper.iterates.covers(position)]
    sources = tuple(linker.variable(site.scope, operand) for operand in iterated)
    match wrapper.yields:
        case "called" | "starred" if places:
            call_each(linker, site, record, target, spread=wrapper.yields == "starred")
        case "folded" if places:
            _fold(linker, site, record, places, target)
        case "branches":
            made = linker.container(site, "tuple")
            branch = linker.hidden(site, made, "branch")
            linker.give(branch, _lazy(linker, site, sources, "item"))
            linker.flow(branch, linker.elements(made), Flow("append", site))
            linker.give(target, made)
        case "parted":
            _part(linker, site, iterated, target)
        case _:
            linker.give(target, _lazy(linker, site, sources, wrapper.yields))


def _lazy(linker: Linker, site: Site, sources: tuple[Place, ...], yields: str) -> Lazy:
    """The iterator that a call makes, which keeps what it is to read."""
    lazy = linker.intern(("lazy", site), lambda: Lazy(site, sources, yields))
    iterators.keep(linker, site, lazy, sources)
    return lazy


def call_each(linker: Linker, site: Site, record: records.Call, target: Place, *, spread: bool = False) -> None:
    """`map(function, items)` calls the function with each item, or where they are `spread` with what each item holds."""
    function, *iterated = positional(record) or [""]
    if not function:
        return  # handed on as `*arguments`
    sources = tuple(linker.variable(site.scope, operand) for operand in iterated)
    linker.give(target, _lazy(linker, site, sources, "called"))
    items = [_each_item(linker, site, iterated, number) for number in range(len(iterated))]
    arguments = tuple(records.Argument(item.name, star=int(spread)) for item in items)
    _call_each(linker, site, record, function, arguments)


def _each_item(linker: Linker, site: Site, operands: list[str], number: int) -> Variable:
    """Where the items are that the call at `site` reads out of one of its operands."""
    inner = linker.hidden(site, linker.library("item"), f"item {number}")
    source = linker.variable(site.scope, operands[number])
    linker.watch(source, lambda value: iteration.iterate(linker, site, value, inner, "iterate"))
    return inner


def _call_each(
    linker: Linker, site: Site, record: records.Call, operand: str, arguments: tuple[records.Argument, ...]
) -> None:
    """The function is called with each item; what it gives is what `iteration` reads of the lazy iterator."""
    linker.implicit.add(site)
    called = records.Call(record.at, f"{record.to} each", record.function, arguments)
    linker.watch(linker.variable(site.scope, operand), lambda callee: calls.call(linker, site, called, callee))


def call_again(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`iter(function, end)` calls the function for each item."""
    linker.give(target, linker.intern(("lazy", site), lambda: Lazy(site, (), "called")))
    for function in positional(record)[:1]:
        _call_each(linker, site, record, function, ())


def _fold(linker: Linker, site: Site, record: records.Call, places: list[str], target: Place) -> None:
    """`reduce(function, items, first)`: what the function gives is what it is called with next, and the result."""
    linker.implicit.add(site)
    item = _each_item(linker, site, places[1:2], 0)
    folded = linker.hidden(site, linker.library("item"), "folded")
    first = linker.variable(site.scope, places[2]) if len(places) > 2 else item
    for source in (first, target):
        linker.flow(source, folded, Flow("assign", site))
    linker.flow(first, target, Flow("assign", site))
    arguments = (records.Argument(folded.name), records.Argument(item.name))
    called = records.Call(record.at, record.to, record.function, arguments)
    linker.watch(linker.variable(site.scope, places[0]), lambda callee: calls.call(linker, site, called, callee))


def _part(linker: Linker, site: Site, operands: list[str], target: Place) -> None:
    """`asyncio.wait(tasks)`: those that are done, and those that are not, each in a set of its own."""
    sets = []
    for name in ("done", "pending"):
        part = linker.intern((name, site), lambda: Container(site, "set", copied=True))
        sets.append(part)
        for number in range(len(operands)):
            linker.flow(_each_item(linker, site, operands, number), linker.elements(part), Flow("load", site))
    linker.give(target, _filled(linker, site, "tuple", sets))


def _filled(linker: Linker, site: Site, kind: str, values: Iterable[Value]) -> Container:
    """A container that the call makes and that holds these values: one for each position, or one for all."""
    made = linker.container(site, kind)
    positions: Iterator[object] = iter((None,) if len(tuple(values)) == 1 else range(len(tuple(values))))
    for position, value in zip(positions, values, strict=False):
        linker.give(linker.elements(made, position), value)
    return made


def _partial(
    linker: Linker, site: Site, record: records.Call, places: list[str], target: Place, *, method: bool
) -> None:
    def made(function: Value) -> None:
        if isinstance(function, Partial) and function.site is site:
            return
        partial = linker.intern(("partial", site, function), lambda: Partial(site, function, method))
        for number, argument in enumerate(record.arguments):
            kept = linker.attribute(partial, f"argument {number}")
            linker.flow(linker.variable(site.scope, argument.value), kept, Flow("capture", site))
        linker.give(target, partial)

    linker.watch(linker.variable(site.scope, places[0]), made)
