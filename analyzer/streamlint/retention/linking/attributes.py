"""Attributes: what `x.name` gives and what `x.name = v` keeps, for every kind of value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking import (
    applications,
    contexts,
    delegating,
    descriptors,
    finished,
    mixins,
    namespaces,
    promises,
)
from streamlint.retention.linking.classes import (
    copies_defaults,
    inherited_container,
    inherited_library,
    lineage,
    matched,
)
from streamlint.retention.linking.decorators import wrapped_in
from streamlint.retention.linking.linker import Linker
from streamlint.retention.linking.owning import keep, own
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import (
    BoundMethod,
    ClassValue,
    Closure,
    Container,
    ContainerMethod,
    Context,
    Future,
    Generator,
    Instance,
    Library,
    ModuleValue,
    Opaque,
    Stream,
    Super,
    Task,
    Value,
)

_LONGEST_PATH = 9


def load(linker: Linker, site: Site, value: Value, name: str, target: Place) -> None:
    """`target = value.name`."""
    match value:
        case Instance():
            _load_instance(linker, site, value, name, target, lineage(value.cls))
        case ClassValue():
            _load_class(linker, site, value, name, target)
        case Super() if value.cls is not None:
            _load_super(linker, site, value, name, target)
        case Container() if namespaces.named(value, name) is not None:
            for place in (linker.elements(value, namespaces.named(value, name)), linker.elements(value)):
                linker.flow(place, target, Flow("load", site))
        case Container() if linker.container_method(value, name) is not None or _runs(value, name):
            linker.give(target, linker.intern(("method", site, value), lambda: ContainerMethod(site, value, name)))
        case Stream():
            _load_stream(linker, site, value, name, target)
        case Context(single=True) if name in contexts.METHODS:
            linker.give(target, linker.view(site, value, name))
        case Generator() | Task() | Future() if name in _HANDING:
            linker.give(target, linker.view(site, value, name))
        case ModuleValue():
            _load_module(linker, site, value, name, target)
        case Library():
            _load_library(linker, site, value, name, target)
        case Closure() | Opaque():
            linker.flow(linker.attribute(value, name), target, Flow("load", site))
        case _:
            pass


def _runs(value: Container, name: str) -> bool:
    return value.kind == contexts.COPY and name == contexts.RUN


def _load_instance(
    linker: Linker, site: Site, value: Instance, name: str, target: Place, classes: Iterable[ClassValue]
) -> None:
    if name == "__class__":
        linker.give(target, value.cls, root=False)
        return
    if name.startswith("@"):  # a position of a class pattern
        names = matched(value.cls)
        name = dict(enumerate(names)).get(int(name[1:]), name)
    if name == "__dict__":
        linker.give(target, namespaces.behind(linker, value), root=False)
        return
    linker.flow(linker.attribute(value, name), target, Flow("load", site))
    place = linker.attribute(value, name)
    for owner in classes:
        assert owner.scope is not None
        if name in owner.scope.function.binds or (owner, name) in linker.class_stores:
            promises.field(linker, owner, name, value, place)
            if copies_defaults(value.cls):
                _copy_default(linker, linker.attribute(owner, name), place, value)
            if not _is_shadowed(linker, value.cls, name):
                _offer(linker, site, value, linker.attribute(owner, name), target)
            return
    descriptors.ask(linker, site, value, name, target)
    for asked in delegating.inner(linker, value, name) if linker.first_time("delegated", site, value, name) else ():
        linker.watch(asked, lambda inner: load(linker, site, inner, name, target))
    mixins.load(linker, site, value, name, target)
    inherited = inherited_container(linker, value)
    if inherited is not None:
        load(linker, site, inherited, name, target)
    for base in inherited_library(value.cls):
        applications.reached(linker, f"{base.dotted}.{name}", target)
        if linker.models.leads_on(f"{base.dotted}.{name}"):
            linker.give(target, linker.library(f"{base.dotted}.{name}", made=True))


def _copy_default(linker: Linker, member: Place, place: Place, holder: Instance) -> None:
    """Each instance has its own copy of the container that stands as a field's default."""

    def copied(found: Value) -> None:
        if isinstance(found, Container):
            linker.give(place, own(linker, found, holder), root=False)

    linker.watch(member, copied)


