"""What linking assumes where the program does not say: callers out of sight, unknown receivers, containers never seen made.

Each assumption is made only where a first fixed point left something empty, and is marked on the value that it makes.
"""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.chains import chain
from streamlint.retention.graph import Flow
from streamlint.retention.keeping.streams import is_kept_kind
from streamlint.retention.linking import applications, attributes, classes, finished, library, outward, promises
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place, Variable
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import (
    ClassValue,
    Container,
    Instance,
    Library,
    Opaque,
    Value,
)

_PUTS = frozenset(
    {"append", "add", "appendleft", "insert", "extend", "setdefault", "put", "put_nowait", "push", "update"}
)


def assume(linker: Linker) -> None:
    """One round: what is still empty and matters gets what can be assumed of it, the likeliest first.

    What hangs from a receiver or a parameter is assumed only when these are settled.
    """
    for step in (_decorated, _parameters, applications.assume, outward.assume, _receivers, _left, _callees):
        before = linker.size
        step(linker)
        linker.settle()
        if linker.size != before:
            return


def _decorated(linker: Linker) -> None:
    """A decorator of which nothing is known gives back what it was given; then one of which nothing is seen to come back."""
    for known in (False, True):
        before = linker.size
        for site, argument, target in linker.decorated:
            record = site.record
            assert isinstance(record, records.Call)
            if not target.values and bool(linker.variable(site.scope, record.function).values) is known:
                linker.flow(argument, target, Flow("assign", site))
        linker.settle()
        if linker.size != before:
            return


def _parameters(linker: Linker) -> None:
    """Each annotation is asked once: what its names come to mean later, it hears of by itself."""
    before = linker.size
    for out_of_sight in (True, False):
        _declared_parameters(linker, out_of_sight=out_of_sight)
        linker.settle()
        if linker.size != before:
            return

    asked, linker.promises = linker.promises, []
    for scope, annotation, place, site in asked:
        if not place.values:
            promises.typed(linker, scope, annotation, place, site)
    for scope in linker.scopes:
        if scope.returned is not None and not scope.returned.values and not scope.generator:
            promises.returned(linker, scope)


def _left(linker: Linker) -> None:
    """The annotations that waited for receivers, where these stay unknown."""
    _declared_parameters(linker, out_of_sight=False, waits=False)


def _declared_parameters(linker: Linker, *, out_of_sight: bool, waits: bool = True) -> None:
    """What annotations promise of parameters: first of those whose callers are out of sight, then of the others.

    What a caller hands over of its own, `Part(self, self.queue)`, comes in once its object is known: annotations wait for it.
    """
    asked, linker.parameters = linker.parameters, []
    for each in asked:
        scope, annotation, place, site = each
        in_sight = bool(linker.callers.get(scope)) and scope not in linker.escaped
        if place.values:
            continue
        if in_sight is out_of_sight or (waits and in_sight and _is_of_unknown_receiver(linker, place)):
            linker.parameters.append(each)
            continue
        promises.typed(linker, scope, annotation, place, site)
        promises.stream_parameter(linker, scope, annotation, place)


def _is_of_unknown_receiver(linker: Linker, place: Place) -> bool:
    """Whether some call hands over its own object, or an attribute of that, while nothing is known of it."""
    for source, _ in linker.graph.before(place):
        if not isinstance(source, Variable) or source.scope is None or source.values:
            continue
        given = chain(source.scope, source.name)
        own = _unknown_receiver(linker, source.scope)
        if own is not None and own.name == given.root:
            return True
    return False


def _receivers(linker: Linker) -> None:
    """A method that nothing is seen to call is called from out of sight, on any instance of its class.

    A method that another one with an unknown receiver may call waits until that one's receiver is known: its own may
    follow. Where all wait for each other, all are called from out of sight.
    """
    waiting = {scope: place for scope in linker.scopes if (place := _unknown_receiver(linker, scope)) is not None}
    free = [scope for scope in waiting if not _may_be_called(linker, scope, waiting)]
    for scope in free or waiting:
        for receiver in _possible_receivers(linker, scope):
            linker.give(waiting[scope], receiver)
            _constructed(linker, receiver)


def _constructed(linker: Linker, receiver: Instance | ClassValue) -> None:
    """What is made out of sight went through its class's constructor there."""
    if not isinstance(receiver, Instance) or receiver.site is not None:
        return
    for scope in tuple(classes.method(linker, receiver.cls, "__init__")):
        if scope.function.parameters:
            linker.give(linker.variable(scope, scope.function.parameters[0].name), receiver)


def _unknown_receiver(linker: Linker, scope: Scope) -> Variable | None:
    """The first parameter of a method, while nothing is known of it."""
    if scope.cls is None or not scope.is_callable or not scope.function.parameters:
        return None
    if any(text.rpartition(".")[2] == "staticmethod" for text in scope.function.decorators):
        return None
    own = linker.variable(scope, scope.function.parameters[0].name)
    return None if own.values else own


def _may_be_called(linker: Linker, scope: Scope, waiting: dict[Scope, Variable]) -> bool:
    """Whether a method that waits itself loads an attribute of this name from something unknown."""
    return any(
        site.scope is not scope
        and site.scope in waiting
        and isinstance(site.record, records.LoadAttr)
        and not linker.variable(site.scope, site.record.of).values
        for site in linker.attribute_loads.get(scope.function.name, ())
    )


