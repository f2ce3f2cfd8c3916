"""Annotations: the values that a type promises, where nothing else says what a place holds."""

from __future__ import annotations

from collections.abc import Callable

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.linking.owning import keep
from streamlint.retention.places import Attribute, Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Closure, Container, Instance, Library, ModuleValue, Stream, Value

_WRAPPERS = frozenset(
    {"Optional", "Annotated", "Final", "ClassVar", "Required", "NotRequired", "Union", "|", "ReadOnly"}
)
_AWAITABLES = frozenset({"Awaitable", "Coroutine"})


def typed(linker: Linker, scope: Scope, annotation: records.Annotation, target: Place, site: Site) -> None:
    """Gives `target` an instance of each library class, container or class of the project that the annotation names."""
    short = annotation.name.rpartition(".")[2]
    if short in _WRAPPERS or short in _AWAITABLES:
        for argument in annotation.arguments:
            typed(linker, scope, argument, target, site)
        return
    named(linker, scope, annotation.name, lambda value: _promise(linker, scope, annotation, value, target, site))


def parameter(linker: Linker, scope: Scope, declared: records.Parameter, place: Place, site: Site) -> None:
    """What the annotation of a parameter promises; `*args` and `**kwargs` promise their elements only."""
    assert declared.annotation is not None
    if declared.kind in ("star", "kwargs"):
        return
    linker.parameters.append((scope, declared.annotation, place, site))


def stream_parameter(linker: Linker, scope: Scope, annotation: records.Annotation, place: Place) -> None:
    """A parameter annotated with a stream's class is a stream that the caller made, a new one each call."""
    short = annotation.name.rpartition(".")[2]
    if short in _WRAPPERS:
        for argument in annotation.arguments:
            stream_parameter(linker, scope, argument, place)
        return

    def found(value: Value) -> None:
        if isinstance(value, Library):
            api = linker.models.api_of_type(value.dotted) or linker.models.match_param(value.dotted)
            if api is not None and api.reported and api.type_decides:
                entry = linker.entry(scope)
                linker.give(
                    place, linker.intern(("given", place, api.id), lambda: Stream(entry, api, "stream", value.dotted))
                )

    named(linker, scope, annotation.name, found)


def returned(linker: Linker, scope: Scope) -> None:
    """What the annotation of a function promises of what it returns, where its body does not show it.

    Only objects that calls are made on: a container that it promises may be any, and a stream the same each time.
    """
    declared = scope.function.returns
    promised = declared is not None and scope.function.kind == "def" and linker.first_time("returned", scope)
    if promised and declared is not None and scope.returned is not None:
        _returned(linker, scope.parent or scope, declared, scope.returned, linker.entry(scope))


def _returned(linker: Linker, scope: Scope, annotation: records.Annotation, place: Place, site: Site) -> None:
    short = annotation.name.rpartition(".")[2]
    if short in _WRAPPERS or short in _AWAITABLES:
        for argument in annotation.arguments:
            _returned(linker, scope, argument, place, site)
        return

    def found(value: Value) -> None:
        known = isinstance(value, Library) and linker.models.leads_on(value.dotted)
        if isinstance(value, ClassValue) or (known and linker.models.container(value.dotted) is None):  # type: ignore[attr-defined]
            _promise(linker, scope, annotation, value, place, site)

    named(linker, scope, annotation.name, found)


def field(linker: Linker, cls: ClassValue, name: str, instance: Instance, place: Attribute) -> None:
    """What a class-level annotation (`client: AsyncAnthropic`) promises of an attribute, and what a field factory makes.

    What is only promised waits until it is known whether anything is stored.
    """
    assert cls.scope is not None
    for declared in linker.copies(cls.scope).get(name, ()):
        _declared(linker, cls.scope, declared, instance, place)


