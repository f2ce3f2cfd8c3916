"""Which classes of the project are streams, by what they do.

A class is a stream when it gathers in its own containers what passes through it, and is iterated, entered or yielded:

- iterated: the gathering happens in the code that runs while it is read (`__iter__`, `__next__`, their asynchronous kin,
  a generator method, or what these call on `self`);
- entered or yielded: it has `__enter__` or a generator hands out a new one, and one of its methods gathers what it is
  given or reads.

A collection, which is only filled and then read from, is none of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.chains import method_called
from streamlint.retention.keeping.beginnings import begins
from streamlint.retention.keeping.counts import is_number
from streamlint.retention.keeping.evictions import Evictions
from streamlint.retention.keeping.origins import comes_from_own
from streamlint.retention.keeping.replays import replayed
from streamlint.retention.keeping.unread import is_light
from streamlint.retention.linking.classes import lineage
from streamlint.retention.linking.linker import Eviction, Linker
from streamlint.retention.places import Attribute
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.setting import got_by_name, set_by_name, sets_all
from streamlint.retention.values import ClassValue, Container, Generator, Instance, Stream, Value, View

if TYPE_CHECKING:
    from streamlint.models.catalogue import Models

_LEAVING = frozenset({"__exit__", "__aexit__"})
_READING = frozenset({"__iter__", "__aiter__", "__next__", "__anext__"})
_ENTERING = frozenset({"__enter__", "__aenter__"})
_MANAGERS = frozenset({"contextmanager", "asynccontextmanager", "fixture"})


def is_kept_kind(value: Value) -> bool:
    """Whether a value is of a kind that can be, or carry, a stream."""
    return isinstance(value, Stream | Instance | View) or (isinstance(value, Container) and value.api is not None)


def is_source(value: Value) -> bool:
    """Whether a value of the catalogue is worth following: of those that hold nothing once read, only live connections."""
    if not isinstance(value, Stream | Container) or value.api is None or value.site is None:
        return False
    return not is_light(value)


@dataclass(frozen=True, slots=True)
class Gathering:
    """Code of a class that adds to one of the containers of its instance."""

    attribute: str
    site: Site


class StreamClasses:
    """The project's own stream classes."""

    def __init__(self, linker: Linker, evictions: Evictions) -> None:
        self._linker = linker
        self._evictions = evictions
        self._passing: dict[ClassValue, tuple[Gathering, ...]] = {}
        self._gatherings: dict[ClassValue, tuple[Gathering, ...]] = {}

    @property
    def models(self) -> Models:
        """The tables by which the program was linked."""
        return self._linker.models

    @cached_property
    def all(self) -> tuple[ClassValue, ...]:
        """The classes that behave like streams, in the order of the code."""
        return tuple(cls for cls in self._linker.classes if self.behaves(cls))

    @cached_property
    def instances(self) -> tuple[Instance, ...]:
        """Every instance of these classes that the program makes."""
        made = self._linker.all_values()
        streams = set(self.all)
        return tuple(
            value for value in made if isinstance(value, Instance) and value.site is not None and value.cls in streams
        )

    def behaves(self, cls: ClassValue) -> bool:
        """Whether a class is a stream."""
        return bool(self.passing(cls))

    def passing(self, cls: ClassValue) -> tuple[Gathering, ...]:
        """Where a class gathers what passes through it; nothing where it is no stream."""
        found = self._passing.get(cls)
        if found is None:
            found = self._passing[cls] = tuple(self._find_passing(cls))
        return found

    def _find_passing(self, cls: ClassValue) -> Iterator[Gathering]:
        gathered = self.gatherings(cls)
        if not gathered or self.models.occasions.is_("application", cls.name):
            return
        read = self._sites_of_rounds(cls)
        replays = {name for scope in self.methods(cls) if scope.function.name in _READING for name in replayed(scope)}
        yielded = cls in self._yielded
        handed_out = yielded or self._is_entered(cls)
        for gathering in gathered:
            if self._is_stream(gathering) or self._is_count(cls, gathering) or self._is_memo(gathering):
                continue
            if (
                gathering.site in read
                or gathering.attribute in replays
                or (
                    handed_out
                    and self._passes_through(gathering)
                    and (self._was_read(gathering) or (yielded and _is_given(gathering)))
                )
            ):
                yield gathering

    def is_handed_out(self, cls: ClassValue) -> bool:
        """Whether the program is seen to make, yield or enter instances of a class."""
        return cls in self._yielded or any(instance.site is not None for instance in cls.instances)

    def gatherings(self, cls: ClassValue) -> tuple[Gathering, ...]:
        """Where methods of a class, its own and inherited, add to containers of the instance, each time they run."""
        found = self._gatherings.get(cls)
        if found is None:
            found = self._gatherings[cls] = tuple(self._find(cls))
        return found

    def methods(self, cls: ClassValue) -> Iterator[Scope]:
        """The methods of a class and of those it inherits from."""
        for owner in lineage(cls):
            yield from self._methods.get(owner, ())

    @cached_property
    def _methods(self) -> dict[ClassValue, list[Scope]]:
        found: dict[ClassValue, list[Scope]] = {}
        for scope in self._linker.scopes:
            if scope.cls is not None and scope.is_callable:
                found.setdefault(scope.cls, []).append(scope)
        return found

    def _find(self, cls: ClassValue) -> Iterator[Gathering]:
        for scope in self.methods(cls):
            if not scope.function.parameters or self._is_made_once(scope):
                continue
            for site in scope.sites:
                attribute = self._added_to(scope, site)
                if attribute is not None and self._is_open(cls, attribute):
                    yield Gathering(attribute, site)

    def _is_made_once(self, scope: Scope) -> bool:
        """Whether what a method adds belongs to the object as it is made, or as its block is left."""
        if scope.is_constructor or scope.function.name in _LEAVING:
            return True
        callers = self._linker.callers.get(scope, ())
        later = scope.generator or scope.function.is_async
        return not later and bool(callers) and all(site.scope.is_constructor for site in callers)

    def _added_to(self, scope: Scope, site: Site) -> str | None:
        """The attribute of `self` whose container a record adds to."""
        record = site.record
        if isinstance(record, records.Call):
            loaded = scope.definitions.get(record.function)
            if loaded is None or not isinstance(loaded.record, records.LoadAttr):
                return None
            does = self._linker.any_container_method(loaded.record.name)
            if does is None or (does.puts is None and does.puts_each is None and does.puts_mapping is None):
                return None
            return self._own_attribute(scope, loaded.record.of)
        if isinstance(record, records.StoreItem):
            if scope.constant(record.key) is not None:
                return None
            return self._own_attribute(scope, record.of)
        if isinstance(record, records.Operate) and record.operator in ("+=", "|="):
            loaded = scope.definitions.get(record.values[0])
            if loaded is not None and isinstance(loaded.record, records.LoadAttr):
                return self._own_attribute(scope, record.values[0])
        return None

    def _own_attribute(self, scope: Scope, operand: str) -> str | None:
        """`name` where the operand is `self.name`, or an element of it: `self.name[key]`, `self.name.setdefault(...)`."""
        made = scope.definitions.get(operand)
        for _ in range(4):
            if made is None:
                copied = scope.copied(operand)
                if copied is None:
                    return None
                operand = copied
                made = scope.definitions.get(operand)
                continue
            match made.record:
                case records.LoadAttr(of=of, name=name) if of == scope.function.parameters[0].name:
                    return name
                case records.LoadItem(of=of) | records.LoadAttr(of=of, name="setdefault"):
                    operand = of
                case records.Call(function=function):
                    operand = function
                case _:
                    return None
            made = scope.definitions.get(operand)
        return None

    def _is_open(self, cls: ClassValue, name: str) -> bool:
        """Whether an attribute holds a container without a bound that is not emptied as it is filled."""
        held = [value for place in self._places(cls, name) for value in place.values if isinstance(value, Container)]
        return bool(held) and not any(value.bounded or value.weak for value in held)

    def containers(self, cls: ClassValue, name: str) -> Iterator[Container]:
        """The containers that an attribute of the class's instances can hold."""
        for place in self._places(cls, name):
            yield from (value for value in place.values if isinstance(value, Container))

    def evictions_of(self, container: Container) -> tuple[Eviction, ...]:
        """What takes something out of a container."""
        return self._evictions.of(container)

    def _places(self, cls: ClassValue, name: str) -> Iterator[Attribute]:
        kin = set(lineage(cls)) | set(cls.subclasses)
        for place in self._attributes.get(name, ()):
            if isinstance(place.holder, Instance) and place.holder.cls in kin:
                yield place

    @cached_property
    def _attributes(self) -> dict[str, list[Attribute]]:
        found: dict[str, list[Attribute]] = {}
        for place in self._linker.all_attributes():
            found.setdefault(place.name, []).append(place)
        return found

    # --------------------------------------------------------------------------------------------- iterated, yielded

    def _sites_of_rounds(self, cls: ClassValue) -> set[Site]:
        """The sites that run in each round of reading an instance, those of its own methods that are called included."""
        methods = {scope.function.name: scope for scope in self.methods(cls)}
        rounds = [site for scope in methods.values() for site in self._rounds(scope)]
        for scope in self._read_through(methods):
            rounds.extend(site for site in scope.sites if site.is_looped)
        seen: set[Site] = set()
        while rounds:
            site = rounds.pop()
            if site not in seen:
                seen.add(site)
                called = self._calls_own(site, methods)
                if called is not None:
                    rounds.extend(called.sites)
        return seen

    def _read_through(self, methods: dict[str, Scope]) -> Iterator[Scope]:
        """The methods that `__iter__` calls on its own instance, before or instead of a loop of its own."""
        for name in ("__iter__", "__aiter__"):
            scope = methods.get(name)
            for site in scope.sites if scope is not None and not self._hands_out_streams(scope) else ():
                called = self._calls_own(site, methods)
                if called is not None:
                    yield called

    def _rounds(self, scope: Scope) -> Iterator[Site]:
        """The sites of a method that run once for each item: all of `__next__`, the loop of a generator that yields in it.

        A generator method that is not `__iter__` counts where its loop reads what the instance holds.
        """
        name = scope.function.name
        if self._hands_out_streams(scope):
            return
        if name in ("__next__", "__anext__"):
            yield from scope.sites
            return
        decorators = {text.rpartition(".")[2] for text in scope.function.decorators}
        if not scope.generator or decorators & _MANAGERS:
            return
        for loop in scope.sites:
            if not isinstance(loop.record, records.Loop):
                continue
            inside = [site for site in scope.sites if site.inside(loop)]
            yields = any(isinstance(site.record, records.Yield | records.YieldFrom) for site in inside)
            if yields and (name in _READING or self._reads_own(scope, loop.record)):
                yield from inside

    def _hands_out_streams(self, scope: Scope) -> bool:
        """Whether what a method yields, or `__next__` returns, is a stream: then it runs streams, and is none itself."""
        handed = scope.returned if scope.function.name in ("__next__", "__anext__") else scope.yielded
        return handed is not None and any(
            isinstance(value, Stream)
            or (isinstance(value, Instance) and (self._is_entered(value.cls) or self.gatherings(value.cls)))
            for value in handed.values
        )

    def _reads_own(self, scope: Scope, loop: records.Loop) -> bool:
        """Whether a loop reads what the instance holds, or what one of its methods gives.

        What it makes there is another stream, and what it counts by `range(self.size)` is nothing that comes through.
        """
        if loop.iterable is None:
            return False
        counted = scope.definitions.get(loop.iterable)
        if counted is not None and isinstance(counted.record, records.Call) and counted.record.function == "range":
            return False
        read = self._linker.variable(scope, loop.iterable).values
        if any(isinstance(value, Stream) and value.site is not None and value.site.scope is scope for value in read):
            return False
        return comes_from_own(self._linker, scope, loop.iterable)

    def _calls_own(self, site: Site, methods: dict[str, Scope]) -> Scope | None:
        """The method of the same instance that a site loads to call it."""
        scope = site.scope
        own = scope.function.parameters[0].name if scope.function.parameters else ""
        if isinstance(site.record, records.LoadAttr) and site.record.of == own:
            return methods.get(site.record.name)
        return None

    def _is_stream(self, gathering: Gathering) -> bool:
        """Whether what is gathered is itself a stream: who keeps streams need not be one."""
        return any(
            isinstance(value, Stream)
            for operand in _added(gathering.site.record)
            for value in self._linker.variable(gathering.site.scope, operand).values
        )

    def _is_count(self, cls: ClassValue, gathering: Gathering) -> bool:
        """Whether only numbers are gathered: positions by id, counts by name."""
        scope, record = gathering.site.scope, gathering.site.record
        added = _added(record)
        called = method_called(gathering.site)
        if called is not None and called.name == "setdefault":
            added = added[1:]
        methods = tuple(self.methods(cls))
        return bool(added) and all(is_number(scope, operand, methods) for operand in added)

    def _is_entered(self, cls: ClassValue) -> bool:
        return any(scope.function.name in _ENTERING for scope in self.methods(cls))

    @cached_property
    def _yielded(self) -> frozenset[ClassValue]:
        """The classes of which generators and iterators of the program hand out instances."""
        found: set[ClassValue] = set()
        for scope in self._linker.scopes:
            if _MANAGERS & {text.rpartition(".")[2] for text in scope.function.decorators}:
                continue
            place = scope.returned if scope.function.name in ("__next__", "__anext__") else scope.yielded
            if place is not None:
                found.update(
                    value.cls
                    for value in place.values
                    if isinstance(value, Instance) and self._is_made_for(scope, value)
                )
        return frozenset(found)

    def _was_read(self, gathering: Gathering) -> bool:
        """Whether what is gathered was read from what the instance holds, rather than given, or made of what was given."""
        scope = gathering.site.scope
        added = _added(gathering.site.record)
        return all(comes_from_own(self._linker, scope, operand) for operand in added)

    def _is_made_for(self, scope: Scope, value: Instance) -> bool:
        """Whether a generator makes what it hands out, itself or by a function that it calls."""
        if value.site is None:
            return False
        maker = value.site.scope
        return maker is scope or any(site.scope is scope for site in self._linker.callers.get(maker, ()))

    def _passes_through(self, gathering: Gathering) -> bool:
        """Whether what is gathered came in while the method ran, and goes on: it is returned, yielded or handed over."""
        scope = gathering.site.scope
        loops = (outer.record for outer, _ in gathering.site.path)
        if any(isinstance(loop, records.Loop) and self._reads_own(scope, loop) for loop in loops):
            return True
        added = _added(gathering.site.record)
        for operand in added:
            if operand.startswith("%") or self._is_made_here(scope, operand):
                continue
            for site in scope.sites:
                if site is not gathering.site and _sends(site.record, operand):
                    return True
        return scope.function.name in _READING

    def _is_made_here(self, scope: Scope, operand: str) -> bool:
        """Whether a method makes what it gathers, of a class of the project: then it did not come in."""
        for bound in scope.bindings.get(operand, ()):
            value = bound.record.value if isinstance(bound.record, records.Copy) else None
            made = scope.definitions.get(value or "")
            if made is not None and isinstance(made.record, records.Call):
                called = self._linker.variable(scope, made.record.function).values
                if any(isinstance(one, ClassValue) for one in called):
                    return True
        return False

    def _is_memo(self, gathering: Gathering) -> bool:
        """Whether the method looks in the container for what it would add: then that is there once for a key."""
        scope = gathering.site.scope
        if not isinstance(gathering.site.record, records.StoreItem):
            return False
        for site in scope.sites:
            record = site.record
            looked = None
            if isinstance(record, records.LoadItem):
                looked = record.of
            elif isinstance(record, records.Operate) and record.operator in ("in", "not in"):
                looked = record.values[1]
            elif isinstance(record, records.LoadAttr) and record.name == "get":
                looked = record.of
            if looked is not None and self._own_attribute(scope, looked) == gathering.attribute:
                return True
        return False

    # ------------------------------------------------------------------------------------------------------- release

    def kept_for_ever(self, cls: ClassValue, ignoring: frozenset[str] = frozenset()) -> tuple[Gathering, ...]:
        """What a stream class gathers and never lets go of; nothing where it lets go of any of it but what is ignored."""
        gathered = tuple(gathering for gathering in self.passing(cls) if gathering.attribute not in ignoring)
        others = (each for each in self.gatherings(cls) if not isinstance(each.site.record, records.Operate))
        names = {each.attribute for each in (*gathered, *others)} - ignoring if gathered else set()
        if any(self._is_released(cls, name) for name in names):
            return ()
        return gathered

    def _is_released(self, cls: ClassValue, name: str) -> bool:
        gathered = tuple(each.site for each in self.gatherings(cls) if each.attribute == name)
        for value in self.containers(cls, name):
            if any(not begins(eviction.site, name, gathered) for eviction in self._evictions.of(value)):
                return True
        if any(map(sets_all, self.methods(cls))):
            return True
        return any(
            (_is_replaced(site, name) and not begins(site, name, gathered)) or self._takes_out(site, name)
            for scope in self.methods(cls)
            if scope.function.parameters and not scope.is_constructor
            for site in scope.sites
            if not _is_growing(site)
        )

    def _takes_out(self, site: Site, name: str) -> bool:
        """Whether a method takes something out of a container of its object, or of one in that."""
        record = site.record
        if isinstance(record, records.DeleteItem):
            return self._own_attribute(site.scope, record.of) == name
        if isinstance(record, records.LoadAttr):
            does = self._linker.any_container_method(record.name)
            if does is None or does.evicts == "none":
                return False
            own = site.scope.function.parameters[0].name
            names = got_by_name(site.scope, record.of, own)
            return name in names or self._own_attribute(site.scope, record.of) == name
        return False