def _possible_receivers(linker: Linker, scope: Scope) -> list[Instance] | list[ClassValue]:
    assert scope.cls is not None
    decorated = any(text.rpartition(".")[2] == "classmethod" for text in scope.function.decorators)
    if decorated or scope.function.name in ("__new__", "__init_subclass__", "__class_getitem__"):
        return [scope.cls]
    found = _instances(linker, scope.cls)
    fitting = [each for each in found if scope in set(classes.method(linker, each.cls, scope.function.name))]
    return fitting or [linker.instance(scope.cls, None)]


def _instances(linker: Linker, cls: ClassValue) -> list[Instance]:
    seen: dict[ClassValue, None] = {}
    pending = [cls]
    while pending:
        current = pending.pop()
        if current not in seen:
            seen[current] = None
            pending.extend(current.subclasses)
    found = [instance for current in seen for instance in current.instances]
    return found or [linker.instance(current, None) for current in seen]


def _callees(linker: Linker) -> None:
    """Calls of which nothing is known: methods with telling names, unknown containers, functions that are handed over."""
    for scope in linker.scopes:
        for site in scope.sites:
            record = site.record
            if isinstance(record, records.Call):
                _unknown_call(linker, site, record)
            elif isinstance(record, records.StoreItem):
                unknown = not linker.variable(scope, record.of).values
                if unknown and _holds_kept(linker.variable(scope, record.value)):
                    _assume_container(linker, site, record.of, "dict")


def _unknown_call(linker: Linker, site: Site, record: records.Call) -> None:
    place = linker.variable(site.scope, record.function)
    known = [value for value in place.values if not isinstance(value, Library)]
    if known:
        return
    loaded = site.scope.definitions.get(record.function)
    if loaded is not None and isinstance(loaded.record, records.LoadAttr):
        name = loaded.record.name
        spawner = linker.models.spawner_method(name) if site not in linker.spawned else None
        if spawner is not None and not place.values:
            linker.spawned[site] = spawner
            library.spawn(linker, site, record, spawner, linker.variable(site.scope, record.to))
        elif name == "create_future" and not place.values:
            finished.create(linker, site, linker.variable(site.scope, record.to))
        elif name in _PUTS:
            unknown = not linker.variable(site.scope, loaded.record.of).values
            given = (linker.variable(site.scope, argument.value) for argument in record.arguments)
            if unknown and any(map(_holds_kept, given)):
                _assume_container(linker, loaded, loaded.record.of, _kind_of(name))
    if site not in linker.spawned:
        _hand_over(linker, site, record)


def _kind_of(name: str) -> str:
    if name in ("add", "update"):
        return "set"
    return "dict" if name == "setdefault" else "list"


def _holds_kept(place: Place) -> bool:
    return any(is_kept_kind(value) for value in place.values)


def _hand_over(linker: Linker, site: Site, record: records.Call) -> None:
    """A function given to unknown code may be called by it, any number of times."""
    called = linker.variable(site.scope, record.function).values
    if called and all(isinstance(value, Library) and linker.models.is_inert(value.dotted) for value in called):
        return
    for argument in record.arguments:
        for value in linker.variable(site.scope, argument.value).values:
            linker.escape(value)


def _assume_container(linker: Linker, site: Site, operand: str, kind: str) -> None:
    """The receiver of a store is a container that is made out of sight: a parameter's, or an unknown object's."""
    scope = site.scope
    made = scope.definitions.get(operand)
    if made is not None and isinstance(made.record, records.LoadAttr):
        for holder in _holders(linker, made, made.record.of):
            _assume_attribute(linker, made, holder, made.record.name, kind)
    elif made is None:
        _assume_parameter(linker, scope, operand, kind)


def _assume_attribute(linker: Linker, site: Site, holder: Value, name: str, kind: str) -> None:
    place = linker.attribute(holder, name)
    container = linker.intern(("assumed", place), lambda: Container(None, kind, holder, assumed="attribute"))
    linker.give(place, container)
    record = site.record
    assert isinstance(record, records.LoadAttr)
    attributes.load(linker, site, holder, name, linker.variable(site.scope, record.to))


def _assume_parameter(linker: Linker, scope: Scope, name: str, kind: str) -> None:
    home = scope.home_of(name)
    if home is not None and any(parameter.name == name for parameter in home.function.parameters):
        place = linker.variable(scope, name)
        entry = linker.entry(home)
        linker.give(place, linker.intern(("assumed", place), lambda: Container(entry, kind, assumed="parameter")))


def _holders(linker: Linker, site: Site, operand: str) -> list[Value]:
    """What an attribute chain hangs from; an unknown link of it becomes an opaque object that is kept by the last."""
    place = linker.variable(site.scope, operand)
    if place.values:
        return [
            value
            for value in place.values
            if isinstance(value, Instance | ClassValue | Opaque) or applications.is_one(linker, value)
        ]
    made = site.scope.definitions.get(operand)
    if made is not None and isinstance(made.record, records.LoadAttr):
        found: list[Value] = []
        for holder in _holders(linker, made, made.record.of):
            link = linker.attribute(holder, made.record.name)
            name = made.record.name
            unknown = Opaque(None, f"{holder.label}.{name}", holder)
            opaque = linker.intern(("opaque", link), lambda: unknown)  # noqa: B023 - called at once
            linker.give(link, opaque)
            attributes.load(linker, made, holder, name, place)
            found.append(opaque)
        return found
    home = site.scope.home_of(operand) if made is None else None
    if home is not None and any(parameter.name == operand for parameter in home.function.parameters):
        opaque = linker.intern(("opaque", place), lambda: Opaque(linker.entry(home), operand, None))
        linker.give(place, opaque)
        return [opaque]
    return []
