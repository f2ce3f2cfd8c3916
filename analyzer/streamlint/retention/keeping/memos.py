"""Memos: decorators that keep what the calls of a function were given and gave, without a bound."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.facts.operands import read
from streamlint.location import Location
from streamlint.retention.keeping.doubts import Doubt
from streamlint.retention.keeping.given import occasional_arguments
from streamlint.retention.keeping.kept import Kept
from streamlint.retention.keeping.owners import Owner
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.keeping.regions import Region, Regions
from streamlint.retention.linking.containers import is_bounded
from streamlint.retention.places import Attribute, Elements, Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import BoundMethod, Closure, Container, Instance, Library, Made, Stream, Value

if TYPE_CHECKING:
    from streamlint.models.tables import Container as Table
    from streamlint.retention.linking.linker import Linker

_DEEPEST = 3
_COROUTINES = ("functools.",)
"""Memos that keep the coroutine which a call gives, not what awaiting it gives: once that ran, it holds nothing."""
_BY_RECEIVER = ("functools.", "cachetools.func.")
"""Memos of a class's method that take its object for an argument like the others."""


@dataclass(frozen=True, slots=True)
class Memo:
    """`site` decorates the function `scope` with the memo that `table` describes."""

    site: Site
    scope: Scope
    table: Table
    dotted: str

    @property
    def name(self) -> str:
        """How messages call it."""
        return f"cache of {self.scope.title}"