def _is_replaced(site: Site, name: str) -> bool:
    """Whether a method stores or deletes an attribute of its object as a whole."""
    own = site.scope.function.parameters[0].name
    record = site.record
    if isinstance(record, records.StoreAttr | records.DeleteAttr):
        return record.name == name and record.of == own
    of, names, _ = set_by_name(site) or ("", (), "")
    return of == own and name in names


def _is_growing(site: Site) -> bool:
    """Whether a store of an attribute belongs to `self.x += ...`."""
    record = site.record
    if not isinstance(record, records.StoreAttr) or record.value is None:
        return False
    made = site.scope.definitions.get(record.value)
    return made is not None and isinstance(made.record, records.Operate)


def _added(record: records.Record) -> list[str]:
    """The operands that a record adds to a container."""
    match record:
        case records.Call(arguments=arguments):
            return [argument.value for argument in arguments]
        case records.StoreItem(value=value):
            return [value]
        case records.Operate(values=values):
            return [values[1]] if len(values) > 1 else []
        case _:
            return []


def _is_given(gathering: Gathering) -> bool:
    """Whether what is gathered is what the method was given, rather than something that it makes of that."""
    given = {parameter.name for parameter in gathering.site.scope.function.parameters}
    return all(operand in given for operand in _added(gathering.site.record))


def _sends(record: records.Record, operand: str) -> bool:
    match record:
        case records.Return(value=value) | records.Yield(value=value):
            return value == operand
        case records.Call(arguments=arguments):
            return any(argument.value == operand for argument in arguments)
        case _:
            return False


def hands_out(value: Value) -> bool:
    """Whether iterating a value runs code of the project."""
    return isinstance(value, Generator | Instance)
