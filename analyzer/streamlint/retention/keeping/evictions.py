"""What takes streams out of a container again: the container's own methods, and a new container in its place."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.chains import method_called
from streamlint.retention.keeping.arms import can_follow, is_asked_for
from streamlint.retention.keeping.bounds import is_once
from streamlint.retention.keeping.dropped import is_dropped
from streamlint.retention.keeping.hubs import spread
from streamlint.retention.keeping.replacing import replaced
from streamlint.retention.keeping.shutdown import Shutdown
from streamlint.retention.linking import contexts
from streamlint.retention.linking.chained import CHAIN
from streamlint.retention.linking.classes import inherited_library, lineage
from streamlint.retention.linking.containers import taken_from
from streamlint.retention.linking.linker import Eviction, Linker
from streamlint.retention.linking.remaking import COPYING, remade_of
from streamlint.retention.places import Elements, Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.setting import set_by_name
from streamlint.retention.values import Container, Context, Instance, Library, Value

if TYPE_CHECKING:
    from streamlint.retention.keeping.owners import Owners
    from streamlint.retention.keeping.regions import Region, Regions

_CONSTRUCTORS = frozenset({"__init__", "__new__", "__post_init__", "__set_name__"})
_ANYTHING = frozenset({"typing.Any", "builtins.object"})
_PYTHON = sys.stdlib_module_names | {"builtins", "typing_extensions", "pydantic"}
"""Packages of which no class calls a method by a name that is not known."""
_DEEPEST = 3
"""Through how many calls a constructor may come to the method that makes a container."""


class Evictions:
    """Every eviction of a program, by container."""

    def __init__(self, linker: Linker, regions: Regions, owners: Owners) -> None:
        self._linker = linker
        self._owners = owners
        self._regions = regions
        self._shutdown = Shutdown(linker, regions)
        self._own: dict[Value, list[Container]] = {}
        for value in tuple(linker.all_values()):
            if isinstance(value, Container) and isinstance(value.owner, Instance):
                self._own.setdefault(value.owner, []).append(value)
        found: dict[Container, list[Eviction]] = {}
        taken = (*linker.evictions.values(), *self._of_names(), *self._rebindings())
        for eviction in spread(linker, taken):
            found.setdefault(eviction.container, []).append(eviction)
        self._of = {container: tuple(evictions) for container, evictions in found.items()}

    def of(self, container: Container) -> tuple[Eviction, ...]:
        """The evictions of one container. What reaches its original is one of the container itself."""
        return self._of.get(container, ())

    @property
    def containers(self) -> Iterable[Container]:
        """The containers out of which something is taken."""
        return self._of

    def frees(self, container: Container, region: Region) -> Eviction | None:
        """An eviction that keeps the container from growing with the repetitions of `region`, where there is one."""
        return next(self.counting(container, region), None)

    def counting(self, container: Container, region: Region) -> Iterator[Eviction]:
        """The evictions that can keep the container from growing with the repetitions of `region`."""
        return (eviction for eviction in self.of(container) if self._counts(eviction, container, region))

    def _counts(self, eviction: Eviction, container: Container, region: Region) -> bool:
        site = eviction.site
        scope = site.scope
        if self._shutdown.only_then(eviction, container, region):
            return False
        if region.site is not None and scope is region.scope and region not in self._regions.around(site):
            return False
        if self._begins_frame(site, container) or is_dropped(self._linker, scope):
            return False
        if scope is region.scope or not scope.is_callable or self._is_called(site):
            return True
        if eviction.kind == "one" and not self._linker.callers.get(scope) and _is_hook(scope):
            return True
        public = not scope.function.name.startswith("_")
        return public and (eviction.kind != "all" or self._is_drain(eviction) or _cleans_up(eviction))

    def _begins_frame(self, site: Site, container: Container) -> bool:
        """Whether a function binds a variable of its own once in each call: what other calls left is in other frames."""
        record, scope = site.record, site.scope
        if not isinstance(record, records.Copy) or not scope.is_callable or scope.home_of(record.to) is not scope:
            return False
        return self._regions.around(site) <= self._regions.life_of(container)

    def _is_drain(self, eviction: Eviction) -> bool:
        """Whether the code reads what it clears: a flush hands on what it takes out, and somebody is meant to call it."""
        owner = self._owners.of(eviction.container)
        name = owner.name.rpartition(".")[2] if owner is not None else ""
        if owner is not None and owner.kind == "module":
            return any(_hands_on(site.record, name) for site in eviction.site.scope.sites)
        loads = [
            site
            for site in eviction.site.scope.sites
            if isinstance(site.record, records.LoadAttr)
            and site.record.name == name
            and (site.record.at.line <= eviction.site.record.at.line or can_follow(site, eviction.site))
        ]
        return len(loads) > (0 if isinstance(eviction.site.record, records.StoreAttr) else 1)

    def _is_called(self, site: Site) -> bool:
        scope = site.scope
        calls = self._linker.callers.get(scope)
        return (
            (bool(calls) and is_asked_for(site, calls or ()))
            or scope in self._linker.escaped
            or scope.function.name.startswith("__")
            or (not calls and self._is_asked_of_unknown(scope))
        )

    def _is_asked_of_unknown(self, scope: Scope) -> bool:
        """Whether the program takes a method of this name from an object of which nothing is known: it may be this one."""
        if scope.cls is None:
            return False
        names = {*_ANYTHING, *(base.dotted for base in inherited_library(scope.cls))}
        loads = self._linker.attribute_loads.get(scope.function.name, ())
        asked = (
            self._linker.variable(site.scope, site.record.of).values
            for site in loads
            if isinstance(site.record, records.LoadAttr)
        )
        return any(all(isinstance(each, Library) and each.dotted in names for each in values) for values in asked)

    def _of_names(self) -> Iterator[Eviction]:
        """`vars(bag).clear()` takes all that an object has by its names."""
        for eviction in tuple(self._linker.evictions.values()):
            holder = self._linker.named.get(eviction.container)
            if eviction.kind == "all" and isinstance(holder, Instance):
                for place in self._linker.attributes_of(holder):
                    for held in place.values:
                        if isinstance(held, Container) and self._lives_in(held, place):
                            yield Eviction(eviction.site, held, "all")

    # ---------------------------------------------------------------------------------------------- new containers

    def _rebindings(self) -> Iterator[Eviction]:
        for scope in self._linker.scopes:
            for site in scope.sites:
                match site.record:
                    case records.StoreAttr() | records.DeleteAttr():
                        yield from self._attribute(site)
                    case records.Copy() | records.DeleteName():
                        yield from self._name(site)
                    case records.Unpack():
                        yield from self._names(site, site.record)
                    case records.StoreItem():
                        yield from self._slice(site)
                        yield from self._element(site, site.record.of, site.record.key, site.record.value)
                    case records.Call():
                        yield from self._by_call(site, site.record)
                    case _:
                        pass

    def _attribute(self, site: Site) -> Iterator[Eviction]:
        record = site.record
        assert isinstance(record, records.StoreAttr | records.DeleteAttr)
        value = record.value if isinstance(record, records.StoreAttr) else None
        if isinstance(record, records.StoreAttr) and value is None:
            return
        yield from self._member(site, record.of, record.name, value)

    def _member(self, site: Site, of: str, name: str, value: str | None) -> Iterator[Eviction]:
        """What an attribute of this name held before, where the site puts something else in its place."""
        if is_once(site) or (site.scope.function.name in _CONSTRUCTORS and not self._is_built_again(site.scope)):
            return
        for holder in self._linker.variable(site.scope, of).values:
            if not isinstance(holder, Library):
                yield from self._replaced(site, self._linker.attribute(holder, name), value, name)

    def _is_built_again(self, constructor: Scope) -> bool:
        """Whether a constructor is called on an object that is there: `self.__init__()`."""
        return any(
            site.scope.function.name not in _CONSTRUCTORS
            and (called := method_called(site)) is not None
            and called.name == constructor.function.name
            and any(isinstance(value, Instance) for value in self._linker.variable(site.scope, called.of).values)
            for site in self._linker.callers.get(constructor, ())
        )

    def _by_call(self, site: Site, record: records.Call) -> Iterator[Eviction]:
        """`setattr(turn, "streams", [])` and `state.update(streams=[])` store as the statements do."""
        named = set_by_name(site)
        if named is not None:
            of, names, value = named
            for name in names:
                yield from self._member(site, of, name, value)
            return
        called = method_called(site)
        if called is not None and called.name == "update":
            for argument in record.arguments:
                if argument.keyword is not None:
                    yield from self._under(site, called.of, argument.keyword, argument.value)
        elif called is not None and called.name in contexts.SETS and record.arguments:
            yield from self._set_anew(site, called, record.arguments[0].value)

    def _element(self, site: Site, of: str, key: str, value: str) -> Iterator[Eviction]:
        """`state["streams"] = []`: another container under a key that is always the same."""
        constant = site.scope.constant(key)
        if constant is not None and constant.value is not None:
            yield from self._under(site, of, constant.value, value)
        elif constant is None and _is_new(site.scope, value):
            yield from self._each(site, of, key)

    def _each(self, site: Site, of: str, key: str) -> Iterator[Eviction]:
        """`for name in rooms: rooms[name] = []`: another container under every key that there is."""
        for holder in self._linker.variable(site.scope, of).values:
            if isinstance(holder, Container) and any(self._gives_keys(outer, holder, key) for outer, _ in site.path):
                for inner in self._linker.every(holder).values:
                    if isinstance(inner, Container) and inner.site is not site:
                        yield Eviction(site, inner, "all")

    def _gives_keys(self, loop: Site, holder: Container, key: str) -> bool:
        """Whether a loop goes over the keys of a container, and gives each this name."""
        record, scope = loop.record, loop.scope
        if not isinstance(record, records.Loop) or record.iterable is None:
            return False
        over = scope.definitions.get(record.iterable)
        asked = over.record if over is not None else None
        if isinstance(asked, records.Call) and asked.function in COPYING and asked.arguments:
            over = scope.definitions.get(asked.arguments[0].value)
            names = [asked.arguments[0].value]
        else:
            names = [record.iterable]
        called = method_called(over) if over is not None else None
        names += [called.of] if called is not None and called.name == "keys" else []
        named = record.item == key or record.item == scope.copied(key)
        return named and any(holder in self._linker.variable(scope, name).values for name in names)

    def _under(self, site: Site, of: str, key: str | bytes | float, value: str) -> Iterator[Eviction]:
        if is_once(site):
            return
        for holder in self._linker.variable(site.scope, of).values:
            place = self._linker.known_elements(holder, key) if isinstance(holder, Container) else None
            if place is not None:
                yield from self._replaced(site, place, value, str(key))

    def _name(self, site: Site) -> Iterator[Eviction]:
        record = site.record
        name = record.name if isinstance(record, records.DeleteName) else getattr(record, "to", "")
        value = record.value if isinstance(record, records.Copy) else None
        if name.startswith("%") or is_once(site) or site.scope.function.kind == "class":
            return
        if (isinstance(record, records.Copy) and value is None) or _runs_once(site):
            return
        yield from self._replaced(site, self._linker.variable(site.scope, name), value, name)

    def _set_anew(self, site: Site, called: records.LoadAttr, given: str) -> Iterator[Eviction]:
        """`variable.set(value)` puts another container in a context variable, `variable.reset(token)` the one before."""
        for holder in self._linker.variable(site.scope, called.of).values:
            if isinstance(holder, Context) and holder.single:
                place = self._linker.attribute(holder, contexts.VALUE)
                yield from self._replaced(site, place, given if called.name == "set" else None, called.name)

    def _names(self, site: Site, record: records.Unpack) -> Iterator[Eviction]:
        """`done, tasks = await wait(tasks)`: what the names get is not what the unpacked value is seen to hold already."""
        if is_once(site) or site.scope.function.kind == "class":
            return
        whole = self._linker.variable(site.scope, record.value).values
        given = {value for each in whole if isinstance(each, Container) for value in self._linker.every(each).values}
        for name in record.to:
            place = self._linker.variable(site.scope, name)
            for held in () if name.startswith("%") else tuple(place.values):
                if (
                    isinstance(held, Container)
                    and held.site is not site
                    and held not in given
                    and self._lives_in(held, place)
                ):
                    yield Eviction(site, held, "all")

    def _replaced(self, site: Site, place: Place, operand: str | None, name: str) -> Iterator[Eviction]:
        arriving: dict[Value, None] = self._linker.variable(site.scope, operand).values if operand is not None else {}
        kind = self._kind(site, operand, name)
        if kind is None:
            return
        made = site.scope.definitions.get(operand or "")
        fresh = self._is_made_there(made)
        restored = operand is not None and self._is_restored(site, operand, name)
        remade = operand is not None and any(self._reads(site, each, name) for each in remade_of(site.scope, operand))
        for held in tuple(place.values):
            if isinstance(held, Instance) and held not in arriving and kind == "all" and self._lives_in(held, place):
                yield from (Eviction(site, container, "all") for container in self._own.get(held, ()))
            if not isinstance(held, Container) or not self._lives_in(held, place):
                continue
            if held.kind == CHAIN and self._is_of_chain(held, arriving):
                loaded = made or site.scope.definitions.get(site.scope.copied(operand or "") or "")
                if loaded is not None and isinstance(loaded.record, records.LoadAttr | records.LoadItem):
                    yield Eviction(site, held, "trim")  # the link before takes the place of the last
                continue
            if held in arriving and restored:
                yield Eviction(site, held, "trim")
            if held in arriving and not fresh:
                continue
            if remade:
                continue
            again = fresh and (self._is_replaced(place) or self._is_made_again(site, held))
            if again or not any(_same(held, value) for value in arriving):
                yield Eviction(site, held, kind)

    def _is_restored(self, site: Site, operand: str, name: str) -> bool:
        """Whether what a place held comes back to it, in front of a longer one: `old = x; x = old + (s,); ...; x = old`."""
        scope = site.scope
        before = taken_from(scope, operand)
        if before == operand or not self._reads(site, before, name):
            return False
        return any(
            other is not site
            and getattr(other.record, "name", getattr(other.record, "to", None)) == name
            and isinstance(other.record, records.StoreAttr | records.Copy)
            and self._grows(scope, other.record.value, operand)
            for other in scope.sites
        )

    def _grows(self, scope: Scope, value: str | None, operand: str) -> bool:
        """Whether a value is what an operand is, with something added in a new container."""
        made = scope.definitions.get(value or "")
        match made.record if made is not None else None:
            case records.Operate(values=values):
                return values[0] == operand
            case records.Collection(elements=elements):
                return any(element.star and element.value == operand for element in elements)
            case _:
                return False

    def _is_made_there(self, made: Site | None) -> bool:
        """Whether what arrives is made anew, or (`given or {}`) handed in where it is not."""
        match made.record if made is not None else None:
            case records.Unpack(value=value) if made is not None:
                elements = _written_out(made.scope, value)  # `x, y = y, x` makes nothing anew
                return not elements or any(map(self._is_made_there, map(made.scope.definitions.get, elements)))
            case records.Collection() | records.Call() | records.LoadItem():
                return True
            case records.Either(values=values) if made is not None:
                scope = made.scope
                given = {parameter.name for parameter in scope.function.parameters}
                rest = [value for value in values if value not in given]
                return bool(rest) and all(self._is_made_there(scope.definitions.get(value)) for value in rest)
            case _:
                return False

    def _is_of_chain(self, chain: Container, arriving: dict[Value, None]) -> bool:
        """Whether what arrives is a link of the chain, or the chain by another name."""
        return chain in arriving or any(value in self._linker.elements(chain).values for value in arriving)

    def _lives_in(self, held: Container | Instance, place: Place) -> bool:
        """Whether the place is what keeps the container, or the object with its own, rather than another name for it."""
        owner = self._owners.of(held)
        if isinstance(place, Elements) and place.holder is not None:
            whole = self._owners.of(place.holder)
            return owner is not None and whole is not None and owner.place is whole.place
        return owner is None or owner.place is place

    def _is_replaced(self, place: Place) -> bool:
        """Whether several statements make a container for the place: then each but the first replaces one."""
        return sum(isinstance(value, Container) for value in place.values) > 1

    def _is_made_again(self, site: Site, held: Container) -> bool:
        """Whether the method that makes an object's container at first, for its constructor, runs on that object again."""
        owner = held.owner
        if not isinstance(owner, Instance) or not self._is_for_constructor(site.scope, owner):
            return False
        return bool(self._regions.around(site, owner) - self._regions.life_of(owner))

    def _is_for_constructor(self, scope: Scope, owner: Instance) -> bool:
        """Whether the constructor of an object calls a function, or calls one that does."""
        classes = set(lineage(owner.cls))
        if scope.function.name in _CONSTRUCTORS and scope.cls in classes:
            return True
        reached = {scope}
        edge = reached
        for _ in range(_DEEPEST):
            edge = {site.scope for each in edge for site in self._linker.callers.get(each, ())} - reached
            if any(each.function.name in _CONSTRUCTORS and each.cls in classes for each in edge):
                return True
            reached |= edge
        return False

    def _kind(self, site: Site, operand: str | None, name: str) -> str | None:
        """How much goes: "all", "trim" where the new container is a part of the old one, None where it is all of it."""
        made = site.scope.definitions.get(operand or "")
        match made.record if made is not None else None:
            case records.LoadItem():
                return "trim"
            case records.Call(function=function, arguments=arguments) if arguments:
                return None if function in COPYING and self._reads(site, arguments[0].value, name) else "all"
            case records.Operate(operator="+" | "|", values=values) if any(
                self._reads(site, value, name) for value in values
            ):
                return None
            case records.Either(values=values):
                return None if any(self._reads(site, value, name) for value in values) else "all"
            case _:
                return "all"

    def _reads(self, site: Site, operand: str, name: str) -> bool:
        """Whether an operand is what the variable or attribute that `site` stores held before."""
        made = site.scope.definitions.get(operand)
        if made is None:
            return operand == name and not isinstance(site.record, records.StoreAttr)
        match made.record:
            case records.LoadAttr(name=loaded):
                return loaded == name
            case records.LoadItem(key=key):
                constant = site.scope.constant(key)
                return (
                    isinstance(site.record, records.StoreItem) and constant is not None and str(constant.value) == name
                )
            case _:
                return False

    def _slice(self, site: Site) -> Iterator[Eviction]:
        record = site.record
        assert isinstance(record, records.StoreItem)
        key = site.scope.definitions.get(record.key)
        if key is None or not isinstance(key.record, records.Slice):
            yield from replaced(self._linker, site, record)
            return
        if self._is_gap(site.scope, key.record):
            return
        for holder in self._linker.variable(site.scope, record.of).values:
            if isinstance(holder, Container):
                yield Eviction(site, holder, "trim")

    def _is_gap(self, scope: Scope, part: records.Slice) -> bool:
        """Whether a slice has nothing in it, at the end (`x[len(x):]`) or at the beginning (`x[:0]`): storing there adds."""
        if part.upper is None:
            return part.lower is not None
        upper = scope.constant(part.upper)
        return part.lower is None and upper is not None and upper.value == 0


