"""Frames: the functions that a walk is in, and what it is told of the handler in which it begins."""

from __future__ import annotations

from dataclasses import dataclass, field

from streamlint.retention.ending.states import Gone, Slot
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Value

DEEPEST = 10
"""How many calls deep a walk goes."""


@dataclass(slots=True)
class Frame:
    """A function that is being walked, and where in it the walk is.

    `said` is the last constant text that it was called with: the event, where it emits or registers one. `hook` is what
    was gone already when it was called as a method that a subclass overrides to learn of the end.
    """

    scope: Scope
    site: Site | None = None
    said: str = ""
    hook: dict[Slot, Gone] = field(default_factory=dict)
    is_hook: bool = False


@dataclass(frozen=True, slots=True)
class Preset:
    """What is gone of which objects when a handler is called; `waits` where only after its first `await`."""

    streams: frozenset[Value]
    gone: dict[str, Gone]
    waits: bool = False
