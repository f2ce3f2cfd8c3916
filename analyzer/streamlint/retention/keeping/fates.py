"""Fates: whether what is put into a container is taken out again, and on which ways it is not.

An eviction of the one entry (`pop(key)`, `remove(stream)`) is asked for its ways where it stands in the same flow as the
store: in the same function, in one that this calls or starts, or in one that a caller of both calls. What bounds the
container as a whole (a clear, a trim, a sweep over what it holds) counts whichever way is taken, as does what another
task, method or module takes out when it is told to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from streamlint.facts import records
from streamlint.retention.keeping.abandoned import Abandoned
from streamlint.retention.keeping.absent import is_where_absent
from streamlint.retention.keeping.conditions import Conditions
from streamlint.retention.keeping.entries import Entry, Way
from streamlint.retention.keeping.entry_walk import (
    Budget,
    Callees,
    EntryWalk,
    Result,
    TooFarError,
    Turns,
    missed,
    normal,
    takes_out,
)
from streamlint.retention.keeping.evictions import Evictions
from streamlint.retention.keeping.keys import never_matches
from streamlint.retention.keeping.regions import Region, Regions
from streamlint.retention.keeping.replacing import is_of_another
from streamlint.retention.keeping.risks import Risks, is_manager
from streamlint.retention.keeping.strangers import takes_others_only
from streamlint.retention.keeping.unopened import Unopened
from streamlint.retention.keeping.unset import unset_flag
from streamlint.retention.linking.chained import CHAIN
from streamlint.retention.linking.classes import lineage
from streamlint.retention.linking.contexts import BEFORE
from streamlint.retention.linking.linker import Eviction, Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Container, Instance, Library, Stream, Value

_HIGHEST = 3
_DEEPEST = 4
_DEEPEST_TEST = 6
_MOST_CALLERS = 12
_GONE = "__del__"
_OLDEST = frozenset({"popitem", "popleft"})


@dataclass(frozen=True, slots=True)
class Skipped:
    """`eviction` takes an entry out on some ways, but not on `way`. `assumed` is what that rests on, "" where nothing.

    `inferred` where the eviction is somebody else's, who is not seen to come.
    """

    eviction: Eviction
    way: Way
    assumed: str = ""
    inferred: bool = False

    @property
    def doubts(self) -> Iterator[tuple[str, bool]]:
        """What a finding rests on that the code does not show, and whether that is assumed rather than inferred."""
        if self.assumed:
            yield self.assumed, True
        if self.inferred:
            yield "nothing else takes it out on that way", False
        if self.way.cause == "no end":
            told = "told of an end" if self.eviction.site.scope is self.way.site.scope else "called"
            yield f"`{self.eviction.site.scope.title}` is not {told} for each that was started", False
        elif not self.way.sure:
            yield f"line {self.way.site.record.at.line} can raise", False


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of an entry: `freed` where nothing is seen to keep it for good, else `skipped` where it is kept.

    `unsure` where something takes entries out, but is not seen to take out this one. `unset` are the flags that nothing
    sets, on which other evictions wait.
    """

    freed: bool
    skipped: Skipped | None = None
    unsure: bool = False
    unset: tuple[str, ...] = ()


KEPT = Fate(freed=False)
LEFT = Fate(freed=False, unsure=True)
FREED = Fate(freed=True)


_MOST_AROUND = 48
"""How many containers around one are asked: those around a hub are thousands, of all that the program puts into dicts."""


@dataclass(frozen=True, slots=True)
class _Flow:
    """A function in which an entry is put in at some sites: by the store itself, or by a call that leads to it."""

    scope: Scope
    puts: frozenset[Site]


