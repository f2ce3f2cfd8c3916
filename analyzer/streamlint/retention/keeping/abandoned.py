"""Abandoned entries: what somebody else is to take out, on ways on which nobody will.

- The function that put a future in waits for it, and gives up: who was to resolve it, and take it out, never comes.
- The function turns its peer away, and tells another registry so, in front of which all evictions ask that registry.
- Every eviction asks first, and one asks a flag of the very thing, which the thing's own method has turned by then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.keeping.bounds import spelling
from streamlint.retention.keeping.entries import Way
from streamlint.retention.linking.classes import lineage
from streamlint.retention.values import ClassValue, Instance, Value

if TYPE_CHECKING:
    from streamlint.retention.keeping.entry_walk import Callees
    from streamlint.retention.linking.linker import Eviction, Linker
    from streamlint.retention.scopes import Scope, Site

_TIMED = frozenset({"wait_for", "timeout", "timeout_at", "fail_after", "fail_at", "async_timeout", "move_on_after"})
_PARTING = frozenset(
    {"disconnect", "remove", "unregister", "discard", "pop", "delete", "leave", "drop", "forget", "unsubscribe"}
)
_DEEPEST = 6


class Abandoned:
    """Finds the ways on which an entry is left to those who do not come."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    # ------------------------------------------------------------------------------------------------------- given up

    def gives_up(self, store: Site, things: frozenset[Value]) -> Way | None:
        """The way on which the function, which takes nothing out itself, stops waiting for what it stored."""
        names = set(_stored(store.record))
        for site in store.scope.sites[store.scope.sites.index(store) + 1 :]:
            record = site.record
            if not isinstance(record, records.Await) or not _is_timed(site):
                continue
            if self._waits_for(site.scope, record.value, names, things):
                return Way("timeout", site)
        return None

    def _waits_for(self, scope: Scope, operand: str, names: set[str], things: frozenset[Value]) -> bool:
        if operand in names or things & set(self._linker.variable(scope, operand).values):
            return True
        made = scope.definitions.get(operand)
        if made is None or not isinstance(made.record, records.Call):
            return False
        loaded = scope.definitions.get(made.record.function)
        inner = [argument.value for argument in made.record.arguments]
        if loaded is not None and isinstance(loaded.record, records.LoadAttr):
            inner.append(loaded.record.of)
        return any(each in names or bool(things & set(self._linker.variable(scope, each).values)) for each in inner)

    # ---------------------------------------------------------------------------------------------------- turned away

    def turned_away(self, store: Site, counting: Collection[Eviction], callees: Callees) -> Way | None:
        """The return before which the function tells the registry that all evictions ask first to let the peer go."""
        asked = [frozenset(_asked(eviction.site)) for eviction in counting]
        registries = frozenset.intersection(*asked) if asked else frozenset()
        if not registries:
            return None
        after = store.scope.sites[store.scope.sites.index(store) + 1 :]
        called = [scope for site in after for scope in callees.get(site, ())]
        for site in (*after, *(site for scope in called for site in scope.sites)):
            if _parts(site) not in registries or not site.path or not _fails(site.block[-1], site.scope):
                continue
            if not any(site.path[-1] in eviction.site.path for eviction in counting):
                return Way("return", site)
        return None

    # ------------------------------------------------------------------------------------------------------- overruled

    def overruled(self, counting: Iterable[Eviction], things: frozenset[Value]) -> Way | None:
        """Where a thing's own method turns the flag that an eviction asks, when no eviction is made without asking."""
        classes = {thing.cls for thing in things if isinstance(thing, Instance)}
        evictions = list(counting)
        if not classes or not all(any(True for _ in _guards(eviction.site)) for eviction in evictions):
            return None
        for eviction in evictions:
            for guard in _guards(eviction.site):
                for name, wanted in self._flags(guard, things):
                    for cls in classes:
                        turned = self._turned(cls, name, wanted)
                        if turned is not None and not turned.inside(guard):
                            return Way("condition", turned)
        return None

    def _flags(self, guard: Site, things: frozenset[Value]) -> Iterator[tuple[str, bool]]:
        """The flags of the thing that a condition asks, each with the value that lets the eviction run."""
        assert isinstance(guard.record, records.Branch)
        pending = [(guard.record.test, True)]
        for _ in range(_DEEPEST * 2):
            if not pending:
                return
            operand, wanted = pending.pop()
            made = guard.scope.definitions.get(operand)
            match made.record if made is not None else None:
                case records.Operate(operator="not", values=(inner, *_)):
                    pending.append((inner, not wanted))
                case records.Either(values=values):
                    pending.extend((value, wanted) for value in values)
                case records.LoadAttr(of=of, name=name):
                    if things & set(self._linker.variable(guard.scope, of).values):
                        yield name, wanted
                case _:
                    pass

    def _turned(self, cls: ClassValue, name: str, wanted: bool) -> Site | None:
        """Where a method of a class gives a flag, or that which a property hands out, the other value."""
        owners = set(lineage(cls))
        names = {name, *self._behind(cls, name)}
        for stored in sorted(names):
            for site in self._linker.attribute_stores.get(stored, ()):
                record = site.record
                assert isinstance(record, records.StoreAttr)
                if site.scope.cls not in owners or site.scope.is_constructor or record.value is None:
                    continue
                constant = site.scope.constant(record.value)
                if constant is not None and isinstance(constant.value, bool) and constant.value is not wanted:
                    return site
        return None

    def _behind(self, cls: ClassValue, name: str) -> Iterator[str]:
        """The attributes that a property of this name returns."""
        owners = set(lineage(cls))
        for scope in self._linker.scopes:
            if scope.cls in owners and scope.function.name == name and "property" in scope.function.decorators:
                yield from (site.record.name for site in scope.sites if isinstance(site.record, records.LoadAttr))


