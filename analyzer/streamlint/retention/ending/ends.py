"""Late reads: state of a stream that is read in a handler of its end, or after its end, when it is gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from streamlint.retention.ending import handlers
from streamlint.retention.ending.handlers import Handled
from streamlint.retention.ending.heard import Asked, Drain, Read, Registration
from streamlint.retention.ending.releases import Releases
from streamlint.retention.ending.relevance import Relevance
from streamlint.retention.ending.unfired import Unfired, never_emitted, never_listed
from streamlint.retention.ending.unknown import likely_reads
from streamlint.retention.ending.walk import Walk
from streamlint.retention.ending.ways import Ways
from streamlint.retention.keeping.streams import StreamClasses
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Site
from streamlint.retention.values import ClassValue, Instance, Stream, Value

LIKELY = "assumed: its class is not known, but has an end and such an array, as streams have that let go of it"


@dataclass(frozen=True, slots=True)
class LateRead:
    """`read` finds nothing. `registered` is where the handler in which it stands was registered, None after the end.

    `unsure` says on what it rests, and begins with "inferred" or "assumed"; it is empty where all is known.
    """

    read: Read
    registered: Registration | None = None
    unsure: str = ""

    @property
    def is_handler(self) -> bool:
        """Whether the read stands in a handler of the end, or in what it calls."""
        return self.read.preset or bool(self.read.hook)


@dataclass(frozen=True, slots=True)
class LateCall:
    """`call` reads an iterator that is running. `registered` is where the handler was registered in which it stands."""

    call: Drain
    registered: Registration | None = None


class LateReads:
    """The late reads of a program."""

    def __init__(self, linker: Linker, stream_classes: StreamClasses) -> None:
        self._linker = linker
        self._stream_classes = stream_classes
        self._releases = Releases(linker, stream_classes)
        self._relevance = Relevance(linker, self._releases)
        self._walk = Walk(linker, self._releases, self._relevance)
        self._handled: list[Handled] = []

    @cached_property
    def ways(self) -> Ways:
        """The ways out of the stream classes."""
        return Ways(self._linker, self._releases, self._relevance)

    def clears(self, cls: ClassValue) -> frozenset[str]:
        """The attributes that a class's own methods clear."""
        return self._releases.clears(cls)

    @cached_property
    def in_handlers(self) -> tuple[LateRead, ...]:
        """The reads in end handlers: one for each place of a read, the surest."""
        hooks = (LateRead(read) for read in self._reads if read.hook)
        found: dict[Site, LateRead] = {}
        likely = (LateRead(read, registered, LIKELY) for read, registered in likely_reads(self._linker))
        for late in (*hooks, *self._heard[0], *likely):
            known = found.get(late.read.site)
            if known is None or _doubt(late) < _doubt(known):
                found[late.read.site] = late
        return tuple(found.values())

    @cached_property
    def after_ends(self) -> tuple[LateRead, ...]:
        """The reads after the end: one for each place of a read that is not one in an end handler."""
        taken = {late.read.site for late in self.in_handlers}
        found: dict[Site, LateRead] = {}
        for read in self._reads:
            if read.site not in taken and not read.hook and self._is_stream(read.streams):
                found.setdefault(read.site, LateRead(read, None, _unsure_after(read)))
        return tuple(found.values())

    @cached_property
    def drains(self) -> tuple[LateCall, ...]:
        """The accessors that end handlers call while the iterator that they read is running."""
        _, heard = self._heard
        found: dict[Site, LateCall] = {}
        for call in (*(LateCall(drain) for drain in self._walk.drains if drain.hook), *heard):
            found.setdefault(call.call.site, call)
        return tuple(found.values())

    @cached_property
    def early(self) -> tuple[Asked, ...]:
        """The final accessors that are asked after a block that was left before the stream was read."""
        assert self._reads is not None
        found: dict[Site, Asked] = {}
        for asked in self._walk.asked:
            found.setdefault(asked.site, asked)
        return tuple(found.values())

    @cached_property
    def unfired(self) -> tuple[Unfired, ...]:
        """The handlers that nothing will call: one for each place where one is registered."""
        assert self._heard is not None
        found: dict[Site, Unfired] = {}
        for late in self._walk.late:
            if self._is_stream(late.streams):
                found.setdefault(late.site, Unfired(late.site, None, late))
        for never in never_emitted(self._linker, self.ways, dict.fromkeys(self._walk.registrations)):
            found.setdefault(never.site, never)
        for unlisted in never_listed(self._linker):
            found.setdefault(unlisted.site, unlisted)
        return tuple(found.values())

    # ----------------------------------------------------------------------------------------------------------- walks

    @cached_property
    def _reads(self) -> tuple[Read, ...]:
        """What a walk through every function that a stream comes to finds gone."""
        for scope in self._relevance.roots:
            before = len(self._walk.emissions)
            after = self._walk.root(scope)
            self._handled.extend(handlers.at_exit(self._walk, scope, self._walk.emissions[before:], after))
        return tuple(self._walk.reads)

    @cached_property
    def _heard(self) -> tuple[tuple[LateRead, ...], tuple[LateCall, ...]]:
        """What the handlers read, and which accessors they call, that are registered for the end."""
        assert self._reads is not None
        told = list(handlers.presets(self._linker, self._releases, self._walk.registrations, self._handled))
        told.extend(handlers.overridden(self._linker))
        late: list[LateRead] = []
        drained: list[LateCall] = []
        for scope, preset, registered, unsure in told:
            reads, drains = len(self._walk.reads), len(self._walk.drains)
            self._walk.root(scope, preset)
            drained += (LateCall(drain, registered) for drain in self._walk.drains[drains:])
            late += (LateRead(read, registered, unsure) for read in self._walk.reads[reads:] if read.preset)
        return tuple(late), tuple(drained)

    # ----------------------------------------------------------------------------------------------------- what counts

    def _is_stream(self, streams: Iterable[Value]) -> bool:
        """Whether it is a stream that is read, rather than a thing that is filled and cleared again and again."""
        return any(
            isinstance(value, Stream)
            or (isinstance(value, Instance) and (self._stream_classes.behaves(value.cls) or self._tells(value)))
            for value in streams
        )

    def _tells(self, value: Instance) -> bool:
        """Whether a class tells handlers of its end."""
        return any(value in handled.emission.streams for handled in self._handled)


def _doubt(late: LateRead) -> int:
    return 2 if late.unsure.startswith("assumed") else 1 if late.unsure else 0


def _unsure_after(read: Read) -> str:
    if read.gone.assumed:
        return "inferred: the table does not say that this is an end"
    if any(value.site is None for value in read.streams):
        return "inferred: the stream is one of the annotated class"
    return ""