def _is_new(scope: Scope, operand: str) -> bool:
    """Whether an operand is a container that is written out there."""
    made = scope.definitions.get(operand)
    return made is not None and isinstance(made.record, records.Collection)


def _runs_once(site: Site) -> bool:
    """Whether it is a statement of a module that stands in no loop."""
    return site.scope.function.kind == "module" and not site.is_looped


def _is_hook(scope: Scope) -> bool:
    """Whether a function may be called by a class of a library, of which its own class is a kind."""
    bases = inherited_library(scope.cls) if scope.cls is not None else ()
    return any(base.dotted.partition(".")[0] not in _PYTHON for base in bases)


def _written_out(scope: Scope, operand: str) -> list[str]:
    """The elements of a display; none where it is something else."""
    made = scope.definitions.get(operand)
    return [each.value for each in made.record.elements] if made and isinstance(made.record, records.Collection) else []


def _cleans_up(eviction: Eviction) -> bool:
    """Whether a method clears in the `finally` of its own work: it is there for that work, and is meant to be called."""
    return any(arm == "final" and isinstance(outer.record, records.Try) for outer, arm in eviction.site.path)


def _same(held: Container, value: Value) -> bool:
    """The same container, or an instance's own of the one that the code makes for each instance."""
    return value is held or (isinstance(value, Container) and value.site is held.site and held.site is not None)


def _hands_on(record: records.Record, name: str) -> bool:
    """Whether a record hands a whole variable on, to a call, a loop or another name."""
    match record:
        case records.Call(arguments=arguments):
            return any(argument.value == name for argument in arguments)
        case records.Loop(iterable=value) | records.Copy(value=value) | records.Return(value=value):
            return value == name
        case _:
            return False
