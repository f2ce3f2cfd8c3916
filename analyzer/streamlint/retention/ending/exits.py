"""Exits: the ways out of a block, each with what holds on it."""

from __future__ import annotations

from dataclasses import dataclass

from streamlint.retention.ending.states import State, join
from streamlint.retention.ending.tokens import Token


@dataclass(slots=True)
class Exits:
    """What holds where a block is left other than by its end. None where it is not left in that way.

    `returns` with the objects `given` back, `stops` where an iterator says that it is exhausted. `raising` is what
    holds wherever an exception may leave the block; it is only gathered where `catches`. `yielded` is what a whole
    generator function hands out.
    """

    breaks: State | None = None
    continues: State | None = None
    returns: State | None = None
    stops: State | None = None
    raising: State | None = None
    catches: bool = False
    given: tuple[Token, ...] = ()
    yielded: tuple[Token, ...] = ()

    def leave_by_return(self, state: State, token: Token | None) -> None:
        """`return token`."""
        self.returns = join(self.returns, state)
        if token is not None and token not in self.given:
            self.given = (*self.given, token)

    def leave_by_stop(self, state: State) -> None:
        """The iterator is exhausted here."""
        self.stops = join(self.stops, state)

    def may_raise(self, state: State) -> None:
        """An exception may leave the block here."""
        if self.catches:
            self.raising = join(self.raising, state) if self.raising is not None else state.copy()

    def outer(self) -> Exits:
        """Exits for a block inside this one from which every way out is still to pass through something."""
        return Exits(catches=True)
