"""Paths: how a value comes from where it is made to where it is kept, with every call matched by its own return.

Breadth-first over the retention graph, so the first path to a place is a shortest one. A state is a place and the calls
that are still open (call strings, Sharir and Pnueli 1981); what is taken out of the heap forgets them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.keeping.together import comes_along, gathered_by
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Attribute, Elements, Place, Variable
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import (
    QUEUES,
    BoundMethod,
    Closure,
    Container,
    ContainerMethod,
    Value,
    View,
)

Stack = tuple[Site, ...]
Asked = tuple[Place, Value, Stack]
DEEPEST = 24
"""How many open calls a path remembers."""
MOST_STATES = 6_000
"""How far one value is followed: a place that everything leads to and from would have it everywhere."""


@dataclass(frozen=True, slots=True)
class Link:
    """One flow of a path."""

    source: Place
    target: Place
    flow: Flow


@dataclass(frozen=True, slots=True)
class Hop:
    """A value is kept: `holder` has it at `place`. `path` leads there, `open` are the calls open at the store."""

    holder: Value
    place: Place
    flow: Flow
    path: tuple[Link, ...]
    open: Stack

    @property
    def through_heap(self) -> bool:
        """Whether the value was taken out of something that keeps it before it came here."""
        return any(isinstance(link.source, Attribute | Elements) for link in self.path[:-1])


class Paths:
    """Searches the graph forward from where a value is made."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._roots: dict[Value, list[Place]] = {}
        self._bound: dict[Value, list[Value]] = {}
        self._captors: dict[Variable, list[Closure]] = {}
        for place in linker.places():
            for value in place.roots:
                self._roots.setdefault(value, []).append(place)
        for value in linker.all_values():
            held = self._bound_to(value)
            if held is not None:
                self._bound.setdefault(held, []).append(value)
            if isinstance(value, Closure) and value.scope is not None:
                self._note_captures(value, value.scope)

    def _bound_to(self, value: Value) -> Value | None:
        """What a method keeps that is more than called where it is loaded.

        A queue's methods are handed to those at its ends, who have the queue itself.
        """
        match value:
            case BoundMethod(receiver=receiver):
                return receiver
            case View(of=of):
                return of
            case ContainerMethod(
                receiver=Container() as receiver, site=Site(scope=scope, record=records.LoadAttr(to=to))
            ):
                if receiver.kind in QUEUES:
                    return None
                loaded = self._linker.variable(scope, to)
                return (
                    receiver if any(value in target.values for target, _ in self._linker.graph.after(loaded)) else None
                )
            case _:
                return None

    def _note_captures(self, closure: Closure, scope: Scope) -> None:
        for place in (*captured(self._linker, scope), *_defaults(self._linker, closure)):
            self._captors.setdefault(place, []).append(closure)

    def hops(self, value: Value) -> Iterator[Hop]:
        """Everything that keeps `value`, each by a shortest path, nearest first."""
        came: dict[tuple[Place, Stack], tuple[tuple[Place, Stack], Flow] | None] = {}
        pending: deque[tuple[Place, Stack]] = deque()
        for place in self._roots.get(value, ()):
            came[place, ()] = None
            pending.append((place, ()))
        told: set[tuple[Value, Place, Flow, Stack]] = set()
        for holder in self._bound.get(value, ()):
            yield from self._attached(holder, came)
        while pending and len(came) < MOST_STATES:
            state = pending.popleft()
            place, stack = state
            if isinstance(place, Variable):
                yield from self._captures(place, state, came, told)
            for target, flow in self._linker.graph.after(place):
                if value not in target.values:
                    continue
                after = _follow(stack, flow)
                if after is None or (stack and not comes_along(self._linker, stack[-1], flow, target)):
                    continue
                if not after and (call := gathered_by(self._linker, place, target, flow)) is not None:
                    after = (call,)
                if isinstance(target, Attribute | Elements):
                    if target.holder is not None and (target.holder, target, flow, stack) not in told:
                        told.add((target.holder, target, flow, stack))
                        yield Hop(target.holder, target, flow, (*_trace(state, came), Link(place, target, flow)), stack)
                    after = ()
                following = (target, after)
                if following not in came:
                    came[following] = (state, flow)
                    pending.append(following)

    def _attached(self, holder: Value, came: object) -> Iterator[Hop]:
        del came
        for place in self._roots.get(holder, ())[:1]:
            yield Hop(holder, place, Flow("view", holder.site), (), ())

    def _captures(
        self,
        place: Variable,
        state: tuple[Place, Stack],
        came: dict[tuple[Place, Stack], tuple[tuple[Place, Stack], Flow] | None],
        told: set[tuple[Value, Place, Flow, Stack]],
    ) -> Iterator[Hop]:
        for closure in self._captors.get(place, ()):
            flow = Flow("capture", closure.site)
            if (closure, place, flow, state[1]) not in told:
                told.add((closure, place, flow, state[1]))
                yield Hop(closure, place, flow, _trace(state, came), state[1])

    # ------------------------------------------------------------------------------------------------- backward

    def can_be(self, place: Place, value: Value, stack: Stack, budget: int = 400) -> bool:
        """Whether `place` can hold `value` when exactly the calls of `stack` are open."""
        return self._can_be(place, value, stack, budget, set())

    def _can_be(self, place: Place, value: Value, stack: Stack, budget: int, asked: set[Asked]) -> bool:
        """The same; what was `asked` on the way here, since a holder may be held by what it holds, may be so."""
        if (place, value, stack) in asked:
            return True
        asked.add((place, value, stack))
        pending: deque[tuple[Place, Stack]] = deque([(place, stack)])
        seen = {(place, stack)}
        while pending:
            current, open_calls = pending.popleft()
            if value in current.roots or isinstance(current, Attribute | Elements) or len(seen) > budget:
                return True
            for source, flow in self._linker.graph.before(current):
                if value not in source.values:
                    continue
                before = _unfollow(open_calls, flow)
                if before is None or not self._base_can_be(source, flow, before, budget, asked):
                    continue
                if (source, before) not in seen:
                    seen.add((source, before))
                    pending.append((source, before))
        return not any(True for _ in self._linker.graph.before(place))

    def _base_can_be(self, source: Place, flow: Flow, stack: Stack, budget: int, asked: set[Asked]) -> bool:
        if not isinstance(source, Attribute | Elements) or flow.site is None or source.holder is None:
            return True
        operand = _taken_from(flow.site)
        if operand is None:
            return True
        base = self._linker.variable(flow.site.scope, operand)
        if source.holder not in base.values:
            return True
        return self._can_be(base, source.holder, stack, budget, asked)


