"""What a walk notes: reads of what is gone, handlers that are registered, and moments at which they are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from streamlint.facts import records
from streamlint.retention.ending.states import Gone, Unread
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Value

if TYPE_CHECKING:
    from streamlint.models.tables import Api
    from streamlint.retention.ending.wholes import Whole

How = Literal["called", "awaited", "spawned"]


@dataclass(frozen=True, slots=True)
class Read:
    """State `name` of a stream is read at `site` when it is gone. `trail` are the calls that lead there.

    `hook` is the method that a subclass overrides to learn of the end, where the read is made in it.
    """

    site: Site
    name: str
    streams: tuple[Value, ...]
    gone: Gone
    trail: tuple[Site, ...]
    hook: str = ""
    preset: bool = False

    @property
    def asked(self) -> str:
        """The name by which the state is asked for: its own, or that of a getter."""
        return self.site.record.name if isinstance(self.site.record, records.LoadAttr) else self.name


@dataclass(frozen=True, slots=True)
class Registration:
    """At `site` a handler is handed to one of `streams`, which keeps it in its attribute `table` for `event`.

    The event is empty where the table is for one event only. `by` is the name of the method that takes it.
    """

    streams: tuple[Value, ...]
    table: str
    event: str
    by: str
    handlers: tuple[Value, ...]
    site: Site


@dataclass(frozen=True, slots=True)
class Emission:
    """At `site` one of `streams` calls the handlers in its attribute `table` for `event`; `gone` is so by then.

    `running` are the generators of the stream's own in which that happens, `dropped` and `stored` the attributes that it
    has emptied and set on the way there.
    """

    streams: tuple[Value, ...]
    table: str
    event: str
    gone: tuple[tuple[str, Gone], ...]
    site: Site
    how: How
    running: frozenset[Scope] = frozenset()
    dropped: tuple[tuple[str, Gone], ...] = ()
    stored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cleared:
    """At `site` the object whose method is walked empties its attribute `name`; `stored` are those it has set before."""

    site: Site
    name: str
    stored: frozenset[str]
    trail: tuple[Site, ...]


@dataclass(frozen=True, slots=True)
class Cached:
    """At `site` the object whose method is walked sets its attribute `name`, for the first time on this way.

    `dropped` are the attributes that it has emptied by then, `told` says whether it has called the handlers of its end.
    """

    site: Site
    name: str
    dropped: tuple[tuple[str, Gone], ...]
    told: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """At `site` the final accessor `name` of a stream is asked after its block was left; it was not read to its end.

    That it wants to be so is said by the table `api`, or by what the project's own class does, `whole`.
    """

    site: Site
    name: str
    streams: tuple[Value, ...]
    unread: Unread
    api: Api | None
    trail: tuple[Site, ...]
    whole: Whole | None = None


@dataclass(frozen=True, slots=True)
class Drain:
    """At `site` accessor `name` of a stream is called by its own end handler; it reads the iterator that is running.

    `api` is the table that says so. Where it is None, the project's own generator `running` is read at `reads`.
    """

    site: Site
    name: str
    streams: tuple[Value, ...]
    trail: tuple[Site, ...]
    api: Api | None = None
    running: Scope | None = None
    reads: Site | None = None
    hook: str = ""


@dataclass(frozen=True, slots=True)
class LateRegistration:
    """At `site` a handler for `event` is handed to a stream that is over: `gone` says by what, None in its end handler."""

    site: Site
    event: str
    streams: tuple[Value, ...]
    gone: Gone | None
    trail: tuple[Site, ...]
