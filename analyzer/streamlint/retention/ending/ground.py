"""The ground of a walk: which objects the operands stand for, which functions it is in, and what it has noted so far.

Everything that follows one kind of record (calls, protocols, guards, listeners) works on this; the walk itself, which
knows all of them, stands above.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from streamlint.facts import records
from streamlint.retention.ending.crossing import crossing
from streamlint.retention.ending.exits import Exits
from streamlint.retention.ending.frames import Frame, Preset
from streamlint.retention.ending.heard import (
    Asked,
    Cached,
    Cleared,
    Drain,
    Emission,
    LateRegistration,
    Read,
    Registration,
)
from streamlint.retention.ending.objects import Objects
from streamlint.retention.ending.releases import CONSTRUCTORS, Releases
from streamlint.retention.ending.relevance import Relevance
from streamlint.retention.ending.states import Gone, State
from streamlint.retention.ending.tokens import BEFORE, Token, given, made, token_of
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site


class Ground(Objects, ABC):
    """What a walk knows at each point, and notes: reads of what is gone, handlers that are registered and called."""

    def __init__(self, linker: Linker, releases: Releases, relevance: Relevance) -> None:
        super().__init__(linker, releases)
        self.relevance = relevance
        self.callees = linker.callees
        self.useful = relevance.useful
        self.reads: list[Read] = []
        self.registrations: list[Registration] = []
        self.emissions: list[Emission] = []
        self.clears: list[Cleared] = []
        self.caches: list[Cached] = []
        self.asked: list[Asked] = []
        self.drains: list[Drain] = []
        self.late: list[LateRegistration] = []
        self.frames: list[Frame] = []
        self.preset: Preset | None = None
        self.decorators: dict[Token, tuple[Token, str, str]] = {}
        self._cross: dict[Scope, frozenset[str]] = {}
        self._rounds: list[Site] = []
        self._decided: list[Site] = []
        self._muted = 0

    @abstractmethod
    def block(self, block: records.Block, scope: Scope, state: State | None, exits: Exits) -> State | None:
        """Walks a block; what holds at its end, None where it is not reached."""

    # ---------------------------------------------------------------------------------------------------- what is what

    def token(self, scope: Scope, operand: str, state: State) -> Token:
        """The object that an operand stands for."""
        return state.of(self.linker.variable(scope, operand))

    def bind(self, scope: Scope, operand: str, token: Token, state: State) -> None:
        """From now on an operand stands for this object."""
        variable = self.linker.variable(scope, operand)
        passing = operand.startswith("%") and operand not in self._crossing(scope)
        (state.temporaries if passing else state.variables)[variable] = token

    def _crossing(self, scope: Scope) -> frozenset[str]:
        found = self._cross.get(scope)
        if found is None:
            found = self._cross[scope] = crossing(scope)
        return found

    def make(self, site: Site, operand: str, state: State) -> Token:
        """The record at `site` makes a new object."""
        token = made(site)
        self.note(token, tuple(self.linker.variable(site.scope, operand).values))
        self.renew(token, state)
        self.bind(site.scope, operand, token, state)
        return token

    def renew(self, token: Token, state: State) -> None:
        """From now on a token names another object. Of objects that are no streams nothing has to be forgotten."""
        if self.is_known(token) or token in state.suspended or token in state.wraps:
            if token in state.born and token.site is not None and not token.name and self.is_known(token):
                before = token_of("made", site=token.site, name=BEFORE)
                self.note(before, self.values(token))
                state.renew(before)
                state.rename(token, before)
            state.renew(token)

    # ---------------------------------------------------------------------------------------------------------- frames

    def outside(self, token: Token) -> Site:
        """Where the code that is not the object's own class has come to."""
        for frame in reversed(self.frames):
            if not self.owns(frame.scope, token) and frame.site is not None:
                return frame.site
        site = self.frames[-1].site
        assert site is not None
        return site

    def constructing(self, token: Token) -> bool:
        """Whether the object's own constructor is running."""
        return any(frame.scope.function.name in CONSTRUCTORS and self.owns(frame.scope, token) for frame in self.frames)

    def clear(self, token: Token, name: str, state: State) -> None:
        """State `name` of an object is taken away here."""
        if token is self.frames[0].own:
            self._drop(name, state)
        if self.holds_state(token, name) and not self.constructing(token):
            site = self.frames[-1].site
            assert site is not None
            state.gone[token, name] = Gone(self.outside(token), site)

    def _drop(self, name: str, state: State) -> None:
        site = self.frames[-1].site
        assert site is not None
        if not self.quiet:
            self.clears.append(Cleared(site, name, frozenset(state.stored), self.trail))
        state.dropped[name] = Gone(site, site, trail=self.trail)
        state.stored.discard(name)

    def _keep(self, name: str, state: State) -> None:
        site = self.frames[-1].site
        assert site is not None
        state.dropped.pop(name, None)
        if name not in state.stored and not self.quiet:
            self.caches.append(Cached(site, name, tuple(state.dropped.items()), state.told))
        state.stored.add(name)

    def fill(self, token: Token, name: str, state: State) -> None:
        """Something is put there again."""
        if token is self.frames[0].own:
            self._keep(name, state)
        state.gone.pop((token, name), None)
        if self.holds_state(token, name):
            state.filled.add((token, name))

    def _waits(self) -> bool:
        return self.preset is not None and self.preset.waits

    def awaited(self, state: State) -> None:
        """Others run here: what was about to be cleared is cleared after it."""
        if self._waits():
            state.late = True

    @property
    def trail(self) -> tuple[Site, ...]:
        """The calls that led here, outermost first."""
        return tuple(frame.site for frame in self.frames[:-1] if frame.site is not None)

    @property
    def quiet(self) -> bool:
        """Whether what is read here does not count: on a way walked again, or not sure to come in a second round."""
        return self._muted > 0 or not all(self._comes_by(loop) for loop in self._rounds)

    def _comes_by(self, loop: Site) -> bool:
        """Whether each round of a loop comes by where the walk is."""
        for frame in self.frames:
            if frame.scope is loop.scope and frame.site is not None and frame.site.inside(loop):
                path = [site for site, _ in frame.site.path]
                inner = path[path.index(loop) + 1 :]
                return not any(isinstance(site.record, records.Branch) for site in inner if site not in self._decided)
        return True

    def parameter(self, scope: Scope) -> Token:
        """What the first parameter of a method stands for in a walk that begins there."""
        return given(self.linker.variable(scope, scope.function.parameters[0].name))