def _defaults(linker: Linker, closure: Closure) -> Iterator[Variable]:
    """What a function object holds as default values of its parameters: `lambda stream=stream: ...`."""
    made = closure.site
    if made is not None and isinstance(made.record, records.MakeFunction):
        for _, operand in made.record.defaults:
            yield linker.variable(made.scope, operand)


def captured(linker: Linker, scope: Scope) -> Iterator[Variable]:
    """The variables of enclosing functions that a function, or one nested in it, reads."""
    names: dict[str, None] = {}
    for site in scope.sites:
        for operand in _read(site.record):
            if operand is not None and not operand.startswith("%"):
                names[operand] = None
        if isinstance(site.record, records.MakeFunction):
            inner = linker.functions[scope.module.path, site.record.function]
            for place in captured(linker, inner):
                if place.scope is not scope:
                    yield place
    for name in names:
        home = scope.home_of(name)
        if home is not None and home is not scope and home.is_callable:
            yield linker.variable(scope, name)


def _read(record: records.Record) -> Iterator[str | None]:
    match record:
        case records.Call():
            yield record.function
            yield from (argument.value for argument in record.arguments)
        case records.Collection():
            for element in record.elements:
                yield element.value
                yield element.key
        case records.Either() | records.Operate():
            yield from record.values
        case records.LoadAttr() | records.LoadItem():
            yield record.of
        case records.StoreAttr() | records.StoreItem():
            yield record.of
            yield record.value
        case records.Collect():
            yield record.value
        case records.Loop():
            yield record.iterable
            yield record.test
        case records.With():
            yield record.manager
        case records.Branch():
            yield record.test
        case (
            records.Copy()
            | records.Return()
            | records.Yield()
            | records.YieldFrom()
            | records.Await()
            | records.Unpack()
        ):
            yield record.value
        case _:
            pass


def _taken_from(site: Site) -> str | None:
    """The operand out of which a record takes something: `x` of `x.name`, `x[key]`, `x.pop()`."""
    record = site.record
    if isinstance(record, records.Call):
        loaded = site.scope.definitions.get(record.function)
        record = loaded.record if loaded is not None else record
    return record.of if isinstance(record, records.LoadAttr | records.LoadItem) else None


def _follow(stack: Stack, flow: Flow) -> Stack | None:
    if flow.enters is not None:
        return (*stack, flow.enters)[-DEEPEST:] if flow.enters not in stack else None
    if flow.leaves is not None and stack:
        return stack[:-1] if stack[-1] is flow.leaves else None
    return stack


def _unfollow(stack: Stack, flow: Flow) -> Stack | None:
    if flow.leaves is not None:
        return (*stack, flow.leaves)[-DEEPEST:]
    if flow.enters is not None and stack:
        return stack[:-1] if stack[-1] is flow.enters else None
    return stack


def _trace(
    state: tuple[Place, Stack], came: dict[tuple[Place, Stack], tuple[tuple[Place, Stack], Flow] | None]
) -> tuple[Link, ...]:
    links: list[Link] = []
    step = came[state]
    while step is not None:
        earlier, flow = step
        links.append(Link(earlier[0], state[0], flow))
        state = earlier
        step = came[state]
    return tuple(reversed(links))


def receiver_of(linker: Linker, site: Site, container: Container) -> Place | None:
    """The place through which the record at `site` reaches the container that it stores into."""
    scope = site.scope
    match site.record:
        case records.Call(function=function):
            loaded = scope.definitions.get(function)
            if loaded is not None and isinstance(loaded.record, records.LoadAttr):
                place = linker.variable(scope, loaded.record.of)
                return place if container in place.values else None
        case records.StoreItem(of=of):
            place = linker.variable(scope, of)
            return place if container in place.values else None
        case _:
            pass
    return None
