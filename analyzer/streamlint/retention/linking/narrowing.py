"""Narrowing: what a name cannot be where the code has asked for its class.

In `if isinstance(event, Text): log.append(event)` only what may be a `Text` comes to the list, and what is one does not
come to the `else`, nor to what follows where the first arm leaves the block. What a name holds is told apart where it is
read: as another place, to which of its values only those go that may be there. A class pattern of `match` narrows its own
case; what comes to the next ones may have failed by another part of the pattern.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from streamlint.facts import records
from streamlint.facts.operands import read, renamed
from streamlint.retention.graph import Flow
from streamlint.retention.linking.classes import inherited_library, lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Variable
from streamlint.retention.scopes import Arm, Scope, Site, leaves
from streamlint.retention.values import ClassValue, Closure, Container, Instance, Library, Stream, Value

_SCALARS = frozenset({"str", "bytes", "bytearray", "int", "float", "bool", "complex", "BaseException", "Exception"})
"""Builtins of which no stream is a kind."""
_KINDS = frozenset({"list", "dict", "set", "tuple", "frozenset"})
_DEEPEST = 4


class Asked(NamedTuple):
    """A test that asks whether `name` is of one of the classes `types`, with the outcome `truth`, by `site`."""

    site: Site
    name: str
    types: tuple[str, ...]
    truth: bool


class Narrowing:
    """The narrowed names of one scope."""

    def __init__(self, linker: Linker, scope: Scope) -> None:
        self._linker = linker
        self._scope = scope
        self._arms: dict[tuple[Site, Arm], list[Asked]] = {}
        self._after: dict[int, list[Asked]] = {}
        self._places: dict[tuple[Variable, Asked], str] = {}
        for site in scope.sites:
            if isinstance(site.record, records.Branch):
                self._learn(site, site.record)

    def __bool__(self) -> bool:
        return bool(self._arms or self._after)

    def record(self, site: Site) -> records.Record:
        """The record at a site as it is linked: it reads narrowed places instead of what its names are outside."""
        record = site.record
        asked = {each.name: each for each in self._at(site)}
        if not asked:
            return record
        names = {name: self._narrowed(asked[name]) for name in read(record) if name in asked}
        return renamed(record, names) if names else record

    def _at(self, site: Site) -> Iterator[Asked]:
        """What has been asked on the way to a site, the nearest last."""
        for outer, arm in (*site.path, (site, "")):
            yield from (each for each in self._after.get(id(outer.block), ()) if each.site.index < outer.index)
            yield from self._arms.get((outer, arm), ())

    def _narrowed(self, asked: Asked) -> str:
        """The operand of the place where a name has only those of its values that the test lets pass."""
        scope, linker = self._scope, self._linker
        source = linker.variable(scope, asked.name)
        operand = self._places.get((source, asked))
        if operand is None:
            operand = self._places[source, asked] = f"{asked.name}@is{len(self._places)}"
            place = Variable(scope=source.scope, name=operand)
            scope.variables[operand] = scope.seen[operand] = place

            def let_pass(value: Value) -> None:
                if self._passes(value, asked):
                    linker.give(place, value, root=False)

            linker.flow(source, place, Flow("assign", asked.site), carries=False)
            linker.watch(source, let_pass)
        return operand

    # -------------------------------------------------------------------------------------------------------- tests

    def _learn(self, site: Site, record: records.Branch) -> None:
        arms = (("then", record.then, record.orelse, True), ("orelse", record.orelse, record.then, False))
        for arm, block, other, truth in arms:
            for asked in self._asked(site, record.test, truth, _DEEPEST):
                if block and not self._is_bound(asked.name, (site, arm)):
                    self._arms.setdefault((site, arm), []).append(asked)
                if leaves(other) and not self._is_bound_after(asked.name, site):
                    self._after.setdefault(id(site.block), []).append(asked)

    def _asked(self, site: Site, test: str, truth: bool, depth: int) -> Iterator[Asked]:
        """What is known where a test has an outcome."""
        made = self._scope.definitions.get(test) if depth else None
        match made.record if made is not None else None:
            case records.Call(function="isinstance", arguments=(asked, types)) if self._is_local(asked.value):
                yield Asked(site, asked.value, tuple(self._types(types.value)), truth)
            case records.Operate(operator="match", values=(subject, first, *more)) if truth:
                yield Asked(site, subject, (first, *more), truth)
            case records.Operate(operator="not", values=(inner, *_)):
                yield from self._asked(site, inner, not truth, depth - 1)
            case records.Either(operator="and" | "or" as operator, values=values) if (operator == "and") is truth:
                for value in values:
                    yield from self._asked(site, value, truth, depth - 1)
            case _:
                pass

    def _types(self, operand: str) -> Iterator[str]:
        """The operands of the classes that one operand stands for: `(A, B)`, `A | B`."""
        made = self._scope.definitions.get(operand)
        match made.record if made is not None else None:
            case records.Collection(elements=elements):
                for element in elements:
                    yield from self._types(element.value)
            case records.Operate(operator="|", values=values):
                for value in values:
                    yield from self._types(value)
            case _:
                yield operand

    def _is_local(self, name: str) -> bool:
        return name.startswith("%") or self._scope.home_of(name) is self._scope

    def _is_bound(self, name: str, arm: tuple[Site, Arm]) -> bool:
        """Whether a name gets another value inside an arm."""
        return any(arm in binding.path for binding in self._scope.bindings.get(name, ()))

    def _is_bound_after(self, name: str, branch: Site) -> bool:
        """Whether a name gets another value in what follows a branch in its block."""
        return any(binding.follows(branch) for binding in self._scope.bindings.get(name, ()))

    # ------------------------------------------------------------------------------------------------------- values

    def _passes(self, value: Value, asked: Asked) -> bool:
        """Whether a value can be there, as far as is known of it."""
        classes = [list(self._linker.variable(self._scope, operand).values) for operand in asked.types]
        if asked.truth:
            return any(not found or any(_can_be(self._linker, value, cls) for cls in found) for found in classes)
        return not any(len(found) == 1 and _is_one(value, found[0]) for found in classes)


def _can_be(linker: Linker, value: Value, cls: Value) -> bool:
    """Whether a value can be an instance of a class, for all that is known."""
    name = _builtin(cls)
    if name in _SCALARS:
        return not isinstance(value, Stream | Container | Closure) and not _is_plain(value)
    if name in _KINDS and isinstance(value, Container):
        return bool(value.assumed) or value.part_of is not None or value.kind not in _KINDS or value.kind == name
    if not isinstance(cls, ClassValue) or _is_open(linker, cls):
        return True
    if isinstance(value, Stream):
        return value.type_name.rpartition(".")[2] == cls.name
    if isinstance(value, Instance):
        return cls in lineage(value.cls)
    return not isinstance(value, Container) or value.part_of is not None


def _is_one(value: Value, cls: Value) -> bool:
    """Whether a value is an instance of a class for certain."""
    if isinstance(value, Instance):
        return isinstance(cls, ClassValue) and cls in lineage(value.cls)
    if isinstance(value, Container):
        return value.kind == _builtin(cls) and not value.assumed and value.part_of is None
    return False


def _builtin(cls: Value) -> str:
    """The name of a builtin class; empty for others."""
    package, _, name = cls.dotted.rpartition(".") if isinstance(cls, Library) else ("", "", "")
    return name if package == "builtins" else ""


def _is_plain(value: Value) -> bool:
    """Whether a value is an instance of a class of the project that inherits from none of a library."""
    return isinstance(value, Instance) and not any(True for _ in inherited_library(value.cls))


def _is_open(linker: Linker, cls: ClassValue) -> bool:
    """Whether what does not inherit from a class may be an instance of it all the same: of a protocol, or as it decides."""
    if not linker.methods.isdisjoint({"__instancecheck__", "__subclasshook__"}):
        return True
    return any(base.dotted.rpartition(".")[2] == "Protocol" for base in inherited_library(cls))
