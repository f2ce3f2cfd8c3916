"""The walk: one way after another through a function and what it calls, knowing at each point what is surely gone.

Abstract interpretation of the structured facts (Cousot and Cousot, 1977), for typestate (Strom and Yemini, 1986): where
ways meet, only what holds on all of them is kept. Calls that a stream is handed to are walked in place, with the
objects of this call, so that a helper that reads before the end here and after it there is told apart.
"""

from __future__ import annotations

from collections.abc import Callable

from streamlint.facts import records
from streamlint.retention.ending import guards, protocols, steps, unread
from streamlint.retention.ending.exits import Exits
from streamlint.retention.ending.frames import Frame, Preset, Way
from streamlint.retention.ending.ground import Ground
from streamlint.retention.ending.releases import Releases
from streamlint.retention.ending.relevance import Relevance
from streamlint.retention.ending.states import State, join
from streamlint.retention.ending.tokens import made
from streamlint.retention.keeping.bounds import has_no_end
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site

_MOST = 10_000
_LEAST = 1_500
_ALL = 500_000


_CALM = (records.Const, records.Copy, records.LoadAttr, records.Collection, records.Either, records.MakeFunction)


class OutOfBudgetError(Exception):
    """A walk took more steps than it may."""


class Walk(Ground):
    """Walks functions, and notes reads of what is gone, handlers that are registered, and when they are called."""

    def __init__(self, linker: Linker, releases: Releases, relevance: Relevance) -> None:
        super().__init__(linker, releases, relevance)
        self._sites: dict[Scope, dict[tuple[int, int], Site]] = {}
        self._budget = min(_MOST, max(_LEAST, _ALL // max(1, len(relevance.roots))))
        self._left = self._budget
        self._way: Way | None = None

    def root(self, scope: Scope, preset: Preset | None = None, way: Way | None = None) -> State | None:
        """Walks a function from its beginning; what holds at its end. `way` is the one that it takes, None all of them."""
        self._way = way
        own = self.parameter(scope) if scope.function.parameters else None
        self.frames = [Frame(scope, own=own)]
        self.preset = preset
        self._rounds = []
        self._decided = []
        self._muted = 0
        self._left = self._budget
        exits = Exits()
        state = State(late=preset is not None and not preset.waits)
        try:
            after = self.block(scope.function.body, scope, state, exits)
        except (OutOfBudgetError, RecursionError):  # what was found on the way stays true
            return None
        return join(join(after, exits.returns), exits.stops)

    # ---------------------------------------------------------------------------------------------------------- blocks

    def block(self, block: records.Block, scope: Scope, state: State | None, exits: Exits) -> State | None:
        """Walks a block; what holds at its end, None where it is not reached."""
        sites = self._laid(scope)
        for index in range(len(block)):
            if state is None:
                return None
            site = sites[id(block), index]
            self._left -= 1
            if self._left < 0:
                raise OutOfBudgetError
            self.frames[-1].site = site
            if not isinstance(site.record, _CALM):
                exits.may_raise(state)
            before = state
            state = self._record(site, state, exits)
            if state is not None and state is not before:
                state.temporaries = {**before.temporaries, **state.temporaries}
        if state is not None:
            exits.may_raise(state)
        return state

    def _laid(self, scope: Scope) -> dict[tuple[int, int], Site]:
        found = self._sites.get(scope)
        if found is None:
            found = self._sites[scope] = {(id(site.block), site.index): site for site in scope.sites}
        return found

    def _record(self, site: Site, state: State, exits: Exits) -> State | None:
        match site.record:
            case records.Loop():
                return self._loop(site, site.record, state, exits)
            case records.Branch():
                return self._branch(site, site.record, state, exits)
            case records.Try():
                return self._try(site, site.record, state, exits)
            case records.With():
                return self._with(site, site.record, state, exits)
            case _:
                return steps.step(self, site, state, exits)

    def _branch(self, site: Site, record: records.Branch, state: State, exits: Exits) -> State | None:
        taken = guards.taken(self, site, state)
        ways: list[State | None] = []
        for truth, block in ((True, record.then), (False, record.orelse)):
            if taken is not None and taken is not truth:
                continue
            way = state.copy()
            if taken is None:
                unread.doubt(self, site, way)
            guards.learn(self, site, way, truth=truth)
            self._decided.extend([site] * (taken is not None))
            ways.append(self.block(block, site.scope, way, exits))
            del self._decided[len(self._decided) - (taken is not None) :]
        return join(ways[0], ways[1]) if len(ways) > 1 else ways[0]

    # ----------------------------------------------------------------------------------------------------------- loops

    def _loop(self, site: Site, record: records.Loop, state: State, exits: Exits) -> State | None:
        entry: State | None = state
        if record.head:
            entry = self.block(record.head, site.scope, entry, exits)
        if entry is None:
            return None
        inner = Exits(
            returns=exits.returns, stops=exits.stops, given=exits.given, catches=exits.catches, raising=exits.raising
        )
        back = self._round(site, record, entry.copy(), inner)
        again = None
        if back is not None and not self._rounds:
            self._rounds.append(site)
            again = self._round(site, record, back.copy(), inner)
            self._rounds.pop()
        exits.returns, exits.stops, exits.given, exits.raising = inner.returns, inner.stops, inner.given, inner.raising
        after = None if has_no_end(site) else join(join(entry, back), again)
        if after is not None:
            self.frames[-1].site = site
            if record.iterable is not None:
                after = protocols.exhaust(self, site, self.token(site.scope, record.iterable, after), after)
            after = self.block(record.orelse, site.scope, after, exits)
        return join(after, inner.breaks)

    def _round(self, site: Site, record: records.Loop, state: State, inner: Exits) -> State | None:
        inner.continues = None
        if record.iterable is not None and record.item is not None:
            source = self.token(site.scope, record.iterable, state)
            protocols.begin_reading(self, source, state)
            protocols.next_item(self, site, record.item, source, state)
            state.late = state.late or (self._waits() and record.is_async)
        after = self.block(record.body, site.scope, state, inner)
        after = join(after, inner.continues)
        inner.continues = None
        if after is not None and record.head:
            after = self.block(record.head, site.scope, after, inner)
        return after

    # ------------------------------------------------------------------------------------------------------ try, with

    def _try(self, site: Site, record: records.Try, state: State, exits: Exits) -> State | None:
        inner = exits.outer()
        tried = state.copy()
        if record.handlers:
            unread.expect(tried)
        after = self.block(record.body, site.scope, tried, inner)
        caught = inner.raising
        if any(self._catches_stop(site, handler) for handler in record.handlers):
            inner.stops = None
        if self._way is not None and self._way.fails is site:  # only what its handler does counts
            after, inner = None, exits.outer()
        if after is not None:
            after = self.block(record.orelse, site.scope, after, inner)
        for number, handler in enumerate(record.handlers):
            if self._way is not None and not self._way.takes(self.frames[-1].scope, site, number):
                continue
            way = caught.copy() if caught is not None else None
            if way is not None:
                way.unread.clear()
            way = self.block(handler.head, site.scope, way, inner)
            if way is not None and handler.name is not None:
                way.variables[self.linker.variable(site.scope, handler.name)] = made(site)
            self.frames[-1].site = site
            after = join(after, self.block(handler.body, site.scope, way, inner))
        return self._through(inner, exits, after, lambda way, into: self.block(record.final, site.scope, way, into))

    def _catches_stop(self, site: Site, handler: records.Handler) -> bool:
        return handler.types is None or guards.names_stop(site.scope, handler.types, broad=True)

    def _with(self, site: Site, record: records.With, state: State, exits: Exits) -> State | None:
        manager = self.token(site.scope, record.manager, state)
        state.late = state.late or (self._waits() and record.is_async)
        entered = protocols.enter(self, site, manager, record.entered, state)
        self.bind(site.scope, record.entered, entered, state)
        inner = exits.outer()
        after = self.block(record.body, site.scope, state, inner)
        if protocols.suppresses(self, manager):
            after = join(after, inner.raising)

        def leave(way: State | None, into: Exits) -> State | None:
            del into
            self.frames[-1].site = site
            return protocols.leave(self, site, manager, way) if way is not None else None

        return self._through(inner, exits, after, leave)

    def _through(
        self,
        inner: Exits,
        exits: Exits,
        after: State | None,
        last: Callable[[State | None, Exits], State | None],
    ) -> State | None:
        """Every way out passes through `last`. What it reads counts only if it is gone on all of them."""
        whole = after
        raising = inner.raising if self._way is None else None
        for way in (raising, inner.returns, inner.breaks, inner.continues, inner.stops):
            whole = join(whole, way)
        raised = last(whole.copy() if whole is not None else None, exits)
        if raised is not None:
            exits.may_raise(raised)
        self._muted += 1
        exits.breaks = join(exits.breaks, last(inner.breaks, exits))
        exits.continues = join(exits.continues, last(inner.continues, exits))
        exits.stops = join(exits.stops, last(inner.stops, exits))
        returned = last(inner.returns, exits)
        exits.returns = join(exits.returns, returned)
        exits.given = (*exits.given, *(token for token in inner.given if token not in exits.given))
        after = last(after, exits)
        self._muted -= 1
        return after
