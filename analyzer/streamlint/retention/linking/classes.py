"""Classes of the project: what they inherit, and which function a method's name means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope
from streamlint.retention.values import ClassValue, Closure, Container, Instance, Library, TupleClass, Value

if TYPE_CHECKING:
    from streamlint.models.tables import Api


_MOST_ANCESTORS = 200


def lineage(cls: ClassValue) -> tuple[ClassValue, ...]:
    """The class and those of the project that it inherits from, in the order in which Python asks them.

    A class comes after all that inherit from it: of those met on several ways down, the last place counts. That is the
    order of C3 where there is one. Inheritance in a circle ends.
    """
    found = cls.lineage
    if found is None:
        found = cls.lineage = tuple(_lineage(cls))
    return found


def _lineage(cls: ClassValue) -> Iterator[ClassValue]:
    met: list[ClassValue] = []
    pending: list[tuple[ClassValue, tuple[ClassValue, ...]]] = [(cls, ())]
    while pending and len(met) < _MOST_ANCESTORS:
        current, below = pending.pop()
        met.append(current)
        bases = [base for base in current.bases if isinstance(base, ClassValue)]
        pending.extend(
            (base, (*below, current)) for base in reversed(bases) if base not in below and base is not current
        )
    yield from reversed(dict.fromkeys(reversed(met)))


def matched(cls: ClassValue) -> list[str]:
    """The attributes that the positions of a class pattern mean."""
    for owner in lineage(cls):
        assert owner.scope is not None
        for site in owner.scope.bindings.get("__match_args__", ()):
            made = owner.scope.definitions.get(getattr(site.record, "value", None) or "")
            if made is not None and isinstance(made.record, records.Collection):
                spelled = (owner.scope.constant(element.value) for element in made.record.elements)
                return [str(each.value) for each in spelled if each is not None]
    return fields(cls) if takes_fields(cls) else []


def inherit(cls: ClassValue, base: Value) -> None:
    """Remembers a base class, of the project or a library's."""
    cls.bases[base] = None
    if isinstance(base, ClassValue):
        base.subclasses[cls] = None
        _forget(cls)


def _forget(cls: ClassValue) -> None:
    """The lineages of a class that has a new base, and of all that inherit from it, are not known any more."""
    pending, seen = [cls], set[ClassValue]()
    while pending:
        current = pending.pop()
        if current not in seen:
            seen.add(current)
            current.lineage = None
            pending.extend(current.subclasses)


def method(linker: Linker, cls: ClassValue, name: str) -> Iterator[Scope]:
    """The functions that `name` can mean in a class: those of the nearest class that defines it."""
    for owner in lineage(cls):
        assert owner.scope is not None
        if name in owner.scope.function.binds:
            for value in tuple(linker.attribute(owner, name).values):
                if isinstance(value, Closure) and value.scope is not None:
                    yield value.scope
            return


_RECORDS = frozenset(
    {
        "dataclass",
        "dataclasses.dataclass",
        "define",
        "frozen",
        "mutable",
        "attrs.define",
        "attrs.frozen",
        "attrs.mutable",
    }
    | {"attr.s", "attr.define", "attr.dataclass", "attr.attrs", "attr.frozen"}
)
_RECORD_BASES = frozenset({"NamedTuple", "BaseModel", "SQLModel", "Struct", "TypedDict"})
_DECLARING = frozenset({"ib", "attrib", "field"})


def takes_fields(cls: ClassValue) -> bool:
    """Whether the class gets a constructor made of its fields: dataclasses, attrs, named tuples, pydantic."""
    for owner in lineage(cls):
        decorators = set(owner.facts.decorators) if owner.facts is not None else set()
        names = {base.dotted.rpartition(".")[2] for base in owner.bases if isinstance(base, Library)}
        if decorators & _RECORDS or names & _RECORD_BASES or any(isinstance(base, TupleClass) for base in owner.bases):
            return True
    return False