class Fates:
    """Answers what becomes of what is stored."""

    def __init__(self, linker: Linker, regions: Regions, evictions: Evictions) -> None:
        self._linker = linker
        self._regions = regions
        self._evictions = evictions
        self._abandoned = Abandoned(linker)
        self._unopened = Unopened(linker)
        self._called: dict[Instance | None, dict[Site, tuple[Scope, ...]]] = {}
        self._counts: dict[tuple[Container, Region], tuple[Eviction, ...]] = {}
        self._mismatches: dict[tuple[Site, Eviction], bool] = {}
        self._flags: dict[Site, str | None] = {}
        self._reaching: dict[frozenset[Site], frozenset[Scope]] = {}
        self._finalized: dict[Site, tuple[Value, ...]] = {}
        self._sweeping: dict[tuple[Site, Container], bool] = {}
        self._budget = Budget()

    def of(self, container: Container, store: Site, region: Region, things: frozenset[Value]) -> Fate:
        """What becomes of what `store` puts into `container` each time that `region` repeats."""
        unset: dict[str, None] = {}
        fate = self._of(container, store, region, things, unset)
        return fate if fate.freed or not unset else replace(fate, unset=tuple(unset))

    def _of(
        self, container: Container, store: Site, region: Region, things: frozenset[Value], unset: dict[str, None]
    ) -> Fate:
        containers = self._around(container)
        if any(each.bounded for each in containers) or self._is_overridden(store.scope, container.owner):
            return FREED
        counting: list[Eviction] = []
        for eviction in (found for each in containers for found in self._counting(each, region)):
            if self._is_vain(eviction, container, store, things) or self._waits_for_ever(eviction.site):
                continue
            flag = self._unset(eviction.site)
            if flag is not None:
                unset[flag] = None
                continue
            if self.sweeps(eviction):
                return FREED
            counting.append(eviction)
        if self._goes_with_object(container, region):
            return FREED
        if not counting:
            return KEPT
        try:
            return self._by_flow(container, store, region, things, counting)
        except TooFarError:
            return FREED  # something takes it out; whether on every way was not found out

    def evictions(self, container: Container) -> tuple[Eviction, ...]:
        """Every eviction of a container, whether it keeps it from growing or not."""
        return self._evictions.of(container)

    def _goes_with_object(self, container: Container, region: Region) -> bool:
        """Whether each round takes the object whose container it is out of another one: `turns.clear()`, `del turns[k]`."""
        owner = container.owner
        outer = self._linker.containers_of(owner) if isinstance(owner, Instance) else ()
        return any(
            eviction.site.scope is region.scope and (region.site is None or eviction.site.inside(region.site))
            for each in outer
            for eviction in self._evictions.of(each)
        )

    def _counting(self, container: Container, region: Region) -> tuple[Eviction, ...]:
        known = self._counts.get((container, region))
        if known is None:
            known = self._counts[container, region] = tuple(self._evictions.counting(container, region))
        return known

    def _is_vain(self, eviction: Eviction, container: Container, store: Site, things: frozenset[Value]) -> bool:
        """Whether an eviction can never take out what is stored: by its key, or as it waits for its thing to be gone.

        The keys of the containers around are others than that of the store.
        """
        if eviction.kind == "value" and not any(isinstance(thing, Stream) for thing in things):
            return True  # what the key is may weigh as much
        if eviction.kind == "value" and is_of_another(store, eviction):
            return True
        return (
            (eviction.container is container and self._never_matches(store, eviction))
            or is_where_absent(self._linker, eviction, container, store)
            or not things.isdisjoint(self._waited_for(eviction.site))
            or self._runs_when_gone(eviction.site.scope, things)
            or takes_others_only(self._linker, eviction, things)
        )

    def _runs_when_gone(self, scope: Scope, things: frozenset[Value]) -> bool:
        """Whether only the `__del__` of what is stored comes to an eviction: it is never gone while it is stored."""
        if scope.function.name != _GONE:
            callers = {site.scope for site in self._linker.callers.get(scope, ())}
            if not callers or any(caller.function.name != _GONE for caller in callers):
                return False
        return any(
            isinstance(held, Instance) and scope.cls in lineage(held.cls)
            for thing in things
            for held in (thing, *self._parts(thing))
        )

    def _parts(self, thing: Value) -> Iterator[Value]:
        """What an object has in its attributes."""
        for place in self._linker.attributes_of(thing) if isinstance(thing, Instance) else ():
            yield from place.values

    def _unset(self, site: Site) -> str | None:
        """The flag that nothing sets, on which an eviction waits."""
        if site not in self._flags:
            self._flags[site] = unset_flag(self._linker, site)
        return self._flags[site]

    def _never_matches(self, store: Site, eviction: Eviction) -> bool:
        mismatch = self._mismatches.get((store, eviction))
        if mismatch is None:
            mismatch = self._mismatches[store, eviction] = never_matches(self._linker, store, eviction)
        return mismatch

    def _waited_for(self, site: Site) -> Iterable[Value]:
        """What must be gone before an eviction runs: it does so never, where the container keeps that alive."""
        known = self._finalized.get(site)
        if known is None:
            known = self._finalized[site] = self._finalizing(site)
        return known

    def _waits_for_ever(self, site: Site) -> bool:
        """Whether an eviction runs when an object is gone that is made once only."""
        waited = self._waited_for(site)
        return bool(waited) and all(
            isinstance(value, Instance) and value.site is not None and not self._regions.around(value.site)
            for value in waited
        )

    def _finalizing(self, site: Site) -> tuple[Value, ...]:
        record = site.record
        if not isinstance(record, records.Call) or not record.arguments:
            return ()
        called = self._linker.variable(site.scope, record.function).values
        if not any(isinstance(value, Library) and value.dotted == "weakref.finalize" for value in called):
            return ()
        return tuple(self._linker.variable(site.scope, record.arguments[0].value).values)

    def _is_overridden(self, scope: Scope, owner: Value | None) -> bool:
        """Whether the store stands in a method that the owner of the container has another one in front of."""
        if not isinstance(owner, Instance) or scope.cls is None or scope.cls is owner.cls:
            return False
        nearer = set(takewhile(lambda cls: cls is not scope.cls, lineage(owner.cls)))
        if scope.cls not in lineage(owner.cls) or not any(self._has(cls, scope.function.name) for cls in nearer):
            return False
        return not any(owner in self._linker.calls[site, scope] for site in self._linker.callers.get(scope, ()))

    def _has(self, cls: ClassValue, name: str) -> bool:
        return cls.scope is not None and name in cls.scope.function.binds

    def _around(self, container: Container) -> list[Container]:
        """The container, and those in which it is an element itself, the nearest first and no more than tell anything."""
        found: dict[Container, None] = {}
        pending = [container]
        while pending and len(found) < _MOST_AROUND:
            current = pending.pop(0)
            if current not in found:
                found[current] = None
                if current.kind != CHAIN:  # which its own links hold
                    around = self._linker.containers_of(current)
                    pending.extend(outer for outer in around if outer.kind != BEFORE)
        return list(found)

    # ---------------------------------------------------------------------------------------------------------- sweeps

    def sweeps(self, eviction: Eviction) -> bool:
        """Whether an eviction bounds the container as a whole, rather than take out one entry that it is told."""
        if eviction.kind not in ("one", "value"):
            return True
        key = (eviction.site, eviction.container)
        known = self._sweeping.get(key)
        if known is None:
            known = self._sweeping[key] = self._bounds(eviction)
        return known

    def _bounds(self, eviction: Eviction) -> bool:
        site = eviction.site
        if isinstance(site.record, records.Call) and self._is_oldest(site, site.record):
            return True
        return any(self._goes_over(outer, eviction.container) for outer, _ in site.path)

    def _is_oldest(self, site: Site, record: records.Call) -> bool:
        loaded = site.scope.definitions.get(record.function)
        if loaded is None or not isinstance(loaded.record, records.LoadAttr):
            return False
        first = site.scope.constant(record.arguments[0].value) if record.arguments else None
        return loaded.record.name in _OLDEST or (loaded.record.name == "pop" and first is not None and first.value == 0)

    def _goes_over(self, site: Site, container: Container) -> bool:
        """Whether a loop goes over what the container holds, or runs for as long as it holds too much."""
        record = site.record
        if not isinstance(record, records.Loop):
            return False
        asked = record.iterable if record.iterable is not None else record.test
        return asked is not None and self._asks(site.scope, asked, container, _DEEPEST_TEST)

    def _asks(self, scope: Scope, operand: str, container: Container, depth: int) -> bool:
        if depth == 0:
            return False
        if container in self._linker.variable(scope, operand).values:
            return True
        made = scope.definitions.get(operand)
        match made.record if made is not None else None:
            case records.Call(function=function, arguments=arguments):
                inner = [function, *(argument.value for argument in arguments)]
            case records.LoadAttr(of=of) | records.LoadItem(of=of):
                inner = [of]
            case records.Operate(values=values) | records.Either(values=values):
                inner = list(values)
            case records.Collection(to=into):
                inner = list(_choosing(scope, into))
            case _:
                bound = [site.record for site in scope.bindings.get(operand, ())]
                inner = [record.value for record in bound if isinstance(record, records.Copy) and record.value]
        return any(self._asks(scope, each, container, depth - 1) for each in inner if each != operand)

    # ----------------------------------------------------------------------------------------------------------- flows

    def _by_flow(
        self, container: Container, store: Site, region: Region, things: frozenset[Value], counting: list[Eviction]
    ) -> Fate:
        takes = frozenset(eviction.site for eviction in counting)
        taking = self._taking(takes)
        instance = container.owner if isinstance(container.owner, Instance) else None
        met: set[Site] = set()
        dead: set[Site] = set()
        passed: set[Site] = set()
        results: list[Result] = []
        leading: list[_Flow] = []
        flows = [_Flow(store.scope, frozenset({store}))]
        for _ in range(_HIGHEST):
            leading += flows
            for flow in flows:
                walk = self._walk_of(container, things, Turns(flow.puts, takes, taking, self._callees(instance)))
                result = self._walked(walk, flow, region)
                unreached = {site for site in takes if site.scope is flow.scope and site not in walk.passed}
                if walk.met or unreached:
                    met |= walk.met
                    dead |= unreached
                    passed |= walk.passed
                    results.append(result)
            if results:
                break
            flows = list(self._callers(flows, instance))
        dead |= {each.site for each in counting if each.kind == "value"} - met
        fate = self._judged(results, counting, met, dead)
        if fate == LEFT and self._is_taken_by_others(taking - {flow.scope for flow in leading}, passed):
            return FREED
        if not fate.freed:
            return fate
        abandoned = self._abandoned.overruled(counting, things)
        if not met:
            abandoned = abandoned or self._abandoned.gives_up(store, things)
            abandoned = abandoned or self._abandoned.turned_away(store, counting, self._callees(instance))
            opening = ((flow.scope, flow.puts) for flow in leading)
            abandoned = abandoned or self._unopened.refused(opening, container, things, counting)
        return Fate(freed=False, skipped=Skipped(counting[0], abandoned, inferred=True)) if abandoned else fate

    def _walk_of(self, container: Container, things: frozenset[Value], turns: Turns) -> EntryWalk:
        named = frozenset(self._results(turns.puts))
        conditions = Conditions(self._linker, container, things, named)
        return EntryWalk(self._linker, turns, Risks(self._linker, things), conditions, self._budget)

    def _judged(self, results: list[Result], counting: list[Eviction], met: set[Site], dead: set[Site]) -> Fate:
        elsewhere = [eviction for eviction in counting if eviction.site not in met | dead]
        ways = [way for result in results for way in _ways_past(result)]
        skipped = min(ways, key=_how_clear, default=None)
        if skipped is not None:
            here = [eviction for eviction in counting if eviction.site in (met or dead)]
            eviction = min(here, key=lambda each: _line(each.site))
            assumed = f"nobody calls `{elsewhere[0].site.scope.title}`" if elsewhere else ""
            return Fate(freed=False, skipped=Skipped(eviction, skipped, assumed))
        if not elsewhere and (not met or any(map(_stays, results))):
            return LEFT
        return FREED

    def _is_taken_by_others(self, taking: frozenset[Scope], passed: set[Site]) -> bool:
        """Whether what takes an entry out is also called from where no walk has come: by who lets go of it later."""
        walked = {site.scope for site in passed}
        callers = (site.scope for scope in taking & walked for site in self._linker.callers.get(scope, ()))
        return any(caller not in walked for caller in callers)

    def _walked(self, walk: EntryWalk, flow: _Flow, region: Region) -> Result:
        """Walks a function, or only the loop of it that repeats where the function itself does not."""
        loop = region.site if region.site is not None and region.scope is flow.scope else None
        if loop is None or not isinstance(loop.record, records.Loop) or self._regions.of_scope(flow.scope):
            return walk.function(flow.scope)
        result = walk.part(flow.scope, loop.record.body)
        result.leaving.raised = result.leaving.cancelled = None
        result.leaving.returns = [point for point in result.leaving.returns if point.by is None]
        walk.next_round(loop, result.end, result.leaving)
        return result

    def _results(self, puts: Iterable[Site]) -> Iterator[str]:
        """The names of what calls that put the entry in give back."""
        for site in puts:
            found = {getattr(site.record, "to", "")}
            for other in site.scope.sites:
                match other.record:
                    case records.Await(to=to, value=value) if value in found:
                        found.add(to)
                    case records.Copy(to=to, value=value) if value in found:
                        found.add(to)
                    case _:
                        pass
            yield from found

    def _callers(self, flows: Iterable[_Flow], instance: Instance | None) -> Iterator[_Flow]:
        """The functions that call those of `flows`, each with its calls as what puts the entry in."""
        sites: dict[Scope, set[Site]] = {}
        for flow in flows:
            for site in self._linker.callers.get(flow.scope, ()):
                if site.scope is not flow.scope and self._regions.concerns(site, flow.scope, instance):
                    sites.setdefault(site.scope, set()).update(self._entering(site, flow.scope))
        for scope in sorted(sites, key=lambda scope: scope.number)[:_MOST_CALLERS]:
            yield _Flow(scope, frozenset(sites[scope]))

    def _entering(self, site: Site, callee: Scope) -> Iterator[Site]:
        """The call itself; of a coroutine, the `await`; of a context manager's generator, the `with` that enters it."""
        to = getattr(site.record, "to", None)
        entering = []
        for other in site.scope.sites:
            match other.record:
                case records.With(manager=manager) if is_manager(callee) and manager == to:
                    entering.append(other)
                case records.Await(value=value) if callee.function.is_async and value == to:
                    entering.append(other)
                case _:
                    pass
        yield from entering or [site]

    def _taking(self, takes: frozenset[Site]) -> frozenset[Scope]:
        """The functions that take the entry out, and those that call them."""
        known = self._reaching.get(takes)
        if known is None:
            found = {site.scope for site in takes}
            edge = set(found)
            for _ in range(_DEEPEST):
                edge = {site.scope for scope in edge for site in self._linker.callers.get(scope, ())} - found
                found |= edge
            known = self._reaching[takes] = frozenset(found)
        return known

    def _callees(self, instance: Instance | None) -> Callees:
        """The functions that each site calls, those that it calls on other instances left out."""
        known = self._called.get(instance)
        if known is None:
            known = self._called[instance] = {}
            for site, scope in self._linker.calls:
                if self._regions.concerns(site, scope, instance):
                    known[site] = (*known.get(site, ()), scope)
        return known


