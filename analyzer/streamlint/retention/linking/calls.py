"""Calls: which function of the project a call runs, what its parameters get, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from streamlint.facts import records
from streamlint.retention.chains import own_name
from streamlint.retention.graph import Flow
from streamlint.retention.linking import (
    attributes,
    by_name,
    caught,
    classes,
    containers,
    contexts,
    decorators,
    errors,
    finished,
    getters,
    halfway,
    iterators,
    mixins,
    namespaces,
)
from streamlint.retention.linking.descriptors import as_argument
from streamlint.retention.linking.flags import hand_on
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place, Result
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import (
    BoundMethod,
    ClassValue,
    Closure,
    Container,
    ContainerMethod,
    Context,
    Future,
    Generator,
    Getter,
    Instance,
    Library,
    Mixin,
    Partial,
    Task,
    TupleClass,
    Value,
    View,
)

SENT = "%sent"
"""The variable of a generator that holds what is sent into it."""


def call(linker: Linker, site: Site, record: records.Call, callee: Value) -> None:
    """The call `record` at `site`, of one value that its function operand can be."""
    target = linker.variable(site.scope, record.to)
    if _is_in_tables(linker, site, record, callee, target):
        return
    match callee:
        case Closure(scope=Scope() as scope):
            _run(linker, site, record, scope, None, None)
        case BoundMethod(scope=Scope() as scope, receiver=receiver):
            _run(linker, site, record, scope, receiver, linker.receiver_place(site))
        case ClassValue():
            _instantiate(linker, site, callee, record.arguments, target)
        case Instance():
            call_method(linker, site, callee, "__call__", record.arguments, target)
        case ContainerMethod(name=contexts.RUN):
            contexts.run(linker, site, record, target)
        case ContainerMethod():
            containers.call_method(linker, site, callee, record.arguments, target)
        case Library():
            linker.does.call_library(linker, site, record, callee, target)
        case _ if type(callee) in _OTHERS:
            _OTHERS[type(callee)](linker, site, record, callee, target)
        case _:
            pass


def _run(
    linker: Linker, site: Site, record: records.Call, callee: Scope, receiver: Value | None, received_from: Place | None
) -> None:
    """The call of a function of the project: what its decorators hand on to it comes from their own callers."""
    target = linker.variable(site.scope, record.to)
    decorators.decorate(linker, site, record, callee, target)
    arguments = () if decorators.hands_on(linker, site) else record.arguments
    bind(linker, site, callee, arguments, receiver, target, received_from)


def _is_in_tables(linker: Linker, site: Site, record: records.Call, callee: Value, target: Place) -> bool:
    """Whether a configuration says what a function or class of the project makes; it may also say what it keeps."""
    scope = callee.scope if isinstance(callee, Closure | BoundMethod) else None
    dotted = callee.dotted if isinstance(callee, ClassValue) else scope.dotted if scope is not None else None
    if dotted is None:
        return False
    if isinstance(callee, BoundMethod) and callee.receiver is not None:
        linker.does.keep(linker, site, record, dotted, callee.receiver, scope)
    elif isinstance(callee, Closure) and scope is not None:
        module = linker.library(scope.module.name, made=True)
        linker.does.keep(linker, site, record, dotted, module, scope)
    return linker.does.make_streams(linker, site, record, dotted, target)


def is_decorator(scope: Scope, record: records.Call) -> bool:
    """Whether a call is a decorator's: its one argument is the function or class that was just made."""
    for _ in range(99):  # nobody puts more decorators upon one function
        if len(record.arguments) != 1 or not record.arguments[0].value.startswith("%"):
            return False
        made = scope.definitions.get(record.arguments[0].value)
        match made.record if made is not None else None:
            case records.MakeClass():
                return True
            case records.MakeFunction(function=function):
                return scope.module.functions[function].kind == "def"
            case records.Call() as inner:
                record = inner
            case _:
                return False
    return False


def bind(
    linker: Linker,
    site: Site,
    callee: Scope,
    arguments: Iterable[records.Argument],
    receiver: Value | None,
    target: Place | None,
    received_from: Place | None,
) -> None:
    """Gives a function's parameters the arguments and receiver of a call, and the call what the function returns."""
    linker.record_call(site, callee, receiver)
    parameters = list(callee.function.parameters)
    if receiver is not None and parameters and parameters[0].kind in ("positional", "normal"):
        _receive(linker, site, callee, parameters.pop(0).name, receiver, received_from)
    elif receiver is not None and parameters and parameters[0].kind == "star":
        arguments = (records.Argument(as_argument(linker, site, receiver, received_from).name), *arguments)
    for place, name in _pair(linker, site, arguments, parameters):
        _pass(linker, site, callee, place, name)
        by_name.hand_over(linker, site, callee, place, name, attributes.load)
    if target is None:
        return
    hand_on(linker, site, callee, arguments, target)
    if callee.generator:
        generator = linker.intern(("generator", site, callee), lambda: Generator(site, callee))
        linker.give(target, generator)
        if callee.function.kind == "generator":
            iterators.keep(
                linker, site, generator, tuple(place for place, _ in _pair(linker, site, arguments, parameters))
            )
        halfway.keep(linker, site, generator, callee, _pair(linker, site, arguments, parameters))
        if receiver is not None and callee.function.parameters:
            own = as_argument(linker, site, receiver, received_from)
            halfway.keep(linker, site, generator, callee, iter([(own, callee.function.parameters[0].name)]))
    else:
        linker.flow(cast("Result", callee.returned), target, Flow("return", site, leaves=site))