def _is_shadowed(linker: Linker, cls: ClassValue, name: str) -> bool:
    """Whether a constructor gives each instance an attribute of its own in front of the class's."""
    owners = list(lineage(cls))
    return any(
        store.scope.cls in owners and store.scope.function.name == "__init__"
        for store in linker.attribute_stores.get(name, ())
    )


def _offer(linker: Linker, site: Site, receiver: Value, member: Place, target: Place) -> None:
    """What a class has under a name comes bound to the receiver."""
    linker.watch(member, lambda found: _bind(linker, site, receiver, found, target, member))


def _bind(linker: Linker, site: Site, receiver: Value, found: Value, target: Place, member: Place) -> None:
    scope = found.scope if isinstance(found, Closure) else None
    if isinstance(found, Container) and isinstance(receiver, Instance) and copies_defaults(receiver.cls):
        return
    if descriptors.get(linker, site, receiver, found, target):
        return
    if scope is None or scope.function.kind != "def":
        linker.graph.connect(member, target, Flow("load", site), carries=False)
        linker.give(target, found, root=False)
        return
    written = scope.function.decorators if scope.cls is not None else tuple(wrapped_in(member))
    decorators = {text.rpartition(".")[2] for text in written}
    if "cached_property" in decorators and isinstance(receiver, Instance):
        got = linker.hidden(site, receiver, "got")
        linker.does.bind(linker, site, scope, (), receiver, got, linker.receiver_place(site))
        keep(linker, receiver, got, linker.attribute(receiver, scope.function.name), Flow("keep", site))
    elif decorators & {"property", "cached_property"} or any(text.endswith(".getter") for text in written):
        linker.does.bind(linker, site, scope, (), receiver, target, linker.receiver_place(site))
    elif "staticmethod" in decorators:
        linker.give(target, found)
    elif "classmethod" in decorators:
        cls = receiver.cls if isinstance(receiver, Instance) else receiver
        linker.give(target, linker.intern(("bound", site, cls, scope), lambda: BoundMethod(site, cls, scope)))
    elif isinstance(receiver, ClassValue):
        linker.give(target, found)
    else:
        linker.give(target, linker.intern(("bound", site, receiver, scope), lambda: BoundMethod(site, receiver, scope)))


def _load_class(linker: Linker, site: Site, value: ClassValue, name: str, target: Place) -> None:
    if name == "__name__":
        return
    for owner in lineage(value):
        assert owner.scope is not None
        if name in owner.scope.function.binds or (owner, name) in linker.class_stores:
            _offer(linker, site, value, linker.attribute(owner, name), target)
            return
    linker.flow(linker.attribute(value, name), target, Flow("load", site))


def _load_super(linker: Linker, site: Site, value: Super, name: str, target: Place) -> None:
    assert value.cls is not None
    rest = _after(value)
    if name == "__new__":
        linker.give(target, linker.library("builtins.object.__new__"))
        return
    if isinstance(value.receiver, Instance):
        _load_instance(linker, site, value.receiver, name, target, rest)
    elif isinstance(value.receiver, ClassValue):
        for owner in rest:
            _load_class(linker, site, owner, name, target)
            return


def _load_stream(linker: Linker, site: Site, value: Stream, name: str, target: Place) -> None:
    api = value.api
    if api is None or load_stream_of(linker, site, value.type_name, name, target):
        return
    dotted = f"{value.type_name}.{name}"
    applications.reached(linker, dotted, target)
    if value.type_name and linker.models.match_call(dotted):
        linker.give(target, linker.library(dotted, made=True))
        return
    if name in api.detached or name in api.snapshots:
        return
    if value.returns == "mapping" and name in GETTERS:
        linker.give(target, linker.view(site, value, name))
    if name in api.returns_self or name in api.aliasing or name in api.final or name in api.ends or name in _BOUND:
        linker.give(target, linker.view(site, value, name))


