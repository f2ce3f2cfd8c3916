"""From records to constraints: what each record of a body says about which value can stand where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking import (
    attributes,
    calls,
    caught,
    classes,
    containers,
    errors,
    frames,
    imports,
    iteration,
    keepers,
    library,
    promises,
)
from streamlint.retention.linking.dead import dead_sites
from streamlint.retention.linking.linker import Linker
from streamlint.retention.linking.narrowing import Narrowing
from streamlint.retention.places import Place, Result
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import BoundMethod, ClassValue, Closure, Partial, Value


def constrain_names(linker: Linker, scope: Scope) -> None:
    """Adds the constraints by which names are bound where modules and classes are made: imports, defs, classes, aliases."""
    if scope.is_callable:
        return
    for site in scope.sites:
        if isinstance(site.record, _NAMING):
            _HANDLERS[type(site.record)](linker, site, site.record)
        elif isinstance(site.record, records.Call) and calls.is_decorator(scope, site.record):
            _decorated(linker, site, site.record)
    if scope.function.kind == "class" and scope.cls is not None:
        _class_attributes(linker, scope)


def constrain(linker: Linker, scope: Scope) -> None:
    """Adds the constraints of every other record of a scope that can run at all."""
    dead = dead_sites(linker, scope)
    narrowing = Narrowing(linker, scope)
    for site in scope.sites:
        if (isinstance(site.record, _NAMING) and not scope.is_callable) or site in dead:
            continue
        handler = _HANDLERS.get(type(site.record))
        if handler is not None:
            handler(linker, site, narrowing.record(site) if narrowing else site.record)


def _class_attributes(linker: Linker, scope: Scope) -> None:
    assert scope.cls is not None
    for name in scope.function.binds:
        source = linker.variable(scope, name)
        linker.flow(source, linker.attribute(scope.cls, name), Flow("assign", None))


def _copy(linker: Linker, site: Site, record: records.Copy) -> None:
    target = linker.variable(site.scope, record.to)
    if record.value is not None:
        linker.flow(linker.variable(site.scope, record.value), target, Flow("assign", site))
    if record.annotation is not None and site.scope.function.kind != "class":
        linker.promises.append((site.scope, record.annotation, target, site))


def _store_attribute(linker: Linker, site: Site, record: records.StoreAttr) -> None:
    value = linker.variable(site.scope, record.value) if record.value is not None else None
    if record.annotation is not None:
        typed = linker.variable(site.scope, f"%annotation of {record.name}@{site.record.at.line}")
        linker.promises.append((site.scope, record.annotation, value or typed, site))
    else:
        typed = None

    def stored(holder: Any) -> None:
        for source in (value, typed):
            if source is not None:
                attributes.store(linker, site, holder, record.name, source)

    linker.watch(linker.variable(site.scope, record.of), stored)


def _load_attribute(linker: Linker, site: Site, record: records.LoadAttr) -> None:
    source = linker.variable(site.scope, record.of)
    target = linker.variable(site.scope, record.to)
    linker.watch(source, lambda value: attributes.load(linker, site, value, record.name, target))


def _load_item(linker: Linker, site: Site, record: records.LoadItem) -> None:
    source = linker.variable(site.scope, record.of)
    target = linker.variable(site.scope, record.to)
    linker.watch(source, lambda value: containers.load_item(linker, site, value, record.key, target))


def _store_item(linker: Linker, site: Site, record: records.StoreItem) -> None:
    value = linker.variable(site.scope, record.value)
    linker.watch(
        linker.variable(site.scope, record.of),
        lambda holder: containers.store_item(linker, site, holder, record.key, value),
    )


def _delete_item(linker: Linker, site: Site, record: records.DeleteItem) -> None:
    linker.watch(
        linker.variable(site.scope, record.of), lambda holder: containers.delete_item(linker, site, holder, record.key)
    )


def _call(linker: Linker, site: Site, record: records.Call) -> None:
    if site.scope.is_callable and calls.is_decorator(site.scope, record):
        _decorated(linker, site, record)
    linker.watch(linker.variable(site.scope, record.function), lambda callee: calls.call(linker, site, record, callee))


def _decorated(linker: Linker, site: Site, record: records.Call) -> None:
    """A decorator of a library gives back what it was given, as far as is known; one of the project is called."""
    argument = linker.variable(site.scope, record.arguments[0].value)
    target = linker.variable(site.scope, record.to)
    linker.decorated.append((site, argument, target))

    def decorate(decorator: Value) -> None:
        if not isinstance(decorator, Closure | BoundMethod | ClassValue | Partial):
            linker.flow(argument, target, Flow("assign", site))

    linker.watch(linker.variable(site.scope, record.function), decorate)


def _collection(linker: Linker, site: Site, record: records.Collection) -> None:
    containers.display(linker, site, record)


def _collect(linker: Linker, site: Site, record: records.Collect) -> None:
    value = linker.variable(site.scope, record.value)
    linker.watch(
        linker.variable(site.scope, record.into), lambda holder: containers.put(linker, site, holder, value, record.key)
    )


def _make_function(linker: Linker, site: Site, record: records.MakeFunction) -> None:
    scope = linker.functions[site.scope.module.path, record.function]
    closure = linker.intern(("closure", site), lambda: Closure(site, scope))
    linker.give(linker.variable(site.scope, record.to), closure)
    for name, operand in record.defaults:
        default = linker.variable(site.scope, operand)
        linker.flow(default, linker.variable(scope, name), Flow("default", site))
    for parameter in scope.function.parameters:
        if parameter.annotation is not None:
            place = linker.variable(scope, parameter.name)
            promises.parameter(linker, scope, parameter, place, site)


def _make_class(linker: Linker, site: Site, record: records.MakeClass) -> None:
    cls = linker.class_values[site.scope.module.path, record.cls]
    cls.site = site
    linker.give(linker.variable(site.scope, record.to), cls)
    for base in record.bases:
        linker.watch(linker.variable(site.scope, base), lambda value: _inherit(linker, site, record, cls, value))


def _inherit(linker: Linker, site: Site, record: records.MakeClass, cls: ClassValue, base: Value) -> None:
    """A base class may ask to be told of each class that inherits from it."""
    classes.inherit(cls, base)
    if isinstance(base, ClassValue) and "__init_subclass__" in linker.methods:
        given = tuple(records.Argument(operand, name) for name, operand in record.keywords)
        for scope in tuple(classes.method(linker, base, "__init_subclass__")):
            calls.bind(linker, site, scope, given, cls, None, None)


def _yield(linker: Linker, site: Site, record: records.Yield) -> None:
    if record.value is not None:
        linker.flow(linker.variable(site.scope, record.value), _yielded(site), Flow("yield", site))
    linker.flow(linker.variable(site.scope, calls.SENT), linker.variable(site.scope, record.to), Flow("assign", site))


def _yield_from(linker: Linker, site: Site, record: records.YieldFrom) -> None:
    linker.implicit.add(site)
    source = linker.variable(site.scope, record.value)
    linker.watch(source, lambda value: iteration.iterate(linker, site, value, _yielded(site), "yield"))
    linker.watch(source, lambda value: iteration.result(linker, site, value, linker.variable(site.scope, record.to)))
    linker.watch(source, lambda value: calls.send_on(linker, site, value))


def _yielded(site: Site) -> Result:
    return cast("Result", site.scope.yielded)


def _return(linker: Linker, site: Site, record: records.Return) -> None:
    if record.value is not None:
        returned = cast("Result", site.scope.returned)
        linker.flow(linker.variable(site.scope, record.value), returned, Flow("assign", site))


def _await(linker: Linker, site: Site, record: records.Await) -> None:
    source = linker.variable(site.scope, record.value)
    target = linker.variable(site.scope, record.to)
    linker.watch(source, lambda value: iteration.awaited(linker, site, value, target))
    linker.flow(source, target, Flow("await", site), carries=False)


def _unpack(linker: Linker, site: Site, record: records.Unpack) -> None:
    source = linker.variable(site.scope, record.value)
    targets: list[Place] = [linker.variable(site.scope, to) for to in record.to]
    made = site.scope.definitions.get(record.value)
    if made is not None and isinstance(made.record, records.Collection):
        sources = [linker.variable(site.scope, element.value) for element in made.record.elements]
        starred = any(element.star for element in made.record.elements)
        if not starred and containers.unpack_display(linker, site, sources, targets, record.star):
            return
    linker.watch(source, lambda value: containers.unpack(linker, site, value, targets, record.star))


def _either(linker: Linker, site: Site, record: records.Either) -> None:
    target = linker.variable(site.scope, record.to)
    for operand in record.values:
        linker.flow(linker.variable(site.scope, operand), target, Flow("assign", site))


def _operate(linker: Linker, site: Site, record: records.Operate) -> None:
    containers.operate(linker, site, record)


def _loop(linker: Linker, site: Site, record: records.Loop) -> None:
    if record.iterable is None or record.item is None:
        return
    item = linker.variable(site.scope, record.item)
    linker.watch(
        linker.variable(site.scope, record.iterable),
        lambda value: iteration.iterate(linker, site, value, item, "iterate"),
    )


def _with(linker: Linker, site: Site, record: records.With) -> None:
    entered = linker.variable(site.scope, record.entered)
    source = linker.variable(site.scope, record.manager)
    linker.watch(source, lambda value: iteration.enter(linker, site, value, entered))
    linker.flow(source, entered, Flow("enter", site), carries=False)


def _try(linker: Linker, site: Site, record: records.Try) -> None:
    frames.keep(linker, site, record)
    for handler in record.handlers:
        if handler.types is not None:
            name = errors.bound(linker, site, handler)
            if handler.star:
                name = caught.grouped(linker, site, name)
            types = linker.variable(site.scope, handler.types)
            linker.watch(types, lambda value, name=name: caught.bind(linker, site, value, name))  # type: ignore[misc]


def _raise(linker: Linker, site: Site, record: records.Raise) -> None:
    if record.value is not None:
        source = linker.variable(site.scope, record.value)
        linker.watch(source, lambda value: caught.throw(linker, site, source, value))
        linker.watch(source, lambda error: errors.follow(linker, site, record, error))


def _import(linker: Linker, site: Site, record: records.Import) -> None:
    imports.bind(linker, site, record)


class Python:
    """The rules of Python, for the linker to carry."""

    bind = staticmethod(calls.bind)
    call = staticmethod(calls.call)
    call_method = staticmethod(calls.call_method)
    iterate = staticmethod(iteration.iterate)
    call_library = staticmethod(library.call)
    make_streams = staticmethod(library.make_streams)
    keep = staticmethod(keepers.keep)
    release = staticmethod(keepers.release)


_HANDLERS: dict[type, Callable[[Linker, Site, Any], None]] = {
    records.Copy: _copy,
    records.StoreAttr: _store_attribute,
    records.LoadAttr: _load_attribute,
    records.LoadItem: _load_item,
    records.StoreItem: _store_item,
    records.DeleteItem: _delete_item,
    records.Call: _call,
    records.Collection: _collection,
    records.Collect: _collect,
    records.MakeFunction: _make_function,
    records.MakeClass: _make_class,
    records.Yield: _yield,
    records.YieldFrom: _yield_from,
    records.Return: _return,
    records.Await: _await,
    records.Unpack: _unpack,
    records.Either: _either,
    records.Operate: _operate,
    records.Loop: _loop,
    records.With: _with,
    records.Raise: _raise,
    records.Try: _try,
    records.Import: _import,
}
_NAMING = (records.Import, records.MakeClass, records.MakeFunction, records.Copy, records.LoadAttr)