def _pass(linker: Linker, site: Site, callee: Scope, place: Place, name: str) -> None:
    """Gives a parameter what the call has for it.

    What runs any method that it is given, as a decorator's wrapper does, gives each the instances of its class alone.
    """
    own = linker.variable(callee, name)
    if callee.cls is None or own_name(callee) != name or linker.receiver_place(site) is not None:
        linker.flow(place, own, Flow("pass", site, enters=site))
        return

    def receive(value: Value) -> None:
        if not isinstance(value, Instance) or callee.cls in classes.lineage(value.cls):
            linker.give(own, value, root=False)

    linker.graph.connect(place, own, Flow("pass", site, enters=site), carries=False)
    linker.watch(place, receive)


def _receive(
    linker: Linker, site: Site, callee: Scope, name: str, receiver: Value, received_from: Place | None
) -> None:
    own = linker.variable(callee, name)
    if received_from is None or receiver not in received_from.values:
        linker.give(own, receiver)
        return
    linker.graph.connect(received_from, own, Flow("receive", site, enters=site), carries=False)
    linker.give(own, receiver, root=False)


def _pair(
    linker: Linker, site: Site, arguments: Iterable[records.Argument], parameters: list[records.Parameter]
) -> Iterator[tuple[Place, str]]:
    positional = [parameter for parameter in parameters if parameter.kind in ("positional", "normal")]
    by_name = {parameter.name: parameter for parameter in parameters if parameter.kind in ("normal", "keyword")}
    star = next((parameter.name for parameter in parameters if parameter.kind == "star"), None)
    rest = next((parameter.name for parameter in parameters if parameter.kind == "kwargs"), None)
    position, gathered, known = 0, 0, True
    for argument in arguments:
        place = linker.variable(site.scope, argument.value)
        if argument.star == 1:
            yield from _spread(linker, site, place, [p.name for p in positional[position:]], star)
            known = False
        elif argument.star == 2:
            yield from _spread(linker, site, place, list(by_name), rest)
        elif argument.keyword is not None:
            if argument.keyword in by_name:
                yield place, argument.keyword
            elif rest is not None:
                yield _gathered(linker, site, place, rest, "dict", argument.keyword), rest
        elif position < len(positional):
            yield place, positional[position].name
            position += 1
        elif star is not None:
            yield _gathered(linker, site, place, star, "tuple", gathered if known else None), star
            gathered += 1


def _spread(
    linker: Linker, site: Site, place: Place, names: list[str], rest: str | None
) -> Iterator[tuple[Place, str]]:
    """`*values` and `**values`: elements whose place is not known can be any of the parameters, the others their own."""

    def spread(value: Value) -> None:
        if isinstance(value, Container):
            by_name = containers.is_mapping(value)
            for position, name in enumerate(names):
                linker.flow(linker.elements(value, name if by_name else position), each[name], Flow("load", site))
                linker.flow(linker.elements(value), each[name], Flow("load", site))

    each = {
        name: linker.variable(site.scope, f"%{name} of *{site.record.at.line}:{site.record.at.column}")
        for name in names
    }
    linker.watch(place, spread)
    for name in names:
        yield each[name], name
    if rest is not None:
        yield place, rest


def _gathered(linker: Linker, site: Site, place: Place, name: str, kind: str, key: records.Constant) -> Place:
    """What `*args` or `**kwargs` gets: a tuple or dict made for this call."""
    made = linker.intern(("gathered", site, name), lambda: Container(site, kind))
    linker.flow(place, linker.elements(made, key), Flow("slot", site))
    holder = linker.variable(site.scope, f"%{name} gathered {site.record.at.line}:{site.record.at.column}")
    linker.give(holder, made)
    return holder


def call_method(
    linker: Linker,
    site: Site,
    receiver: Instance,
    name: str,
    arguments: Iterable[records.Argument],
    target: Place | None,
    received_from: Place | None = None,
) -> bool:
    """Calls a method of the project by name, as Python's protocols do; whether the class has one."""
    found = False
    for scope in tuple(classes.method(linker, receiver.cls, name)):
        bind(linker, site, scope, arguments, receiver, target, received_from)
        found = True
    return found