def _after(value: Super) -> Iterator[ClassValue]:
    """The classes that `super()` asks: those that come after its own in the order of the receiver's class."""
    assert value.cls is not None
    receiver = value.receiver
    whole = receiver.cls if isinstance(receiver, Instance) else receiver
    order = list(lineage(whole)) if isinstance(whole, ClassValue) else []
    if value.cls not in order:
        order = list(lineage(value.cls))
    return iter(order[order.index(value.cls) + 1 :])


def load_stream_of(linker: Linker, site: Site, owner: str, name: str, target: Place) -> bool:
    """Gives the stream that an attribute of an `owner` is by the tables, such as `response.content`; whether it is one."""
    matches = linker.models.match_attribute(f"{owner}.{name}") if owner else ()
    for match in matches[:1]:
        made = match.factory.item or next(iter(match.api.types), "")
        linker.give(target, linker.stream(site, match.api, match.factory, made))
    return bool(matches)


GETTERS = frozenset({"get", "pop", "__getitem__"})
"""The methods of a mapping that give what is in it."""
_HANDING = frozenset({"send", "asend", "throw", "athrow", "result", "set_result", finished.TELLS})
"""The methods by which generators are given values and errors, and tasks and futures have results, and tell of them."""
_BOUND = frozenset(
    {"on", "once", "add_listener", "addListener", "close", "aclose", "__next__", "__anext__", "__exit__", "__aexit__"}
)
"""The methods that a stream of any kind may have."""


def _load_module(linker: Linker, site: Site, value: ModuleValue, name: str, target: Place) -> None:
    from streamlint.retention.linking import imports

    imports.member(linker, value.name, name, target, site)


def _load_library(linker: Linker, site: Site, value: Library, name: str, target: Place) -> None:
    if value.made and load_stream_of(linker, site, value.dotted, name, target):
        return
    if value.dotted.count(".") >= _LONGEST_PATH:
        return
    if value.made:
        applications.reached(linker, f"{value.dotted}.{name}", target)
        place = linker.attribute(value, name)
        linker.flow(place, target, Flow("load", None))
        if name in linker.stored_through:
            linker.give(place, linker.intern(("opaque", place), lambda: Opaque(None, f"{value.label}.{name}", value)))
        if not linker.models.leads_on(f"{value.dotted}.{name}"):
            return
    linker.give(target, linker.library(f"{value.dotted}.{name}", made=value.made, site=value.site))


def store(linker: Linker, site: Site, holder: Value, name: str, source: Place) -> None:
    """`holder.name = source`: the holder keeps it, in the place of what stood there."""
    place: Place
    match holder:
        case Library() if not holder.made:
            return
        case Container(kind=namespaces.SIMPLE):
            linker.flow(source, linker.elements(holder, name), Flow("slot", site))
            return
        case Instance() if descriptors.set_(linker, site, holder, name, source):
            return
        case Instance() | Closure() | Stream() | Opaque() | Library():
            place = linker.attribute(holder, name)
        case ClassValue():
            linker.class_stores.add((holder, name))
            place = linker.attribute(holder, name)
        case ModuleValue() if holder.scope is not None:
            place = linker.variable(holder.scope, name)
        case _:
            return
    if isinstance(holder, Instance) and _made_here(site, source):
        keep(linker, holder, source, place, Flow("keep", site))
    else:
        linker.flow(source, place, Flow("keep", site))


def _made_here(site: Site, source: Place) -> bool:
    record = site.record
    if not isinstance(record, records.StoreAttr) or record.value is None:
        return False
    made = site.scope.definitions.get(record.value)
    return made is not None and isinstance(made.record, records.Collection | records.Call | records.Operate)