def _declared(linker: Linker, scope: Scope, declared: Site, instance: Instance, place: Attribute) -> None:
    record = declared.record
    assert isinstance(record, records.Copy)
    factory = _factory(scope, record.value)
    if factory is not None:
        made_by = linker.variable(scope, factory)
        linker.watch(made_by, lambda value: _make(linker, declared, instance, value, place))
        return
    unset = record.value is None or scope.constant(record.value) is not None
    if record.annotation is not None and unset and linker.first_time("field", place):
        linker.promises.append((scope, record.annotation, place, declared))


def _factory(scope: Scope, operand: str | None) -> str | None:
    """`list` of `field(default_factory=list)`."""
    made = scope.definitions.get(operand or "")
    if made is None or not isinstance(made.record, records.Call):
        return None
    for argument in made.record.arguments:
        if argument.keyword in ("default_factory", "factory"):
            return argument.value
    return None


def _make(linker: Linker, site: Site, instance: Instance, factory: Value, place: Attribute) -> None:
    if isinstance(factory, Library):
        table = linker.models.container(factory.dotted)
        if table is not None:
            key = ("field", instance, place.name)
            linker.give(place, linker.intern(key, lambda: Container(site, table.kind, instance, weak=bool(table.weak))))
    elif isinstance(factory, ClassValue):
        linker.give(place, linker.instance(factory, site))
    elif isinstance(factory, Closure) and factory.scope is not None and factory.scope.returned is not None:
        keep(linker, instance, factory.scope.returned, place, Flow("assign", site))


def named(linker: Linker, scope: Scope, dotted: str, found: Callable[[Value], None]) -> None:
    """Calls `found` with what a dotted name means in `scope`."""
    first, _, rest = dotted.partition(".")
    if not first.isidentifier():
        return
    linker.watch(linker.variable(scope, first), lambda value: _walk(linker, value, rest, found))


def _walk(linker: Linker, value: Value, rest: str, found: Callable[[Value], None]) -> None:
    if not rest:
        found(value)
        return
    name, _, further = rest.partition(".")
    match value:
        case Library():
            _walk(linker, linker.library(f"{value.dotted}.{rest}"), "", found)
        case ModuleValue() if value.scope is not None:
            linker.watch(linker.variable(value.scope, name), lambda inner: _walk(linker, inner, further, found))
        case ClassValue():
            linker.watch(linker.attribute(value, name), lambda inner: _walk(linker, inner, further, found))
        case _:
            pass


def _promise(
    linker: Linker, scope: Scope, annotation: records.Annotation, value: Value, target: Place, site: Site
) -> None:
    match value:
        case Library():
            _library(linker, scope, annotation, value.dotted, target, site)
        case ClassValue() if value.instances:
            for instance in tuple(value.instances):
                linker.give(target, instance)
        case ClassValue():
            linker.give(target, linker.instance(value, None))
        case _:
            pass


def _library(
    linker: Linker, scope: Scope, annotation: records.Annotation, dotted: str, target: Place, site: Site
) -> None:
    short = dotted.rpartition(".")[2]
    if dotted.startswith(("typing.", "typing_extensions.")) and short in _WRAPPERS:
        return
    table = linker.models.container(_TYPING.get(dotted, dotted))
    if table is not None:
        made = linker.intern(
            ("promised", target),
            lambda: Container(None, table.kind, None, False, bool(table.weak), assumed="annotation"),
        )
        linker.give(target, made)
        for argument in annotation.arguments[-1:]:
            typed(linker, scope, argument, linker.elements(made), site)
        return
    linker.give(target, linker.library(dotted, made=True))


_TYPING = {
    "typing.List": "builtins.list",
    "typing.Dict": "builtins.dict",
    "typing.Set": "builtins.set",
    "typing.Deque": "collections.deque",
    "typing.DefaultDict": "collections.defaultdict",
    "typing.OrderedDict": "collections.OrderedDict",
    "typing.MutableMapping": "builtins.dict",
    "typing.MutableSequence": "builtins.list",
    "typing.MutableSet": "builtins.set",
    "collections.abc.MutableMapping": "builtins.dict",
    "collections.abc.MutableSequence": "builtins.list",
    "collections.abc.MutableSet": "builtins.set",
}