class Memos:
    """Finds memos, and the streams that go through them."""

    def __init__(self, linker: Linker, regions: Regions) -> None:
        self._linker = linker
        self._regions = regions

    def kept(self, streams: Collection[Value]) -> Iterator[Kept]:
        """Every stream that a memo without a bound keeps, as an argument or as a result."""
        wanted = set(streams)
        for memo in self.all:
            for place in self._places(memo):
                for thing in place.values:
                    for source in self._carried(thing, wanted):
                        yield self._kept(memo, place, thing, source)
            yield from self._occasional(memo)

    def _occasional(self, memo: Memo) -> Iterator[Kept]:
        """Objects of one request each that a memo without a bound is given: no call finds its entry again."""
        for site in self._linker.callers.get(memo.scope, ()):
            for name, occasion in occasional_arguments(self._linker, site, memo.scope):
                place = self._linker.variable(memo.scope, name)
                made = self._linker.intern(
                    ("given", site, name),
                    lambda: Made(site, name=name, each=occasion.noun),  # noqa: B023 - called at once
                )
                kept = self._kept(memo, place, made, made)
                yield replace(kept, unsure=(Doubt(f"each {occasion.noun} has a `{name}` of its own"),))
                return

    def _kept(self, memo: Memo, place: Place, thing: Value, source: Value) -> Kept:
        container = self._linker.intern(("memo", memo.site), lambda: Container(memo.site, "cache"))
        owner = Owner("function", memo.name, Location(memo.scope.module.path, memo.scope.function.at), place, None)
        doubts = (
            ()
            if self._linker.callers.get(memo.scope)
            else (Doubt(f"`{memo.scope.title}` is called with new arguments"),)
        )
        if place in self._linker.clouded:
            guess = f"`{memo.scope.title}` is asked for streams, and not for other things of the many that it can be"
            doubts = (*doubts, Doubt(guess, assumed=True))
        region = Region("function", memo.scope)
        carriers = () if thing is source else (thing,)
        return Kept(source, thing, container, memo.site, region, owner, (), carriers, doubts, Pattern.CACHE)

    # ----------------------------------------------------------------------------------------------------------- memos

    @cached_property
    def all(self) -> tuple[Memo, ...]:
        """The memos of the program that have no bound, are not cleared, and are asked for more than one thing."""
        found = (memo for scope in self._linker.scopes for site in scope.sites for memo in self._of(site))
        return tuple(memo for memo in found if self._has_keys(memo) and not self._is_cleared(memo))

    def _of(self, site: Site) -> Iterator[Memo]:
        record = site.record
        if not isinstance(record, records.Call) or not record.arguments or _is_of_one_call(site):
            return
        for dotted, made in self._decorators(site.scope, record):
            table = self._linker.models.container(dotted)
            if table is None or not table.memo or self._is_bounded(site.scope, made, table):
                continue
            for value in self._linker.variable(site.scope, record.arguments[0].value).values:
                if isinstance(value, Closure | BoundMethod) and value.scope is not None:
                    yield Memo(site, value.scope, table, dotted)

    def _decorators(self, scope: Scope, record: records.Call) -> Iterator[tuple[str, records.Call]]:
        """The libraries' decorators that a call applies, `cache(f)` or `lru_cache(None)(f)`, and the call that sets it up."""
        for dotted in self._dotted(scope, record.function):
            yield dotted, record
        made = scope.definitions.get(record.function)
        if made is not None and isinstance(made.record, records.Call):
            for dotted in self._dotted(scope, made.record.function):
                yield dotted, made.record

    def _dotted(self, scope: Scope, operand: str) -> Iterator[str]:
        for value in self._linker.variable(scope, operand).values:
            if isinstance(value, Library) and not value.made:
                yield value.dotted

    def _is_bounded(self, scope: Scope, made: records.Call, table: Table) -> bool:
        """Whether a memo holds no more than a number: by its own arguments, or by the container that it is given."""
        given = [value for each in made.arguments for value in self._linker.variable(scope, each.value).values]
        containers = [value for value in given if isinstance(value, Container)]
        if containers:
            return all(container.bounded or container.weak for container in containers)
        return is_bounded(scope, made, table.bound)

    def _has_keys(self, memo: Memo) -> bool:
        """Whether a function can be called with other arguments each time."""
        own = 1 if memo.scope.cls is not None and "staticmethod" not in memo.scope.function.decorators else 0
        if len(memo.scope.function.parameters) <= own:
            return own == 1 and memo.dotted.startswith(_BY_RECEIVER) and any(self._repeated(memo))
        calls = self._linker.callers.get(memo.scope, ())
        return not calls or any(self._varies(site) for site in calls)

    def _repeated(self, memo: Memo) -> Iterator[Value]:
        """The objects on which a method is called that are made again and again: each is a key of its own."""
        own = self._linker.variable(memo.scope, memo.scope.function.parameters[0].name)
        return (each for each in own.values if each.site is not None and self._regions.around(each.site))

    def _varies(self, site: Site) -> bool:
        record = site.record
        return isinstance(record, records.Call) and any(
            site.scope.constant(argument.value) is None for argument in record.arguments
        )

    def _is_cleared(self, memo: Memo) -> bool:
        """Whether the program clears it somewhere: `f.cache_clear()`."""
        clearing = {method.name for method in memo.table.methods if method.evicts != "none"}
        for name in clearing:
            for site in self._linker.attribute_loads.get(name, ()):
                assert isinstance(site.record, records.LoadAttr)
                values = self._linker.variable(site.scope, site.record.of).values
                if any(isinstance(value, Closure | BoundMethod) and value.scope is memo.scope for value in values):
                    return True
        return False

    # ---------------------------------------------------------------------------------------------------- what it keeps

    def _places(self, memo: Memo) -> Iterator[Place]:
        """What its calls are given, and what they give."""
        for parameter in memo.scope.function.parameters:
            place = self._linker.variable(memo.scope, parameter.name)
            if any(value.site is not None and self._regions.around(value.site) for value in place.values):
                yield place
        lasting = not memo.scope.function.is_async or not memo.dotted.startswith(_COROUTINES)
        if memo.scope.returned is not None and lasting and not memo.scope.generator:
            yield memo.scope.returned

    def _carried(self, thing: Value, wanted: set[Value]) -> Iterator[Value]:
        """The streams that a value is, or holds."""
        pending: list[tuple[Value, int]] = [(thing, 0)]
        seen = {thing}
        while pending:
            value, depth = pending.pop(0)
            if value in wanted:
                yield value
                return
            if depth < _DEEPEST and isinstance(value, Instance | Container):
                for inner in self._held.get(value, ()):
                    if inner not in seen and isinstance(inner, Instance | Container | Stream):
                        seen.add(inner)
                        pending.append((inner, depth + 1))

    @cached_property
    def _held(self) -> dict[Value, list[Value]]:
        """What each holder surely has in its attributes and elements."""
        held: dict[Value, list[Value]] = {}
        places: Iterable[Attribute | Elements] = (*self._linker.all_attributes(), *self._linker.all_elements())
        for place in places:
            if place.holder is not None and place not in self._linker.clouded:
                held.setdefault(place.holder, []).extend(place.values)
        return held


def _is_of_one_call(site: Site) -> bool:
    """Whether a call makes a memo for itself: a local that it neither gives back nor puts anywhere."""
    scope = site.scope
    if not scope.is_callable:
        return False
    names = {getattr(site.record, "to", "")}
    for other in scope.sites:
        record = other.record
        match record:
            case records.Copy(to=to, value=value) if value in names:
                if scope.home_of(to) is not scope:
                    return False
                names.add(to)
            case records.Call(to=to, function=function) if function not in names and names.intersection(read(record)):
                names.add(to)  # what it is decorated with further
            case records.LoadAttr() | records.Call():
                pass
            case _ if names.intersection(read(record)):
                return False
            case _:
                pass
    return True
