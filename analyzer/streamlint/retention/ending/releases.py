"""Releases: which state a class of the project lets go of, and by which flags it knows that it has done so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from streamlint.facts import records
from streamlint.retention.ending.clearing import (
    below,
    calls_hook,
    calls_what_it_holds,
    class_of,
    cleared,
    speaks,
    stores,
    touches,
)
from streamlint.retention.ending.getters import shown
from streamlint.retention.ending.unread import needs_reading
from streamlint.retention.ending.wholes import Whole, wholes
from streamlint.retention.ending.words import is_end_hook, speaks_of_end
from streamlint.retention.keeping.streams import StreamClasses
from streamlint.retention.linking.classes import lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Attribute
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Container, Generator, Instance, Stream, Value

CONSTRUCTORS = frozenset({"__init__", "__new__", "__post_init__", "__set_name__", "__init_subclass__"})
_STEPS = 2


class Releases:
    """What the classes of a program clear outside of their constructors, and what can hold their instances."""

    def __init__(self, linker: Linker, stream_classes: StreamClasses) -> None:
        self._linker = linker
        self._stream_classes = stream_classes
        self._of: dict[ClassValue, frozenset[str]] = {}
        self._lets_go: dict[ClassValue, tuple[str, ...]] = {}
        self._flags: dict[ClassValue, dict[str, bool]] = {}
        self._kin: dict[ClassValue, bool] = {}
        self._concerned: dict[ClassValue, bool] = {}
        self._wholes: dict[ClassValue, tuple[Whole, ...]] = {}
        self._getters: dict[ClassValue, dict[str, str]] = {}
        self._carriers: set[Value] = self._find_carriers()

    def of(self, cls: ClassValue) -> frozenset[str]:
        """The attributes of a class, its own and inherited, that gather something and are cleared again."""
        found = self._of.get(cls)
        if found is None:
            found = self._of[cls] = frozenset(self._find(cls))
        return found

    def behind(self, cls: ClassValue, name: str) -> str:
        """The attribute that a class shows under a name: the one of this name, or what its getter reads."""
        return self._shown(cls).get(name, name)

    def _shown(self, cls: ClassValue) -> dict[str, str]:
        """The attributes that the getters of a class show, by the names of those."""
        found = self._getters.get(cls)
        if found is None:
            nearest = {scope.function.name: scope for scope in reversed(tuple(self.methods(cls)))}
            told = ((name, shown(scope)) for name, scope in nearest.items())
            found = self._getters[cls] = {name: attribute for name, attribute in told if attribute is not None}
        return found

    def matters(self, value: Value) -> bool:
        """Whether how a value ends concerns others, or that of one which it carries in an attribute."""
        if isinstance(value, Stream) and needs_reading(value.api):
            return True
        if isinstance(value, Instance) and (self.concerns(value.cls) or self.wholes(value.cls)):
            return True
        return value in self._carriers or self.releases(value)

    def releases(self, value: Value) -> bool:
        """Whether a value is a stream that lets go of its state."""
        if isinstance(value, Stream):
            return value.api is not None and bool(value.api.released or value.api.hook_gone)
        return isinstance(value, Instance) and bool(self.of(value.cls))

    def flags(self, cls: ClassValue) -> dict[str, bool]:
        """The attributes by which the methods of a class know whether it has ended, each with what it is before."""
        found = self._flags.get(cls)
        if found is None:
            found = self._flags[cls] = dict(self._find_flags(cls))
        return found

    def kin_release(self, cls: ClassValue) -> bool:
        """Whether a class, or one that inherits from it, lets go of something."""
        found = self._kin.get(cls)
        if found is None:
            found = self._kin[cls] = any(self.of(each) for each in (cls, *below(cls)))
        return found

    def concerns(self, cls: ClassValue) -> bool:
        """Whether how a class ends concerns others: it lets go of something, or is a stream that tells of its end."""
        found = self._concerned.get(cls)
        if found is None:
            found = self._concerned[cls] = self.kin_release(cls) or any(map(self._tells, (cls, *below(cls))))
        return found

    def wholes(self, cls: ClassValue) -> tuple[Whole, ...]:
        """The final accessors of a class that want it to have been read to its end."""
        found = self._wholes.get(cls)
        if found is None:
            found = self._wholes[cls] = wholes(self._linker, cls, tuple(self.methods(cls)))
        return found

    def _tells(self, cls: ClassValue) -> bool:
        kin = set(lineage(cls))
        if kin.isdisjoint(self._telling):
            return False
        return self._stream_classes.behaves(cls) or bool(kin & self._self_running)

    @cached_property
    def _self_running(self) -> frozenset[ClassValue]:
        """The classes that keep a running generator of their own in an attribute."""
        return frozenset(
            value.scope.cls
            for place in self._linker.all_attributes()
            for value in place.values
            if isinstance(place.holder, Instance) and isinstance(value, Generator) and value.scope is not None
            if value.scope.cls is not None and value.scope.cls in lineage(place.holder.cls)
        )

    def is_telling(self, scope: Scope) -> bool:
        """Whether a method clears something, calls handlers, or calls one that does."""
        return scope in self._leading

    @cached_property
    def _leading(self) -> frozenset[Scope]:
        """The methods that clear or tell, and those of the project's classes that call them."""
        scopes = [scope for each in self._methods.values() for scope in each]
        found = {scope for scope in scopes if any(cleared(self._linker, scope)) or calls_what_it_holds(scope)}
        found |= {scope for scope in scopes if calls_hook(scope)}
        edge = set(found)
        while edge:
            callers = {site.scope for scope in edge for site in self._linker.callers.get(scope, ())}
            edge = {scope for scope in callers if scope.cls is not None and scope.is_callable} - found
            found |= edge
        return frozenset(found)

    def is_ending(self, scope: Scope) -> bool:
        """Whether a method clears, fills or stores something by which its class ends."""
        return scope in self._touching

    @cached_property
    def _touching(self) -> frozenset[Scope]:
        found: set[Scope] = set()
        for cls in self._linker.classes:
            names = self.of(cls)
            if names:
                names = names | self.flags(cls).keys()
                for owner in lineage(cls):
                    found.update(scope for scope in self._methods.get(owner, ()) if touches(scope, names))
        return frozenset(found)

    # ------------------------------------------------------------------------------------------------- what is cleared

    def _find(self, cls: ClassValue) -> Iterator[str]:
        kin = set(lineage(cls))
        return (name for name in self.lets_go(cls) if self._is_read(kin, name) or self._is_shown(cls, kin, name))

    def _is_shown(self, cls: ClassValue, kin: set[ClassValue], name: str) -> bool:
        """Whether anything but the class itself asks a getter for an attribute."""
        getters = [getter for getter, attribute in self._shown(cls).items() if attribute == name]
        return any(self._is_read(kin, getter) for getter in getters)

    def lets_go(self, cls: ClassValue) -> tuple[str, ...]:
        """The attributes in which a stream class gathers and that it clears, whoever reads them."""
        found = self._lets_go.get(cls)
        if found is None:
            found = self._lets_go[cls] = tuple(self._find_cleared(cls))
        return found

    def _find_cleared(self, cls: ClassValue) -> Iterator[str]:
        kin = tuple(lineage(cls))
        cleared = {name for owner in kin for name in self._clears.get(owner, ())}
        if not cleared or not any(self._stream_classes.behaves(each) or each in self._telling for each in kin):
            return
        gathered = {gathering.attribute for gathering in self._stream_classes.gatherings(cls)}
        grown = {name for owner in kin for name in self._growths.get(owner, ())}
        for name in sorted(cleared):
            if name in gathered or name in grown or self._holds_container(set(kin), name):
                yield name

    def clears(self, cls: ClassValue) -> frozenset[str]:
        """The attributes that the methods of a class, without those that it inherits, clear."""
        return frozenset(self._clears.get(cls, ()))

    def is_stream(self, cls: ClassValue) -> bool:
        """Whether a class, or one that inherits from it, behaves like a stream."""
        return any(map(self._stream_classes.behaves, (cls, *below(cls))))

    def gathering_sites(self, cls: ClassValue) -> Iterator[Site]:
        """Where a class adds to its containers."""
        return (gathering.site for gathering in self._stream_classes.gatherings(cls))

    def methods(self, cls: ClassValue) -> Iterator[Scope]:
        """The methods of a class and of those it inherits from, nearest first."""
        for owner in lineage(cls):
            yield from self._methods.get(owner, ())

    def _holds_container(self, kin: set[ClassValue], name: str) -> bool:
        return any(
            isinstance(place.holder, Instance)
            and place.holder.cls in kin
            and any(isinstance(value, Container) for value in place.values)
            for place in self._attributes.get(name, ())
        )

    @cached_property
    def _attributes(self) -> dict[str, list[Attribute]]:
        found: dict[str, list[Attribute]] = {}
        for place in self._linker.all_attributes():
            found.setdefault(place.name, []).append(place)
        return found

    @cached_property
    def _methods(self) -> dict[ClassValue, list[Scope]]:
        found: dict[ClassValue, list[Scope]] = {}
        for scope in self._linker.scopes:
            if scope.cls is not None and scope.is_callable and scope.function.parameters:
                found.setdefault(scope.cls, []).append(scope)
        return found

    @cached_property
    def _clears(self) -> dict[ClassValue, set[str]]:
        """What the methods of each class clear, class by class."""
        found: dict[ClassValue, set[str]] = {}
        for cls, scopes in self._methods.items():
            for scope in scopes:
                if scope.function.name not in CONSTRUCTORS:
                    found.setdefault(cls, set()).update(cleared(self._linker, scope))
        return {cls: names for cls, names in found.items() if names}

    @cached_property
    def _growths(self) -> dict[ClassValue, set[str]]:
        """The attributes that methods of each class add to by an operator: `self.text += piece`."""
        found: dict[ClassValue, set[str]] = {}
        for cls, scopes in self._methods.items():
            for site in (site for scope in scopes for site in scope.sites):
                if isinstance(site.record, records.StoreAttr) and site.record.value is not None:
                    made = site.scope.definitions.get(site.record.value)
                    if made is not None and isinstance(made.record, records.Operate) and made.record.operator == "+=":
                        found.setdefault(cls, set()).add(site.record.name)
        return found

    def is_looked_at(self, cls: ClassValue, name: str) -> bool:
        """Whether anything but the class itself, or one of its hooks for the end, looks at an attribute."""
        return self._is_read(set(lineage(cls)), name, looked_at=True)

    def _is_read(self, kin: set[ClassValue], name: str, *, looked_at: bool = False) -> bool:
        """Whether anything but the class itself reads an attribute of its instances: what only it reads is its own."""
        for site in self._loads.get(name, ()):
            tells = is_end_hook if looked_at else speaks_of_end
            reader = class_of(site.scope)
            inherits = reader is not None and not looked_at and not self._clears_itself(reader, kin, name)
            if reader in kin and not inherits and not tells(site.scope.function.name):
                continue
            assert isinstance(site.record, records.LoadAttr)
            values = self._linker.variable(site.scope, site.record.of).values
            if any(isinstance(value, Instance) and value.cls in kin for value in values):
                return True
        return False

    def _clears_itself(self, cls: ClassValue, kin: set[ClassValue], name: str) -> bool:
        """Whether a class, or one that inherits from it, clears an attribute, rather than a class that it inherits from."""
        return any(name in self._clears.get(each, ()) for each in kin if cls in lineage(each))

    @cached_property
    def _loads(self) -> dict[str, list[Site]]:
        found: dict[str, list[Site]] = {}
        for scope in self._linker.scopes:
            for site in scope.sites:
                if isinstance(site.record, records.LoadAttr):
                    found.setdefault(site.record.name, []).append(site)
        return found

    @cached_property
    def _telling(self) -> frozenset[ClassValue]:
        """The classes that may tell handlers of their end: they call what they were given, or a method that says so."""
        found: set[ClassValue] = set()
        for cls in self._methods:
            scopes = [scope for owner in lineage(cls) for scope in self._methods.get(owner, ())]
            hooked = any(is_end_hook(scope.function.name) for scope in scopes)
            if hooked or (any(map(calls_what_it_holds, scopes)) and any(map(speaks, scopes))):
                found.add(cls)
        return frozenset(found)

    # ----------------------------------------------------------------------------------------------------------- flags

    def _find_flags(self, cls: ClassValue) -> Iterator[tuple[str, bool]]:
        kin = (*lineage(cls), *below(cls))
        scopes = [scope for owner in kin for scope in self._methods.get(owner, ())]
        ending = self._ending(scopes)
        stored = {name for scope in ending for name, _ in stores(scope)}
        first: dict[str, set[bool | None]] = {}
        for scope in scopes:
            if scope.function.name in CONSTRUCTORS:
                for name, value in stores(scope):
                    constant = scope.constant(value)
                    first.setdefault(name, set()).add(bool(constant.value) if constant is not None else None)
        for name in stored:
            before = first.get(name, set())
            if len(before) == 1 and None not in before:
                yield name, bool(next(iter(before)))

    def _ending(self, scopes: list[Scope]) -> set[Scope]:
        """The methods that clear something, those that call them, and what they call."""
        clearing = {
            scope for scope in scopes if scope.function.name not in CONSTRUCTORS and any(cleared(self._linker, scope))
        }
        calls = [
            (site.scope, callee)
            for callee in scopes
            for site in self._linker.callers.get(callee, ())
            if site.scope in scopes
        ]
        found = set(clearing)
        for _ in range(len(scopes)):
            more = {caller for caller, callee in calls if callee in found} - found
            if not more:
                break
            found |= more
        found |= {callee for caller, callee in calls if caller in clearing}
        return {scope for scope in found if scope.function.name not in CONSTRUCTORS}

    # -------------------------------------------------------------------------------------------------------- carriers

    def _find_carriers(self) -> set[Value]:
        found: set[Value] = set()
        for _ in range(_STEPS):
            for place in self._linker.all_attributes():
                holds = any(value in found or self.releases(value) for value in place.values)
                if holds and place.holder is not None:
                    found.add(place.holder)
        return found
