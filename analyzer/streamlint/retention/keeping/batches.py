"""Batches: calls that one call starts for a list of things, to wait for all of them together, end with that call.

`tasks = [fetch(one) for one in wanted]` has to hold as many as there are wanted. What goes on as long as a session does
is another thing: a loop without an end, or one over something that makes what it yields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from streamlint.facts import records
from streamlint.retention.keeping.owners import Owner
from streamlint.retention.keeping.paths import Link
from streamlint.retention.keeping.regions import Region
from streamlint.retention.linking.linker import Eviction, Linker
from streamlint.retention.places import Attribute, Elements, Result, Variable
from streamlint.retention.scopes import Scope
from streamlint.retention.values import Container, Generator, Instance, Stream, Task, Value

_DEPTH = 4


class Batches:
    """Tells the calls of a batch from those that a session goes on starting."""

    def __init__(self, linker: Linker, reads_maker: Callable[[Region], bool]) -> None:
        self._linker = linker
        self._reads_maker = reads_maker
        self._over_a_list: dict[Region, bool] = {}

    def ends_with(self, owner: Owner, region: Region, source: Value, links: tuple[Link, ...]) -> bool:
        """Whether a container holds the calls of a batch, and the container goes when that is done."""
        pending = isinstance(source, Task) or _is_pending_call(links) or _is_not_entered(source, links)
        return (pending or _is_of_stack(links, owner)) and self._is_of_one_call(owner) and self.is_over_a_list(region)

    def starts_anew(self, container: Container, owner: Owner, region: Region, evictions: Iterable[Eviction]) -> bool:
        """Whether a loop over a list fills a container that is empty, or new, where the loop begins.

        The function of the loop sees to that before, makes the container itself, as a constructor does, or the loop is a
        comprehension, which makes a container each time: `self.queues = {name: Queue() for name in self.names}`. One in a
        local says nothing: it goes on with the call.
        """
        loop = region.site
        if loop is None or not self.is_over_a_list(region):
            return False
        emptied = any(
            eviction.kind == "all"
            and eviction.container is container
            and eviction.site.block is loop.block
            and eviction.site.index < loop.index
            for eviction in evictions
        )
        made_there = container.site is not None and container.site.scope is loop.scope
        return emptied or (owner.kind == "instance" and made_there)

    def _is_of_one_call(self, owner: Owner) -> bool:
        """Whether the owner is a local of a call, or an instance that nothing but such locals hold."""
        if owner.kind == "call":
            return True
        holder = owner.holder
        return isinstance(holder, Instance) and holder.site is not None and holder not in self._lasting

    @cached_property
    def _lasting(self) -> frozenset[Value]:
        """What is stored in an attribute, a container, or a variable of a module."""
        found: set[Value] = set()
        heap: list[Attribute | Elements] = [*self._linker.all_attributes(), *self._linker.all_elements()]
        for place in heap:
            found.update(value for value in place.values if value is not place.holder)
        for scope in self._linker.modules.values():
            found.update(value for place in scope.variables.values() for value in place.values)
        return frozenset(found)

    def is_over_a_list(self, region: Region) -> bool:
        """Whether a loop goes over a container, or for as long as something is left in one."""
        known = self._over_a_list.get(region)
        if known is None:
            known = self._over_a_list[region] = self._goes_over_a_list(region)
        return known

    def _goes_over_a_list(self, region: Region) -> bool:
        record = region.site.record if region.site is not None else None
        if region.kind == "implicit" and isinstance(record, records.Call):
            return self._is_given_lists(region.scope, record)
        if region.kind != "loop" or not isinstance(record, records.Loop) or record.is_async:
            return False
        if record.iterable is not None:
            return not self._reads_maker(region)
        return record.test is not None and self._is_left_in(region.scope, record.test, _DEPTH)

    def _is_given_lists(self, scope: Scope, record: records.Call) -> bool:
        """Whether what a call reads are generator expressions over containers."""
        given = [value for each in record.arguments for value in self._linker.variable(scope, each.value).values]
        inner = [value.scope for value in given if isinstance(value, Generator) and value.scope is not None]
        loops = [site for each in inner for site in each.sites if isinstance(site.record, records.Loop)]
        return (
            bool(loops)
            and len(inner) == len(given)
            and all(each.function.kind not in ("def", "lambda") for each in inner)
            and all(self.is_over_a_list(Region("loop", site.scope, site)) for site in loops)
        )

    def _is_left_in(self, scope: Scope, operand: str, depth: int) -> bool:
        """Whether it is false once a container is empty."""
        if any(isinstance(value, Container) for value in self._linker.variable(scope, operand).values):
            return True
        made = scope.definitions.get(operand)
        if depth and made is not None and isinstance(made.record, records.Either):
            return any(self._is_left_in(scope, value, depth - 1) for value in made.record.values)
        return False


def _is_of_stack(links: tuple[Link, ...], owner: Owner) -> bool:
    """Whether the call that owns the container enters the stream with a stack, which has to leave all of them at its end."""
    scope = owner.place.scope if isinstance(owner.place, Variable) else None
    return any(
        link.flow.how == "enter"
        and link.flow.site is not None
        and link.flow.site.scope is scope
        and isinstance(link.flow.site.record, records.Call)
        for link in links
    )


def _is_not_entered(source: Value, links: tuple[Link, ...]) -> bool:
    """Whether it is the manager or the coroutine of a stream, which nothing has opened on the way."""
    opens = any(link.flow.how in ("await", "enter") for link in links)
    return isinstance(source, Stream) and source.returns == "manager" and not opens


def _is_pending_call(links: tuple[Link, ...]) -> bool:
    """Whether it is the call of a coroutine function that was not awaited on the way, rather than what it gives."""
    for link in reversed(links):
        if link.flow.how == "await":
            return False
        if link.flow.leaves is not None and isinstance(link.source, Result) and link.source.scope is not None:
            scope = link.source.scope
            if scope.function.is_async and not scope.generator:
                return True
    return False
