"""Where else streams come from and go to.

They are handed to functions of other modules, made by clients from there, returned to callers there; and their classes
inherit from classes there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.linking.classes import lineage
from streamlint.retention.places import Place, Variable
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Library
from streamlint.retention.widening.carried import carried
from streamlint.retention.widening.origins import givers, is_factory_like, origins
from streamlint.retention.widening.wanted import Wanted, by_name, is_visible

if TYPE_CHECKING:
    from streamlint.retention.program import Program

_MOST = 8
"""How many values a place may have and still be said to hold a stream."""
_PROTOCOLS = frozenset({"__iter__", "__aiter__", "__next__", "__anext__", "__enter__", "__aenter__", "__call__"})


def flows(program: Program) -> tuple[Wanted, ...]:
    """What leads on from where streams are made, and back to where they come from."""
    return tuple(sorted(set(_Flows(program).all())))


class _Flows:
    def __init__(self, program: Program) -> None:
        self._program = program
        self._linker = program.linker
        self._carried = carried(program)
        self._touching = self._find_touching()
        self._reads = tuple(sorted(self._find_reads()))

    def all(self) -> Iterator[Wanted]:
        """Modules that streams are handed to or come from, base classes, and callers."""
        for scope in self._linker.scopes:
            for site in scope.sites:
                yield from self._handed_out(site)
        callers = set(self._callers())
        yield from callers
        yield from self._bases()
        yield from self._imported({word for wanted in callers for word in (wanted.word, wanted.cls)})

    def _handed_out(self, site: Site) -> Iterator[Wanted]:
        """What is not known that takes a stream, or is called as what makes one."""
        match site.record:
            case records.Call(function=function, arguments=arguments):
                if any(self._holds(site.scope, given.value) for given in arguments):
                    yield from self._taking(site.scope, function)
                if is_factory_like(self._linker, site):
                    yield from self._unknown(site.scope, function)
                    yield from self._given(site.scope, function)
            case records.StoreItem(of=of, value=value) | records.Collect(into=of, value=value):
                if self._holds(site.scope, value):
                    yield from self._unknown(site.scope, of)
            case records.Operate(operator=operator, values=(of, value)) if operator.endswith("="):
                if self._holds(site.scope, value):
                    yield from self._unknown(site.scope, of)
            case _:
                pass

    def _holds(self, scope: Scope, operand: str) -> bool:
        return self._can_be_carried(self._linker.variable(scope, operand))

    def _can_be_carried(self, place: Place | None) -> bool:
        """Whether a place holds a stream. Of one that can hold all sorts of things nothing is known."""
        return place is not None and len(place.values) <= _MOST and not self._carried.isdisjoint(place.values)

    def _unknown(self, scope: Scope, operand: str) -> Iterator[Wanted]:
        for name in origins(self._linker, scope, operand):
            yield Wanted(name, near=scope.module.path)

    def _given(self, scope: Scope, operand: str) -> Iterator[Wanted]:
        """Who calls the function, or makes the class, whose unknown parameter a client may be."""
        for giver in givers(self._linker, scope, operand):
            if giver.function.kind == "def" and is_visible(giver) and self._tells(giver):
                yield by_name(giver)

    def _taking(self, scope: Scope, function: str) -> Iterator[Wanted]:
        loaded = scope.definitions.get(function)
        method = loaded.record.name if loaded is not None and isinstance(loaded.record, records.LoadAttr) else ""
        for name in origins(self._linker, scope, function):
            taker = method or name.rpartition(".")[2]
            yield Wanted(name, taker=taker, reads=self._reads, near=scope.module.path)

    def _bases(self) -> Iterator[Wanted]:
        for cls in self._linker.classes:
            if cls in self._touching or self._program.stream_classes.gatherings(cls) or _has_protocol(cls):
                for base in cls.bases:
                    if isinstance(base, Library) and cls.scope is not None:
                        yield Wanted(base.dotted, near=cls.scope.module.path)

    def _callers(self) -> Iterator[Wanted]:
        """The names by which other modules get streams: of functions that give one, and of stream classes."""
        for scope in self._linker.scopes:
            if scope.function.kind == "def" and is_visible(scope) and self._gives(scope) and self._tells(scope):
                yield by_name(scope)
        for cls in self._program.stream_classes.all:
            if cls.scope is not None:
                yield Wanted(cls.scope.module.name, cls.name, near=cls.scope.module.path)

    def _tells(self, scope: Scope) -> bool:
        """Whether the name of a method says something: `get` and `pop` are called on everything."""
        wanted = by_name(scope)
        return not wanted.cls or self._linker.any_container_method(wanted.word) is None

    def _gives(self, scope: Scope) -> bool:
        return self._can_be_carried(scope.returned) or self._can_be_carried(scope.yielded)

    def _imported(self, names: set[str]) -> Iterator[Wanted]:
        """What has a name by which streams are got, and is imported from a module that was not lowered."""
        for value in self._linker.all_values():
            if isinstance(value, Library) and value.dotted.rpartition(".")[2] in names:
                yield Wanted(value.dotted)

    def _find_reads(self) -> Iterator[str]:
        """The attributes that streams let go of: who reads them matters though it keeps nothing."""
        yield from {name for api in self._linker.models.apis for name in api.released}
        for cls in self._program.stream_classes.all:
            yield from (gathering.attribute for gathering in self._program.stream_classes.gatherings(cls))

    def _find_touching(self) -> frozenset[ClassValue]:
        """The classes in whose methods a stream is held."""
        found: set[ClassValue] = set()
        for place in self._linker.places():
            if isinstance(place, Variable) and place.scope is not None and not self._carried.isdisjoint(place.values):
                cls = _class_of(place.scope)
                if cls is not None:
                    found.update(lineage(cls))
        return frozenset(found)


def _class_of(scope: Scope | None) -> ClassValue | None:
    while scope is not None and scope.cls is None:
        scope = scope.parent
    return scope.cls if scope is not None else None


def _has_protocol(cls: ClassValue) -> bool:
    return cls.scope is not None and not _PROTOCOLS.isdisjoint(cls.scope.function.binds)
