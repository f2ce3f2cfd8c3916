"""What a program still lacks: names that lead to code which was not lowered and may matter.

Two questions. `flows`: where else do streams come from and go to? They are handed to functions of other modules, made
by clients from there, returned to callers there, and their classes inherit from there. `lives`: what else decides
whether a kept stream is a leak? That is code that evicts, that makes the owner, and that calls what stores.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.linking.classes import lineage
from streamlint.retention.places import Attribute, Place, Variable
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Instance, Library
from streamlint.retention.widening.carried import carried
from streamlint.retention.widening.origins import is_factory_like, origins

if TYPE_CHECKING:
    from streamlint.retention.keeping.kept import Kept
    from streamlint.retention.program import Program

_PROTOCOLS = frozenset({"__iter__", "__aiter__", "__next__", "__anext__", "__enter__", "__aenter__", "__call__"})


@dataclass(frozen=True, slots=True, order=True)
class Wanted:
    """Code to look for. `near` is the path of the file that leads there.

    Without `word`: the module in which the dotted name `module` lies. With it: every file that uses this name of the
    module, or of the class `cls` where that is given; or (`evicts`) takes something out of a container of this name, of
    any object where no module is given.

    `taker` is the function of the module that something is handed to: the module is wanted only if the function does
    more with it than to look at it. `reads` are attributes to look at which is enough.
    """

    module: str = ""
    word: str = ""
    cls: str = ""
    evicts: bool = False
    taker: str = ""
    reads: tuple[str, ...] = ()
    near: str = ""


def flows(program: Program) -> tuple[Wanted, ...]:
    """What leads on from where streams are made, and back to where they come from."""
    return tuple(sorted(set(_Flows(program).all())))


def lives(program: Program) -> tuple[Wanted, ...]:
    """What decides how long that lives which keeps a stream, and whether anything is taken out of it."""
    return tuple(sorted({wanted for kept in program.kept for wanted in _life(program, kept)} | set(_releases(program))))


# -------------------------------------------------------------------------------------------------------------- flows


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
        yield from self._imported({wanted.word for wanted in callers})

    def _handed_out(self, site: Site) -> Iterator[Wanted]:
        """What is not known that takes a stream, or is called as what makes one."""
        match site.record:
            case records.Call(function=function, arguments=arguments):
                if any(self._holds(site.scope, given.value) for given in arguments):
                    yield from self._taking(site.scope, function)
                if is_factory_like(self._linker, site):
                    yield from self._unknown(site.scope, function)
            case records.StoreItem(of=of, value=value) | records.Collect(into=of, value=value):
                if self._holds(site.scope, value):
                    yield from self._unknown(site.scope, of)
            case records.Operate(operator=operator, values=(of, value)) if operator.endswith("="):
                if self._holds(site.scope, value):
                    yield from self._unknown(site.scope, of)
            case _:
                pass

    def _holds(self, scope: Scope, operand: str) -> bool:
        return not self._carried.isdisjoint(self._linker.variable(scope, operand).values)

    def _unknown(self, scope: Scope, operand: str) -> Iterator[Wanted]:
        for name in origins(self._linker, scope, operand):
            yield Wanted(name, near=scope.module.path)

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
            if scope.function.kind == "def" and _is_visible(scope) and self._gives(scope) and self._tells(scope):
                yield by_name(scope)
        for cls in self._program.stream_classes.all:
            if cls.scope is not None:
                yield Wanted(cls.scope.module.name, cls.name, near=cls.scope.module.path)

    def _tells(self, scope: Scope) -> bool:
        """Whether the name of a method says something: `get` and `pop` are called on everything."""
        return scope.cls is None or self._linker.any_container_method(scope.function.name) is None

    def _gives(self, scope: Scope) -> bool:
        return any(
            place is not None and not self._carried.isdisjoint(place.values)
            for place in (scope.returned, scope.yielded)
        )

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


def _is_visible(scope: Scope) -> bool:
    """Whether other modules can name a function: it stands in no other function."""
    return scope.parent is not None and (scope.parent.parent is None or scope.parent.function.kind == "class")


def by_name(scope: Scope) -> Wanted:
    """The files that may call a function. Python itself calls a special method: then those that name its class."""
    name, module, path = scope.function.name, scope.module.name, scope.module.path
    if scope.cls is None:
        return Wanted(module, name, near=path)
    if name.startswith("__") and name.endswith("__"):
        return Wanted(module, scope.cls.name, near=path)
    return Wanted(module, name, scope.cls.name, near=path)


# -------------------------------------------------------------------------------------------------------------- lives


def _life(program: Program, kept: Kept) -> Iterator[Wanted]:
    near = kept.store.scope.module.path
    yield from _evicted(kept.owner.place, near)
    if isinstance(kept.owner.holder, Instance):
        yield from _made(program, kept.owner.holder, near)
    if kept.region.site is None and _is_visible(kept.region.scope):
        yield by_name(kept.region.scope)
    for eviction in program.evictions.of(kept.container):
        scope = eviction.site.scope
        if _is_visible(scope) and not program.linker.callers.get(scope):
            yield by_name(scope)


def _made(program: Program, owner: Instance, near: str) -> Iterator[Wanted]:
    """Where the owner's class is called, and where an owner that a module holds is used."""
    for cls in lineage(owner.cls):
        if cls.scope is not None:
            yield Wanted(cls.scope.module.name, cls.name, near=near)
    for scope in program.linker.modules.values():
        for place in scope.variables.values():
            if owner in place.values and not place.name.startswith("%"):
                yield Wanted(scope.module.name, place.name, near=near)


def _releases(program: Program) -> Iterator[Wanted]:
    """What may take something out of what a stream class gathers."""
    for cls in program.stream_classes.all:
        for gathering in program.stream_classes.kept_for_ever(cls):
            yield Wanted("", gathering.attribute, evicts=True, near=gathering.site.scope.module.path)


def _evicted(place: Place, near: str) -> Iterator[Wanted]:
    match place:
        case Variable(scope=scope, name=name) if scope is not None and scope.function.kind == "module":
            yield Wanted(scope.module.name, name, evicts=True, near=near)
        case Attribute(name=name):
            yield Wanted("", name, evicts=True, near=near)
        case _:
            pass