def _fails(leaving: records.Record, scope: Scope) -> bool:
    """Whether a function says by how it is left that something was refused: it raises, or returns `False` or None."""
    if not isinstance(leaving, records.Return):
        return isinstance(leaving, records.Raise)
    constant = scope.constant(leaving.value) if leaving.value is not None else None
    return leaving.value is None or (constant is not None and not constant.value)


def _stored(record: records.Record) -> list[str]:
    match record:
        case records.StoreItem(value=value):
            return [value]
        case records.Call(arguments=arguments):
            return [argument.value for argument in arguments]
        case _:
            return []


def _is_timed(site: Site) -> bool:
    """Whether an `await` ends by itself after a time: `wait_for(...)`, or inside `timeout(...)`."""
    record = site.record
    assert isinstance(record, records.Await)
    managers = [outer.record.manager for outer, _ in site.path if isinstance(outer.record, records.With)]
    return any(_called(site.scope, operand) in _TIMED for operand in (record.value, *managers))


def _called(scope: Scope, operand: str) -> str:
    """The last part of the name of what is called to give an operand."""
    made = scope.definitions.get(operand)
    if made is None or not isinstance(made.record, records.Call):
        return ""
    loaded = scope.definitions.get(made.record.function)
    return (
        loaded.record.name
        if loaded is not None and isinstance(loaded.record, records.LoadAttr)
        else made.record.function
    )


def _guards(site: Site) -> Iterator[Site]:
    """The branches in whose `then` a site stands."""
    for outer, arm in site.path:
        if isinstance(outer.record, records.Branch) and arm == "then":
            yield outer


def _asked(site: Site) -> Iterator[str]:
    """The objects of which the conditions around a site ask something by a method, as the code spells them."""
    for guard in _guards(site):
        assert isinstance(guard.record, records.Branch)
        pending = [guard.record.test]
        for _ in range(_DEEPEST * 2):
            if not pending:
                break
            made = guard.scope.definitions.get(pending.pop())
            match made.record if made is not None else None:
                case records.Either(values=values) | records.Operate(values=values):
                    pending.extend(values)
                case records.Call(function=function, arguments=arguments) if arguments:
                    loaded = guard.scope.definitions.get(function)
                    if loaded is not None and isinstance(loaded.record, records.LoadAttr):
                        yield spelling(guard.scope, loaded.record.of)
                case _:
                    pass


def _parts(site: Site) -> str | None:
    """The object that a call tells to let somebody go, as the code spells it."""
    if not isinstance(site.record, records.Call) or not site.record.arguments:
        return None
    loaded = site.scope.definitions.get(site.record.function)
    if loaded is None or not isinstance(loaded.record, records.LoadAttr):
        return None
    words = set(loaded.record.name.strip("_").split("_"))
    return spelling(site.scope, loaded.record.of) if words & _PARTING else None