def fields(cls: ClassValue) -> list[str]:
    """The fields of such a class, those that it inherits first."""
    return [name for owner in reversed(list(lineage(cls))) for name in _own_fields(owner)]


def _own_fields(cls: ClassValue) -> Iterator[str]:
    assert cls.scope is not None
    for base in cls.bases:
        if isinstance(base, TupleClass):
            yield from base.fields
    for site in cls.scope.sites:
        record = site.record
        if isinstance(record, records.Copy) and (record.annotation is not None or _declares(cls.scope, record.value)):
            yield record.to


def _declares(scope: Scope, operand: str | None) -> bool:
    """`attr.ib()`: a field that needs no annotation."""
    made = scope.definitions.get(operand or "")
    if made is None or not isinstance(made.record, records.Call):
        return False
    loaded = scope.definitions.get(made.record.function)
    if loaded is not None and isinstance(loaded.record, records.LoadAttr):
        return loaded.record.name in _DECLARING
    return made.record.function in _DECLARING


def tuple_fields(cls: ClassValue) -> list[str]:
    """The fields of a named tuple, which has them in this order; none for other classes."""
    bases = [base for owner in lineage(cls) for base in owner.bases]
    named = any(isinstance(base, Library) and base.dotted.endswith("NamedTuple") for base in bases)
    return fields(cls) if named or any(isinstance(base, TupleClass) for base in bases) else []


_COPYING = frozenset({"BaseModel", "SQLModel", "BaseSettings", "RootModel"})


def copies_defaults(cls: ClassValue) -> bool:
    """Whether instances get a copy of their own of each field's default, as those of pydantic's models do."""
    return any(base.dotted.rpartition(".")[2] in _COPYING for base in inherited_library(cls))


def inherited_library(cls: ClassValue) -> Iterator[Library]:
    """The classes of libraries that a class inherits from, nearest first."""
    for owner in lineage(cls):
        yield from (base for base in owner.bases if isinstance(base, Library))


def inherited_api(linker: Linker, cls: ClassValue) -> Api | None:
    """The api of the stream's class that a class inherits from, where plain results are no instances of that."""
    for base in inherited_library(cls):
        api = linker.models.api_of_type(base.dotted)
        if api is not None and api.type_decides:
            return api
    return None


def inherited_container(linker: Linker, value: Instance) -> Container | None:
    """The list, dict or set that an instance is by inheritance."""
    for owner in lineage(value.cls):
        for base in owner.bases:
            table = linker.models.container(base.dotted) if isinstance(base, Library) else None
            if table is not None and not table.memo:
                bounded = _is_made_bounded(linker, value, table.bound)
                whole = Container(value.site, table.kind, bounded=bounded, weak=bool(table.weak), part_of=value)
                return linker.intern(("inherited", value), lambda: whole)  # noqa: B023 - called at once
    return None


def _is_made_bounded(linker: Linker, value: Instance, bound: object) -> bool:
    """Whether the call that makes an instance, or its constructor, gives the container that it is a bound."""
    from streamlint.retention.linking.containers import is_bounded

    constructors = tuple(method(linker, value.cls, "__init__"))
    if not constructors:
        made = value.site
        return made is not None and isinstance(made.record, records.Call) and is_bounded(made.scope, made.record, bound)
    for site in constructors[0].sites:
        loaded = site.scope.definitions.get(site.record.function) if isinstance(site.record, records.Call) else None
        begins = loaded is not None and isinstance(loaded.record, records.LoadAttr) and loaded.record.name == "__init__"
        if begins and isinstance(site.record, records.Call) and is_bounded(site.scope, site.record, bound):
            return True
    return False


def library_bases(cls: ClassValue) -> Iterator[Library]:
    """The classes of libraries that a class of the project inherits from, directly or through others of the project."""
    seen: set[ClassValue] = set()
    pending = [cls]
    while pending:
        current = pending.pop()
        if current not in seen:
            seen.add(current)
            pending.extend(base for base in current.bases if isinstance(base, ClassValue))
            yield from (base for base in current.bases if isinstance(base, Library))
