"""Frames: the functions that a walk is in, and what it is told of the handler in which it begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamlint.retention.ending.states import Gone, Slot
from streamlint.retention.ending.tokens import Token
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Value

if TYPE_CHECKING:
    from streamlint.models.tables import Api

DEEPEST = 10
"""How many calls deep a walk goes."""


@dataclass(slots=True)
class Frame:
    """A function that is being walked, and where in it the walk is.

    `said` is the last constant text that it was called with: the event, where it emits or registers one. `hook` is what
    was gone already when it was called as a method that a subclass overrides to learn of the end. `own` is what its first
    parameter stands for, `yielded` what it has handed out as a generator.
    """

    scope: Scope
    site: Site | None = None
    said: str = ""
    hook: dict[Slot, Gone] = field(default_factory=dict)
    is_hook: bool = False
    own: Token | None = None
    yielded: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One way through a function: without an error, or with one that handler `number` of the `try` at `fails` catches."""

    scope: Scope
    fails: Site | None = None
    number: int = 0

    def takes(self, scope: Scope, site: Site, number: int) -> bool:
        """Whether a handler is on this way. In the functions that are called any is."""
        return scope is not self.scope or (site is self.fails and number == self.number)


@dataclass(frozen=True, slots=True)
class Preset:
    """What is gone of which objects when a handler is called; `waits` where only after its first `await`.

    `running` are the generators that are not done yet while it runs, `api` is the table of an end hook. `last`: after
    these handlers none is called any more.
    """

    streams: frozenset[Value]
    gone: dict[str, Gone]
    waits: bool = False
    running: frozenset[Scope] = frozenset()
    api: Api | None = None
    last: bool = False
