"""The fixed point: which values each place can hold (Andersen's inclusion constraints, field-sensitive).

L. O. Andersen, "Program Analysis and Specialization for the C Programming Language", 1994. Values are allocation sites;
containers that a constructor makes are told apart by the instance that they are made for. Calls are bound as callees
become known. What chains must respect beyond this (matching calls and returns) is the business of `paths`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from streamlint.facts import records
from streamlint.retention.graph import Flow, RetentionGraph
from streamlint.retention.places import Attribute, Elements, Listener, Place, Result, Variable
from streamlint.retention.scopes import Scope, Site, lay_out
from streamlint.retention.values import (
    BoundMethod,
    ClassValue,
    Closure,
    Container,
    Instance,
    Library,
    ModuleValue,
    Partial,
    Raised,
    Stream,
    Value,
    View,
)

if TYPE_CHECKING:
    from streamlint.models.catalogue import Models
    from streamlint.models.tables import Api, ContainerMethod, Factory, Spawner
    from streamlint.retention.linking.semantics import Semantics

V = TypeVar("V", bound=Value)

KEYS = "\0keys"
"""The key of the place where a container keeps its keys, which are no elements."""

MOST_VALUES = 16
"""How many values one place is followed for. A place that can hold more is a hub of unrelated values: to follow them all
costs a product of their numbers and tells nothing about any of them. Hubs are remembered: what they evict counts for all
that could stand there."""


@dataclass(frozen=True, slots=True)
class Eviction:
    """Code that takes out of `container`: "one" element, "all" of them, or the oldest beyond a size ("trim").

    "value" where it stores something light in the place of an element, whose key stays.
    """

    site: Site
    container: Container
    kind: str


class Linker:
    """Places, values and calls of a program, and the worklist that lets values flow until nothing changes."""

    def __init__(self, modules: Iterable[records.Module], models: Models, does: Semantics) -> None:
        self.models = models
        self.does = does
        self.graph = RetentionGraph()
        self.scopes: list[Scope] = []
        self.modules: dict[str, Scope] = {}
        self.classes: list[ClassValue] = []
        self.calls: dict[tuple[Site, Scope], dict[Value | None, None]] = {}
        self.callers: dict[Scope, dict[Site, None]] = {}
        self.escaped: set[Scope] = set()
        self.functions: dict[tuple[str, int], Scope] = {}
        self.class_values: dict[tuple[str, int], ClassValue] = {}
        self.evictions: dict[tuple[Site, Container], Eviction] = {}
        self.class_stores: set[tuple[ClassValue, str]] = set()
        self.implicit: set[Site] = set()
        self.shutdown: set[Scope] = set()
        self.clones: dict[Value, list[Container]] = {}
        self.spawned: dict[Site, Spawner] = {}
        self.wrapped: dict[Scope, tuple[records.Call, ...]] = {}
        self.wrapping: dict[Scope, str | None] = {}
        self.hubs: set[Place] = set()
        self.named: dict[Container, Instance | ModuleValue] = {}
        self.defaulting: set[Container] = set()
        self.raised: dict[tuple[Site, Place, Instance | Raised], None] = {}
        self.decorated: list[tuple[Site, Place, Place]] = []
        self.parameters: list[tuple[Scope, records.Annotation, Place, Site]] = []
        self.promises: list[tuple[Scope, records.Annotation, Place, Site]] = []
        self._copies: dict[Scope, dict[str, list[Site]]] = {}
        self._done: set[tuple[object, ...]] = set()
        self._entries: dict[Scope, Site] = {}
        self._hidden: dict[tuple[object, ...], Variable] = {}
        self._values: dict[tuple[object, ...], Value] = {}
        self._attributes: dict[tuple[Value, str], Attribute] = {}
        self._elements: dict[tuple[Value, object], Elements] = {}
        self._given = 0
        self._pending: deque[tuple[Place, Value]] = deque()
        for module in modules:
            self._add_module(module)
        parts = [name.split(".") for name in self.modules]
        self.packages = {".".join(part[:length]) for part in parts for length in range(1, len(part))}
        """The dotted names of which modules of the program are part."""

    def _add_module(self, module: records.Module) -> None:
        laid: dict[int, Scope] = {}
        for function in module.functions:
            parent = laid[function.parent] if function.parent is not None else None
            scope = Scope(len(self.scopes), module, function, parent)
            scope.returned = Result(scope=scope)
            scope.yielded = Result(scope=scope, yielded=True)
            lay_out(scope)
            scope.generator = scope.generator or function.is_generator
            laid[function.index] = scope
            self.functions[module.path, function.index] = scope
            self.scopes.append(scope)
        top = laid[0]
        top.declared.update(*(function.globals for function in module.functions))
        self.modules[module.name] = top
        for facts in module.classes:
            body = laid[facts.body]
            cls = ClassValue(None, facts, body, facts.name, f"{module.name}.{facts.qualified}".replace(".<locals>", ""))
            body.cls = cls
            self.class_values[module.path, facts.index] = cls
            self.classes.append(cls)
        for scope in laid.values():
            if scope.parent is not None and scope.parent.function.kind == "class" and scope.is_callable:
                scope.cls = scope.parent.cls

    # ------------------------------------------------------------------------------------------------------ places

    def variable(self, scope: Scope, operand: str) -> Variable:
        """The place of an operand as `scope` sees it. A builtin's name is a variable of the module, holding the builtin."""
        place = scope.seen.get(operand)
        if place is None:
            place = scope.seen[operand] = self._seen(scope, operand)
        return place

    def _seen(self, scope: Scope, operand: str) -> Variable:
        home = scope.home_of(operand)
        if home is None:
            return self._builtin(scope.top, operand)
        place = home.variables.get(operand)
        if place is None:
            place = home.variables[operand] = Variable(scope=home, name=operand)
        return place

    def _builtin(self, top: Scope, name: str) -> Variable:
        key = f"builtins.{name}"
        place = top.variables.get(key)
        if place is None:
            place = top.variables[key] = Variable(scope=top, name=name)
            self.give(place, self.library(key))
        return place

    def receiver_place(self, site: Site) -> Place | None:
        """The place of `x` where the site is a call of `x.method`, or loads `x.property`."""
        record = site.record
        if isinstance(record, records.Call):
            loaded = site.scope.definitions.get(record.function)
            record = loaded.record if loaded is not None else record
        return self.variable(site.scope, record.of) if isinstance(record, records.LoadAttr) else None

    def attribute(self, holder: Value, name: str) -> Attribute:
        """The place `holder.name`."""
        key = (holder, name)
        place = self._attributes.get(key)
        if place is None:
            place = self._attributes[key] = Attribute(holder=holder, name=name)
        return place

    def attributes_of(self, holder: Value) -> list[Attribute]:
        """Every attribute that something is known to be stored in, of one holder."""
        return [place for (owner, _), place in self._attributes.items() if owner is holder]

    def all_attributes(self) -> Iterable[Attribute]:
        """Every attribute of the program."""
        return self._attributes.values()

    def all_elements(self) -> Iterable[Elements]:
        """Every element place of the program."""
        return self._elements.values()

    def elements(self, holder: Value, key: object = None) -> Elements:
        """Where `holder` keeps what is stored under a constant key, or (None) under any other."""
        place = self._elements.get((holder, key))
        if place is None:
            place = self._elements[holder, key] = Elements(holder=holder, key=key)
            if key != KEYS:
                self._join(place, self.every(holder))
        return place

    def known_elements(self, holder: Value, key: object) -> Elements | None:
        """The place of what is stored under a constant key; None where nothing is."""
        return self._elements.get((holder, key))

    def every(self, holder: Value) -> Elements:
        """Through which all elements of `holder` leave."""
        place = self._elements.get((holder, Ellipsis))
        if place is None:
            place = self._elements[holder, Ellipsis] = Elements(holder=holder, every=True)
        return place

    def _join(self, source: Place, target: Place) -> None:
        self.flow(source, target, Flow("load", None))

    # ------------------------------------------------------------------------------------------------------ values

    def intern(self, key: tuple[object, ...], make: Callable[[], V]) -> V:
        """The one value for `key`, made when first asked for."""
        value = self._values.get(key)
        if value is None:
            value = self._values[key] = make()
        return cast("V", value)

    def library(self, dotted: str, *, made: bool = False, site: Site | None = None) -> Library:
        """The one value for a library's name, or for an instance reached by it; with a site, for the one made there.

        All names of an application, and those that stand for it, have the value of the first.
        """

        def make() -> Library:
            found = self.models.application(dotted)
            stands = found is not None and dotted != found.classes[0] and (made or dotted in found.proxies)
            return self.library(found.classes[0], made=True) if found and stands else Library(site, dotted, made)

        return self.intern(("library", dotted, made, site), make)

    def stream(self, site: Site, api: Api, factory: Factory, type_name: str) -> Stream:
        """The stream, or the iterator of streams, that the factory called at `site` makes."""
        return self.intern(("stream", site, api.id), lambda: Stream(site, api, factory.gives, type_name))

    def stream_of(self, site: Site, source: Stream) -> Stream:
        """The stream that reading an iterator of streams at `site` yields each time."""
        api = self.models.api_of_type(source.type_name) or source.api
        return self.intern(("item", site, source), lambda: Stream(site, api, "stream", source.type_name))

    def container(self, site: Site, kind: str, *, bounded: bool = False, weak: bool = False) -> Container:
        """The container that `site` makes."""
        return self.intern(("container", site), lambda: Container(site, kind, None, bounded, weak))

    def instance(self, cls: ClassValue, site: Site | None) -> Instance:
        """The instance of `cls` that `site` makes, or (None) the one made out of sight."""

        def make() -> Instance:
            made = Instance(site, cls)
            cls.instances[made] = None
            return made

        return self.intern(("instance", cls, site), make)

    def entry(self, scope: Scope) -> Site:
        """The site that stands for a function's being entered, where its parameters get their values."""
        site = self._entries.get(scope)
        if site is None:
            site = self._entries[scope] = Site(scope, records.Const(scope.function.at, "%entry", None), (), (), 0)
        return site

    def first_time(self, *key: object) -> bool:
        """Whether this was not asked before: keeps constraints that lead back to themselves from going round."""
        known = key in self._done
        self._done.add(key)
        return not known

    def hidden(self, site: Site, value: Value, name: str) -> Variable:
        """A variable that the code does not name: what a protocol's method hands on at `site`."""
        key = ("hidden", site, value, name)
        place = self._hidden.get(key)
        if place is None:
            place = self._hidden[key] = Variable(scope=site.scope, name=f"%{name} {len(self._hidden)}")
            site.scope.variables[place.name] = place
        return place

    def container_method(self, container: Container, name: str) -> ContainerMethod | None:
        """What a container's method of this name does; None where it has none."""
        table = self.models.container_of_kind(container.kind)
        does = table.method(name) if table is not None else None
        return does or (self.any_container_method(name) if container.assumed else None)

    def any_container_method(self, name: str) -> ContainerMethod | None:
        """What a method of this name does on containers of the usual kinds, where the kind is not known."""
        for kind in ("list", "set", "dict", "deque"):
            table = self.models.container_of_kind(kind)
            does = table.method(name) if table is not None else None
            if does is not None:
                return does
        return None

    def view(self, site: Site, of: Value, name: str) -> View:
        """`of.name` as a thing that keeps `of`."""
        return self.intern(("view", site, of, name), lambda: View(site, of, name))

    def places(self) -> Iterator[Place]:
        """Every place made so far."""
        for scope in self.scopes:
            yield from tuple(scope.variables.values())
            for result in (scope.returned, scope.yielded):
                if result is not None:
                    yield result
        yield from tuple(self._attributes.values())
        yield from tuple(self._elements.values())

    def containers_of(self, value: Value) -> tuple[Container, ...]:
        """The containers that hold a value as an element, once linking has come to its end."""
        return tuple(self._outer.get(value, ()))

    def index_callees(self) -> dict[Site, list[Scope]]:
        """The functions of the project that each call runs, as far as linking has come."""
        found: dict[Site, list[Scope]] = {}
        for site, callee in self.calls:
            found.setdefault(site, []).append(callee)
        return found

    @cached_property
    def callees(self) -> dict[Site, list[Scope]]:
        """The functions of the project that each call runs, once linking has come to its end."""
        return self.index_callees()

    @cached_property
    def _outer(self) -> dict[Value, dict[Container, None]]:
        outer: dict[Value, dict[Container, None]] = {}
        for place in self._elements.values():
            if isinstance(place.holder, Container):
                for value in place.values:
                    if isinstance(value, Container | Instance):
                        outer.setdefault(value, {})[place.holder] = None
        return outer

    @cached_property
    def clouded(self) -> frozenset[Place]:
        """The hubs, and all places to which values go on from them, once linking has come to its end."""
        found = set(self.hubs)
        pending = list(self.hubs)
        while pending:
            for place in self.graph.carried_to(pending.pop()):
                if place not in found:
                    found.add(place)
                    pending.append(place)
        return frozenset(found)

    @cached_property
    def attribute_stores(self) -> dict[str, list[Site]]:
        """The sites that store an attribute, by its name."""
        found: dict[str, list[Site]] = {}
        for scope in self.scopes:
            for site in scope.sites:
                if isinstance(site.record, records.StoreAttr):
                    found.setdefault(site.record.name, []).append(site)
        return found

    @cached_property
    def stored_through(self) -> frozenset[str]:
        """The attributes through which another is stored: `state` of `app.state.streams = []`."""
        return frozenset(
            loaded.record.name
            for sites in self.attribute_stores.values()
            for site in sites
            if isinstance(site.record, records.StoreAttr)
            and (loaded := site.scope.definitions.get(site.record.of)) is not None
            and isinstance(loaded.record, records.LoadAttr)
        )

    @cached_property
    def methods(self) -> frozenset[str]:
        """The names of the methods that classes of the program define."""
        return frozenset(scope.function.name for scope in self.scopes if scope.cls is not None)

    @cached_property
    def setters(self) -> dict[tuple[ClassValue, str], Scope]:
        """What runs where a property is stored: `@name.setter`."""
        return {
            (scope.cls, scope.function.name): scope
            for scope in self.scopes
            if scope.cls is not None and f"{scope.function.name}.setter" in scope.function.decorators
        }

    @cached_property
    def attribute_loads(self) -> dict[str, list[Site]]:
        """The sites that load an attribute, by its name."""
        found: dict[str, list[Site]] = {}
        for scope in self.scopes:
            for site in scope.sites:
                if isinstance(site.record, records.LoadAttr):
                    found.setdefault(site.record.name, []).append(site)
        return found

    @cached_property
    def asked_by_name(self) -> dict[tuple[Scope, str], list[tuple[Site, str, str]]]:
        """Where functions load an attribute whose name is a parameter: the sites, of what, and where it goes."""
        found: dict[tuple[Scope, str], list[tuple[Site, str, str]]] = {}
        for scope in self.scopes:
            names = {parameter.name for parameter in scope.function.parameters} - scope.bindings.keys()
            for site in scope.sites if names else ():
                record = site.record
                if isinstance(record, records.Call) and record.function == "getattr" and len(record.arguments) > 1:
                    of, name = (argument.value for argument in record.arguments[:2])
                    if name in names:
                        found.setdefault((scope, name), []).append((site, of, record.to))
        return found

    def copies(self, scope: Scope) -> dict[str, list[Site]]:
        """The assignments and annotations of one name each in a scope, by that name."""
        found = self._copies.get(scope)
        if found is None:
            found = self._copies[scope] = {}
            for site in scope.sites:
                if isinstance(site.record, records.Copy):
                    found.setdefault(site.record.to, []).append(site)
        return found

    def all_values(self) -> Iterable[Value]:
        """Every value made so far."""
        return self._values.values()

    def dissolve(self) -> None:
        """Takes apart what leads in circles: its memory is free at once, where a search for it takes four times as long."""
        for place in tuple(self.places()):
            place.listeners.clear()
            place.values.clear()
            place.roots.clear()
        for scope in self.scopes:
            scope.sites.clear()
            scope.definitions.clear()
            scope.bindings.clear()
            scope.variables.clear()
            scope.seen.clear()
        vars(self).clear()

    # ------------------------------------------------------------------------------------------------- propagation

    def give(self, place: Place, value: Value, *, root: bool = True) -> None:
        """`place` can hold `value`. `root` where the value begins there."""
        if root:
            place.roots.add(value)
        if value in place.values:
            return
        if len(place.values) >= MOST_VALUES:
            self._lose(place, value)
            return
        place.values[value] = None
        self._given += 1
        self._pending.append((place, value))

    def _lose(self, place: Place, value: Value) -> None:
        """A value is not followed into a place that can hold too many. Of a function that is lost so, callers are unknown."""
        self.hubs.add(place)
        if isinstance(value, Closure | BoundMethod | Partial):
            self.escape(value)

    def flow(self, source: Place, target: Place, flow: Flow, *, carries: bool = True) -> None:
        """Values go from `source` to `target`; where the flow does not carry, linking itself gives what arrives."""
        self.graph.connect(source, target, flow, carries=carries)
        if carries:
            for value in tuple(source.values):
                self.give(target, value, root=False)

    def watch(self, place: Place, listener: Listener) -> None:
        """Calls `listener` once for each value that `place` holds now or later."""
        place.listeners.append(listener)
        for value in tuple(place.values):
            listener(value)

    @property
    def size(self) -> tuple[int, int, int]:
        """How much is known: grows with every value, flow and call."""
        return (self._given, len(self.graph), len(self.calls))

    def settle(self) -> None:
        """Lets values flow until nothing changes."""
        while self._pending:
            place, value = self._pending.popleft()
            for target in self.graph.carried_to(place):
                values = target.values  # as `give` does, without a call for each of what are most steps of linking
                if value in values:
                    continue
                if len(values) < MOST_VALUES:
                    values[value] = None
                    self._given += 1
                    self._pending.append((target, value))
                else:
                    self._lose(target, value)
            for listener in tuple(place.listeners):
                listener(value)

    # ------------------------------------------------------------------------------------------ calls and evictions

    def escape(self, value: Value | None) -> None:
        """Marks the function behind a value as one that code out of sight can call, any number of times."""
        if isinstance(value, Closure | BoundMethod) and value.scope is not None:
            self.escaped.add(value.scope)
        elif isinstance(value, Partial):
            self.escape(value.function)

    def evict(self, site: Site, container: Container, kind: str) -> None:
        """Remembers that `site` takes "one" element out of `container`, "all" of them, or ("trim") the oldest."""
        self.evictions.setdefault((site, container), Eviction(site, container, kind))

    def record_call(self, site: Site, callee: Scope, receiver: Value | None = None) -> None:
        """Remembers that `site` calls `callee`, on `receiver` where it is a method's call."""
        self.calls.setdefault((site, callee), {})[receiver] = None
        self.callers.setdefault(callee, {})[site] = None