def _instantiate(
    linker: Linker, site: Site, cls: ClassValue, arguments: tuple[records.Argument, ...], target: Place
) -> None:
    makers = tuple(classes.method(linker, cls, "__new__"))
    for maker in makers:
        bind(linker, site, maker, arguments, cls, target, None)
    if makers:
        linker.watch(target, lambda value: _initialise(linker, site, value, arguments))
        return
    instance = linker.instance(cls, site)
    linker.give(target, instance)
    _initialise(linker, site, instance, arguments)


def _initialise(linker: Linker, site: Site, instance: Value, arguments: tuple[records.Argument, ...]) -> None:
    if not isinstance(instance, Instance):
        return
    cls = instance.cls
    errors.keep_arguments(linker, site, instance, arguments)
    if not call_method(linker, site, instance, "__init__", arguments, None) and classes.takes_fields(cls):
        _fill_fields(linker, site, instance, arguments)
    call_method(linker, site, instance, "__post_init__", (), None)


def _fill_fields(linker: Linker, site: Site, instance: Instance, arguments: Iterable[records.Argument]) -> None:
    names = classes.fields(instance.cls)
    position = 0
    for argument in arguments:
        place = linker.variable(site.scope, argument.value)
        name = argument.keyword
        if name is None and argument.star == 0 and position < len(names):
            name = names[position]
            position += 1
        if name in names:
            linker.flow(place, linker.attribute(instance, name), Flow("keep", site))


def _call_partial(linker: Linker, site: Site, record: records.Call, partial: Partial, target: Place) -> None:
    made = partial.site.record if partial.site is not None else None
    if partial.function is None or not isinstance(made, records.Call) or partial.site is None:
        return
    if isinstance(partial.function, Library) and linker.does.make_streams(
        linker, site, record, partial.function.dotted, target, (partial.site.scope, made)
    ):
        return
    before = tuple(_given_before(linker, site, partial, made))
    joined = records.Call(record.at, record.to, record.function, (*before, *record.arguments))
    call(linker, site, joined, partial.function)


def _given_before(linker: Linker, site: Site, partial: Partial, made: records.Call) -> Iterator[records.Argument]:
    """The arguments that a partial was made with, as operands of the scope that calls it."""
    assert partial.site is not None
    for number, argument in enumerate(made.arguments[1:], 1):
        if partial.site.scope is site.scope:
            yield argument
        else:
            here = linker.hidden(site, partial, f"argument {number}")
            linker.flow(linker.variable(partial.site.scope, argument.value), here, Flow("load", site))
            yield records.Argument(here.name, argument.keyword, argument.star)


def _call_view(linker: Linker, site: Site, record: records.Call, view: View, target: Place) -> None:
    stream = view.of
    if isinstance(stream, Generator):
        _send(linker, site, record, view, stream, target)
        return
    if isinstance(stream, Context):
        contexts.call(linker, site, record, view, target)
        return
    if isinstance(stream, Task | Future):
        finished.call(linker, site, record, view, target)
        return
    api = getattr(stream, "api", None)
    if api is None or stream is None:
        return
    taken = getattr(stream, "returns", "") == "mapping" and view.name in attributes.GETTERS
    if taken or view.name in api.returns_self or view.name.startswith("__"):
        linker.give(target, stream)
    elif view.name in api.aliasing:
        iterators.of_view(linker, site, target)


def _send(linker: Linker, site: Site, record: records.Call, view: View, generator: Generator, target: Place) -> None:
    """`generator.send(value)`: each `yield` of the generator can give the value, and the call what is yielded next.

    What `generator.throw(error)` gives is raised there.
    """
    scope = generator.scope
    if scope is None or scope.yielded is None:
        return
    linker.record_call(site, scope)
    for argument in record.arguments[:1]:
        given = linker.variable(site.scope, argument.value)
        if "throw" in view.name:
            linker.watch(given, lambda value, given=given: caught.throw_into(linker, scope, given, value))  # type: ignore[misc]
        else:
            linker.flow(given, linker.variable(scope, SENT), Flow("pass", site))
    linker.flow(scope.yielded, target, Flow("iterate", site, leaves=generator.site))


def send_on(linker: Linker, site: Site, value: Value) -> None:
    """What is sent into a generator goes on into the one to which it hands on by `yield from`."""
    if isinstance(value, Generator) and value.scope is not None:
        linker.flow(linker.variable(site.scope, SENT), linker.variable(value.scope, SENT), Flow("pass", site))


_OTHERS: dict[type[Value], Callable[[Linker, Site, records.Call, Any, Place], None]] = {
    Partial: _call_partial,
    View: _call_view,
    Mixin: mixins.call,
    TupleClass: namespaces.fill_tuple,
    Getter: getters.call,
}
"""What a call of each other kind of value does."""
