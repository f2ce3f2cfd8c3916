"""The walk of an entry: from where it is put into a container, on every way, to where the function is left.

Abstract interpretation of the structured facts, forward, with one fact: whether the entry may still be there. Where ways
meet it is there if it is on one of them (a leak is an allocation that reaches no release on some path: Sui, Ye and Xue,
"Static memory leak detection using full-sparse value-flow analysis", 2012). Exceptions and cancellations are ways like
any other, but only where something waits, hands on or reads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from streamlint.facts import records
from streamlint.retention.keeping.bounds import has_no_end
from streamlint.retention.keeping.conditions import Conditions
from streamlint.retention.keeping.entries import BEFORE, IN, OUT, Entry, Leaving, Point, Way, choose, meet
from streamlint.retention.keeping.expected import expects_failures, is_expected_to_fail, may_fail, suppresses_failures
from streamlint.retention.keeping.failures import asks_for_kind, failed_where, flag_of_success, raises_again
from streamlint.retention.keeping.handling import arrives, stops, tells_of_the_end
from streamlint.retention.keeping.leaving import asked_for_error
from streamlint.retention.keeping.refusals import refuses
from streamlint.retention.keeping.risks import Risks, is_manager
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Generator

Callees = Mapping[Site, tuple[Scope, ...]]
_DEEPEST = 4
_LEAVING = frozenset({"__exit__", "__aexit__", "close", "aclose"})
"""What a `with` calls where it is left: of the manager itself, or (`closing`) of what that is to close."""


@dataclass(frozen=True, slots=True)
class Turns:
    """What the walk looks for: the sites that put the entry in and take it out, and the functions that may take it out.

    `callees` are the functions of the program that a site calls.
    """

    puts: frozenset[Site]
    takes: frozenset[Site]
    taking: frozenset[Scope]
    callees: Callees


@dataclass(frozen=True, slots=True)
class Result:
    """How a walk ended: what is so at the end of the block, and on each other way out."""

    end: Point | None
    leaving: Leaving


class TooFarError(Exception):
    """A walk, or all walks of a program together, went over more records than they may."""


@dataclass(slots=True)
class Budget:
    """How many records one walk may go over, and how many (`left`) all walks of a program together."""

    each: int = 40_000
    left: int = 1_500_000

    def spent(self, steps: int) -> int:
        """One more step of a walk that has made `steps`. Raises TooFarError where that is one too many."""
        self.left -= 1
        if steps >= self.each or self.left < 0:
            raise TooFarError
        return steps + 1


class EntryWalk:
    """Walks one function, and those it calls that take the entry out. `met` are the evictions on the way."""

    def __init__(
        self, linker: Linker, turns: Turns, risks: Risks, conditions: Conditions, budget: Budget | None = None
    ) -> None:
        self._linker = linker
        self._budget = budget or Budget()
        self._steps = 0
        self._turns = turns
        self._risks = risks
        self._conditions = conditions
        self._inside: list[Scope] = []
        self._sites: dict[Scope, dict[tuple[int, int], Site]] = {}
        self._calm = 0
        self._known: dict[Scope, Result] = {}
        self.met: set[Site] = set()
        self.passed: set[Site] = set()

    def function(self, scope: Scope, start: Point = BEFORE) -> Result:
        """Walks a whole function."""
        return self.part(scope, scope.function.body, start)

    def part(self, scope: Scope, block: records.Block, start: Point = BEFORE) -> Result:
        """Walks one block of a function as if that were all of it."""
        leaving = Leaving()
        self._inside.append(scope)
        end = self._block(scope, block, start, leaving)
        self._inside.pop()
        if leaving.failed is not None and any(map(is_expected_to_fail, self._linker.callers.get(scope, ()))):
            leaving.raised = meet(leaving.raised, leaving.failed)
        return Result(end, leaving)

    # ---------------------------------------------------------------------------------------------------------- blocks

    def _block(self, scope: Scope, block: records.Block, point: Point | None, leaving: Leaving) -> Point | None:
        laid = self._laid(scope)
        for index in range(len(block)):
            if point is None:
                return None
            site = laid[id(block), index]
            self.passed.add(site)
            self._steps = self._budget.spent(self._steps)
            point = self._record(site, point, leaving)
        return point

    def _laid(self, scope: Scope) -> dict[tuple[int, int], Site]:
        found = self._sites.get(scope)
        if found is None:
            found = self._sites[scope] = {(id(site.block), site.index): site for site in scope.sites}
        return found

    def _record(self, site: Site, point: Point, leaving: Leaving) -> Point | None:
        match site.record:
            case records.Branch():
                return self._branch(site, site.record, point, leaving)
            case records.Loop():
                return self._loop(site, site.record, point, leaving)
            case records.Try():
                return self._try(site, site.record, point, leaving)
            case records.With():
                return self._with(site, site.record, point, leaving)
            case records.Return(value=value):
                leaving.give_back(self._returned(site, value, point))
                return None
            case records.Raise():
                leaving.leave(point, Way("exception", site))
                return None
            case records.Break():
                leaving.breaks = meet(leaving.breaks, point)
                return None
            case records.Continue():
                leaving.continues = meet(leaving.continues, point)
                return None
            case _:
                return self._step(site, point, leaving)

    def _returned(self, site: Site, value: str | None, point: Point) -> Point:
        if point.entry is not Entry.IN or point.by is not None:
            return point
        if self._conditions.is_handed_on(site, value) or self._conditions.belongs_to(site, self._turns.puts):
            return BEFORE
        return replace(point, by=Way("return", site)) if site.path else point

    # ----------------------------------------------------------------------------------------------------------- steps

    def _step(self, site: Site, point: Point, leaving: Leaving) -> Point:
        if site in self._turns.puts:
            return IN
        if site in self._turns.takes:
            if point.entry is Entry.BEFORE:
                return point
            self.met.add(site)
            return point.taken()
        if point.entry is Entry.BEFORE:
            return point
        called = self._called(site, point, leaving)
        if called is not None:
            return called
        self._risk(site, point, leaving)
        return point

    def _risk(self, site: Site, point: Point, leaving: Leaving) -> None:
        if self._calm == 0 and point.entry is not Entry.BEFORE:
            for way in self._risks.at(site):
                leaving.leave(point, way)
            if point.entry is Entry.IN and point.by is None and may_fail(site):
                leaving.failed = meet(leaving.failed, replace(point, by=Way("exception", site, sure=False)))
            if refuses(site, self._turns.callees.get(site, ())) or (len(self._inside) > 1 and raises_again(site)):
                leaving.leave(point, Way("exception", site))

    def _called(self, site: Site, point: Point, leaving: Leaving) -> Point | None:
        """What is so after a call of something that takes the entry out, now or later; None where it is no such call."""
        if not isinstance(site.record, records.Call):
            return None
        for scope in self._turns.callees.get(site, ()):
            if scope not in self._turns.taking or self._is_entered(site, scope):
                continue
            result = self._summary(scope)
            if result is None or not can_be_out(result):
                continue
            good = point.good or (point.by is None and takes_out(result))
            if self._runs_on_its_own(site, scope):
                return replace(point.handed(tuple(missed(result))), good=good)
            for way in (result.leaving.raised, result.leaving.cancelled):
                if way is not None and way.entry is Entry.IN and way.by is not None and self._calm == 0:
                    leaving.leave(point, way.by)
            return replace(point.taken(), good=good)
        return None

    def _summary(self, scope: Scope) -> Result | None:
        if scope in self._inside or len(self._inside) > _DEEPEST:
            return None
        if scope not in self._known:
            calm, self._calm = self._calm, 0
            self._known[scope] = self.function(scope, IN)
            self._calm = calm
        return self._known[scope]

    def _is_entered(self, site: Site, scope: Scope) -> bool:
        """Whether a call only makes a context manager, which a `with` of the same function enters."""
        return is_manager(scope) and any(
            isinstance(other.record, records.With) and self._manages(other, scope) for other in site.scope.sites
        )

    def _manages(self, site: Site, scope: Scope) -> bool:
        assert isinstance(site.record, records.With)
        values = self._linker.variable(site.scope, site.record.manager).values
        return any(isinstance(value, Generator) and value.scope is scope for value in values)

    def _runs_on_its_own(self, site: Site, scope: Scope) -> bool:
        """Whether what a site calls runs after it: a task, a callback, a generator that somebody else reads."""
        spawner = self._linker.spawned.get(site)
        if spawner is not None:
            return not spawner.waits
        record = site.record
        assert isinstance(record, records.Call)
        if scope.generator:
            return not any(_reads(other.record, record.to) for other in site.scope.sites)
        if not scope.function.is_async:
            return False
        for other in site.scope.sites:
            if isinstance(other.record, records.Call) and any(
                argument.value == record.to for argument in other.record.arguments
            ):
                taker = self._linker.spawned.get(other)
                return taker is not None and not taker.waits
        return False

    # -------------------------------------------------------------------------------------------- branches and loops

    def _branch(self, site: Site, record: records.Branch, point: Point, leaving: Leaving) -> Point | None:
        known = self._conditions.known(site)
        flag = flag_of_success(site) if known is None and point.entry is Entry.IN else None
        if flag is not None and point.failed is not None:
            return self._flagged(site, record, point, leaving, succeeded=flag)
        if flag is not None:
            known = (point.by is None) is flag
        if known is not None:
            return self._block(site.scope, record.then if known else record.orelse, point, leaving)
        left = Leaving(), Leaving()
        then = self._block(site.scope, record.then, self._learned(site, point, truth=True), left[0])
        orelse = self._block(site.scope, record.orelse, self._learned(site, point, truth=False), left[1])
        for one, other, leaves in ((then, orelse, left[0]), (orelse, then, left[1])):
            if one is not None and other is not None and one.entry is Entry.IN and _is_done(other):
                leaves.raised = leaves.cancelled = None  # nor is it taken out there where nothing fails
            leaving.add(leaves)
        told = failed_where(site) is not None or (point.by is not None and asks_for_kind(site))
        return meet(then, orelse) if told else choose(then, orelse)

    def _flagged(
        self, site: Site, record: records.Branch, point: Point, leaving: Leaving, *, succeeded: bool
    ) -> Point | None:
        """A branch that asks whether all went well, where the good way and another come to it."""
        good, bad = replace(point, failed=None), replace(point, by=point.failed, failed=None)
        then = self._block(site.scope, record.then, good if succeeded else bad, leaving)
        orelse = self._block(site.scope, record.orelse, bad if succeeded else good, leaving)
        return meet(then, orelse)

    def _learned(self, site: Site, point: Point, *, truth: bool) -> Point:
        """What is so in one arm of a branch, by what its test says."""
        learned = self._conditions.learn(site, point, truth=truth)
        failed = learned.entry is Entry.IN and learned.by is None and failed_where(site) is truth
        return replace(learned, by=Way("exception", site)) if failed else learned

    def _loop(self, site: Site, record: records.Loop, point: Point, leaving: Leaving) -> Point | None:
        entry = self._block(site.scope, record.head, point, leaving)
        if entry is None:
            return None
        self._risk(site, entry, leaving)
        inner = Leaving(raised=leaving.raised, cancelled=leaving.cancelled, returns=leaving.returns)
        back = self._block(site.scope, record.body, entry, inner)
        if entry.entry is Entry.BEFORE:
            self.next_round(site, back, inner)
        back = _joined(back, inner.continues)
        leaving.raised, leaving.cancelled = inner.raised, inner.cancelled
        if back is not None:
            self._risk(site, back, leaving)
        if has_no_end(site):
            return inner.breaks
        came = back if back is not None and self._undoes(site, record) else choose(entry, back)
        after = self._block(site.scope, record.orelse, came, leaving)
        return meet(after, inner.breaks)

    def _undoes(self, site: Site, record: records.Loop) -> bool:
        """Whether a loop calls what it goes over, among which is what takes the entry out: `for undo in undos: undo()`."""
        return any(
            isinstance(other.record, records.Call)
            and other.inside(site)
            and record.item in (other.record.function, other.scope.copied(other.record.function))
            and not self._turns.taking.isdisjoint(self._turns.callees.get(other, ()))
            for other in site.scope.sites
        )

    def next_round(self, site: Site, back: Point | None, inner: Leaving) -> None:
        """`continue` past the eviction that the rest of the round makes, which ends with `back`."""
        skipped = inner.continues
        if skipped is None or back is None:
            return
        if skipped.entry is Entry.IN and skipped.by is not None:
            inner.give_back(skipped)
        elif skipped.entry is Entry.IN and skipped.by is None and back.entry in (Entry.OUT, Entry.HANDED):
            inner.give_back(replace(skipped, by=Way("next round", site), good=True))

    # ------------------------------------------------------------------------------------------------------ try, with

    def _try(self, site: Site, record: records.Try, point: Point, leaving: Leaving) -> Point | None:
        body, inner = Leaving(), Leaving()
        after = self._block(site.scope, record.body, point, body)
        came = after or point
        after = self._block(site.scope, record.orelse, after, inner)
        for handler in record.handlers:
            there = arrives(site.scope, handler, body) or self._expected(site.scope, handler, body) or _else(came)
            stopped = stops(site.scope, handler)
            body.raised = None if stopped.exceptions else body.raised
            body.cancelled = None if stopped.cancellations else body.cancelled
            handled = self._calmly(site.scope, handler.body, there, inner)
            after = choose(after, handled) if tells_of_the_end(site.scope, handler) else meet(after, handled)
        if any(expects_failures(site.scope, handler) for handler in record.handlers):
            body.failed = None
        inner.add(body)
        return self._finally(inner, leaving, after, lambda way: self._calmly(site.scope, record.final, way, leaving))

    def _expected(self, scope: Scope, handler: records.Handler, body: Leaving) -> Point | None:
        """How the entry comes to a handler that is there for the calls of the block."""
        return body.failed if expects_failures(scope, handler) else None

    def _calmly(self, scope: Scope, block: records.Block, point: Point, leaving: Leaving) -> Point | None:
        """Walks code that clears up: what may go wrong in it before it comes to the eviction is not counted."""
        self._calm += 1
        after = self._block(scope, block, point, leaving)
        self._calm -= 1
        return after

    def _with(self, site: Site, record: records.With, point: Point, leaving: Leaving) -> Point | None:
        point = self._entered(site, point)
        inner = Leaving()
        after = self._block(site.scope, record.body, point, inner)
        if suppresses_failures(self._linker, site):
            after, inner.failed = meet(after, inner.failed), None
        exits = self._exit_of(site, record)
        if exits is None:
            leaving.add(inner)
            return after
        good, bad = exits

        def left(way: Point) -> Point:
            return way.taken() if way.entry is Entry.IN and (bad if way.by is not None else good) else way

        return self._finally(inner, leaving, after, left)

    def _entered(self, site: Site, point: Point) -> Point:
        return IN if site in self._turns.puts else point

    def _exit_of(self, site: Site, record: records.With) -> tuple[bool, bool] | None:
        """Whether leaving a `with` takes an entry out, by its end and by an exception; None where it never does."""
        for scope in self._turns.callees.get(site, ()):
            if scope.function.name in _LEAVING and scope in self._turns.taking:
                result = self._summary(scope)
                if result is not None and can_be_out(result):
                    return asked_for_error(scope, self._turns.takes)
        for value in self._linker.variable(site.scope, record.manager).values:
            if isinstance(value, Generator) and value.scope is not None and value.scope in self._turns.taking:
                result = self._summary(value.scope)
                if result is not None and takes_out(result):
                    return True, not missed(result)
        return None

    def _finally(
        self, inner: Leaving, leaving: Leaving, after: Point | None, last: Callable[[Point], Point | None]
    ) -> Point | None:
        """Every way out passes through `last`."""

        def through(way: Point | None) -> Point | None:
            return last(way) if way is not None else None

        leaving.raised = meet(leaving.raised, through(inner.raised))
        leaving.failed = meet(leaving.failed, through(inner.failed))
        leaving.cancelled = meet(leaving.cancelled, through(inner.cancelled))
        leaving.breaks = meet(leaving.breaks, through(inner.breaks))
        leaving.continues = meet(leaving.continues, through(inner.continues))
        for point in inner.returns:
            done = through(point)
            if done is not None:
                leaving.give_back(done)
        return through(after)


def _joined(back: Point | None, continues: Point | None) -> Point | None:
    """What is so at the end of a round, of its last statement and of what goes on before it."""
    failed = continues is not None and continues.by is not None
    return meet(back, continues) if failed else choose(back, continues)


def _is_done(point: Point) -> bool:
    return point.entry in (Entry.OUT, Entry.HANDED)


def _else(point: Point) -> Point:
    """What is so in a handler that no way is seen to lead to while the entry is there."""
    return OUT if point.entry is not Entry.BEFORE else BEFORE


def _reads(record: records.Record, operand: str) -> bool:
    match record:
        case records.Loop(iterable=iterable):
            return iterable == operand
        case records.YieldFrom(value=value):
            return value == operand
        case _:
            return False


def normal(result: Result) -> list[Point]:
    """What is so where a function ends or returns."""
    return [*([result.end] if result.end is not None else []), *result.leaving.returns]


def takes_out(result: Result) -> bool:
    """Whether a function that was entered with the entry there can end without it.

    One that goes on for ever, as a generator that a server reads may, ends by being closed.
    """
    ends = normal(result)
    if ends:
        return any(point.good for point in ends)
    broken = (result.leaving.raised, result.leaving.cancelled)
    return any(point is not None and point.entry is Entry.OUT for point in broken)


def can_be_out(result: Result) -> bool:
    """Whether a function that was entered with the entry there may end without it, on the good way or another."""
    return takes_out(result) or any(point.entry in (Entry.OUT, Entry.HANDED) for point in normal(result))


def missed(result: Result) -> list[Way]:
    """The ways on which the entry stays, of a function that takes it out on others."""
    points = [result.leaving.raised, result.leaving.cancelled, *normal(result)]
    ways = [point.by for point in points if point is not None and point.entry is Entry.IN and point.by is not None]
    ways += [way for point in points if point is not None and point.entry is Entry.HANDED for way in point.missed]
    return list(dict.fromkeys(ways))