def _choosing(scope: Scope, into: str) -> Iterator[str]:
    """What decides what a comprehension gathers: what it goes over, and its conditions."""
    for site in scope.sites:
        if isinstance(site.record, records.Collect) and site.record.into == into:
            for outer, _ in site.path:
                match outer.record:
                    case records.Loop(iterable=str() as operand) | records.Branch(test=operand):
                        yield operand
                    case _:
                        pass


def _ways_past(result: Result) -> list[Way]:
    """The ways past the eviction; none where no way that is meant to take the entry out does so."""
    return missed(result) if takes_out(result) or not normal(result) else []


def _stays(result: Result) -> bool:
    """Whether the good way leaves the entry in."""
    if result.end is not None and result.end.entry is Entry.IN and result.end.by is None:
        return True
    return not takes_out(result) and any(point.entry is Entry.IN for point in result.leaving.returns)


def _line(site: Site) -> tuple[str, int, int]:
    return site.scope.module.path, site.record.at.line, site.record.at.column


def _how_clear(way: Way) -> tuple[bool, int, tuple[str, int, int]]:
    """What the code shows itself comes first: an early return, then a caught timeout, then what may always happen."""
    order = {"return": 0, "next round": 0, "condition": 0, "timeout": 1, "exception": 2, "cancellation": 3, "no end": 4}
    return (not way.sure, order[way.cause], _line(way.site))
