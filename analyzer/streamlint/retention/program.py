"""A linked program: what rules ask their questions of."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending.ends import LateReads
from streamlint.retention.ending.order import Order
from streamlint.retention.keeping.copies import Copies, HistoryCopy
from streamlint.retention.keeping.doubts import of_double
from streamlint.retention.keeping.evictions import Evictions
from streamlint.retention.keeping.fates import Fates
from streamlint.retention.keeping.finalizers import Finalizers
from streamlint.retention.keeping.kept import Kept, KeptStreams
from streamlint.retention.keeping.memos import Memos
from streamlint.retention.keeping.occasional import OccasionalObjects
from streamlint.retention.keeping.owners import Owners
from streamlint.retention.keeping.paths import Paths
from streamlint.retention.keeping.regions import Regions
from streamlint.retention.keeping.streams import StreamClasses, is_source
from streamlint.retention.keeping.unread import is_light_api, unread
from streamlint.retention.keeping.voices import distinct, of_one_voice
from streamlint.retention.linking import chained, contexts, relayed, written_back
from streamlint.retention.linking.assumptions import assume
from streamlint.retention.linking.classes import inherited_api
from streamlint.retention.linking.linker import Linker
from streamlint.retention.linking.statements import Python, constrain, constrain_names
from streamlint.retention.registering.forgotten import Forgotten, ForgottenCallbacks
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Instance, Value
from streamlint.retention.waiting.endless import Endless, endless
from streamlint.retention.waiting.heaps import heaped, tasks
from streamlint.retention.waiting.left_waiting import LeftWaiting, left_waiting
from streamlint.retention.waiting.promises import BrokenPromise, broken_promises

if TYPE_CHECKING:
    from streamlint.models.catalogue import Models

_ROUNDS = 40


_DEEPEST = 20_000
"""Frames that a chain of constraints, each found by the last, may stack up: long call chains need more than a thousand."""


def link(modules: Iterable[records.Module], models: Models) -> Program:
    """Links modules into one program: names, values, calls and the retention graph."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _DEEPEST))
    try:
        return _link(modules, models)
    finally:
        sys.setrecursionlimit(limit)


def _link(modules: Iterable[records.Module], models: Models) -> Program:
    linker = Linker(modules, models, Python())
    for scope in linker.scopes:
        constrain_names(linker, scope)
    linker.settle()
    for scope in linker.scopes:
        constrain(linker, scope)
    linker.settle()
    for _ in range(_ROUNDS):
        before = linker.size
        assume(linker)
        linker.settle()
        if linker.size == before:
            break
    contexts.fill(linker)
    chained.add(linker)
    relayed.add(linker)
    written_back.add(linker)
    linker.settle()
    return Program(linker)


class Program:
    """Answers the questions of the rules about one linked program."""

    def __init__(self, linker: Linker) -> None:
        self.linker = linker

    def dissolve(self) -> None:
        """Lets go of all that it is made of, before another program takes its place. It answers nothing afterwards."""
        self.linker.dissolve()
        vars(self).clear()

    @cached_property
    def regions(self) -> Regions:
        """The repeated regions."""
        return Regions(self.linker)

    @cached_property
    def owners(self) -> Owners:
        """What keeps containers alive."""
        return Owners(self.linker)

    @cached_property
    def evictions(self) -> Evictions:
        """What takes elements out of containers."""
        return Evictions(self.linker, self.regions, self.owners)

    @cached_property
    def fates(self) -> Fates:
        """What becomes of what goes into containers."""
        return Fates(self.linker, self.regions, self.evictions)

    @cached_property
    def stream_classes(self) -> StreamClasses:
        """The project's own classes that behave like streams."""
        return StreamClasses(self.linker, self.evictions)

    @cached_property
    def late_reads(self) -> LateReads:
        """The reads of what a stream has let go of."""
        return LateReads(self.linker, self.stream_classes)

    @cached_property
    def order(self) -> Order:
        """In which order stream classes cache, tell and clear."""
        return Order(self.linker, self.late_reads.ways)

    @cached_property
    def streams(self) -> tuple[Value, ...]:
        """Every stream that the program makes."""
        left = unread(self.linker)
        known = (value for value in self.linker.all_values() if is_source(value) or value in left)
        return (*known, *self.stream_classes.instances, *self._inherited_streams)

    @cached_property
    def _inherited_streams(self) -> tuple[Instance, ...]:
        """Every instance that the program makes of a class of its own which is a library's stream by inheritance."""
        behaving = frozenset(self.stream_classes.all)
        return tuple(
            instance
            for cls in self.linker.classes
            if cls not in behaving and (api := inherited_api(self.linker, cls)) is not None and not is_light_api(api)
            for instance in cls.instances
            if instance.site is not None
        )

    @cached_property
    def kept(self) -> tuple[Kept, ...]:
        """Every stream that is kept for good, each with its container: one for each pair of source and store."""
        forgotten = {each.registration.site for each in self._forgotten}
        process = self._callbacks.of_the_process
        heaping = {each.store for each in self.kept_tasks}
        words = self.linker.models.occasions
        waiting = {each.site for each in self.left_waiting}
        return tuple(
            replace(each, unsure=(*each.unsure, *of_double(each.owner, words)))
            for each in of_one_voice(
                distinct(self._kept()), forgotten | process, heaping, forgotten, self._callbacks.calls
            )
            if each.region.kind != "function" or each.store not in process - forgotten  # it may set up, and run once
            if each.store not in waiting  # told as the waiter that it is
        )

    @cached_property
    def history_copies(self) -> tuple[HistoryCopy, ...]:
        """Every copy of a growing history that streams are handed which can be kept: one for each statement that copies."""
        let_go = {cls: set(self.late_reads.clears(cls)) for cls in self.linker.classes}
        copies = Copies(self.linker, self.regions, self.kept, let_go)
        found: dict[Site, HistoryCopy] = {}
        for stream in self.streams:
            for copy in copies.of(stream):
                known = found.get(copy.site)
                if known is None or (known.kept is None and copy.kept is not None):
                    found[copy.site] = copy
        return tuple(found.values())

    @cached_property
    def forgotten_callbacks(self) -> tuple[Forgotten, ...]:
        """Every callback that stays registered with something that outlives what it holds, of which `kept` does not tell."""
        told = {kept.store for kept in self.kept}
        return tuple(each for each in self._forgotten if each.registration.site not in told)

    @cached_property
    def _callbacks(self) -> ForgottenCallbacks:
        return ForgottenCallbacks(self.linker, self.regions, self.evictions)

    @cached_property
    def _forgotten(self) -> tuple[Forgotten, ...]:
        return tuple(self._callbacks.all())

    @cached_property
    def left_waiting(self) -> tuple[LeftWaiting, ...]:
        """Every waiter that is left behind again and again on something that lives on."""
        return tuple(left_waiting(self.linker))

    @cached_property
    def kept_tasks(self) -> tuple[Kept, ...]:
        """Every task that stays in a container when it is done, of those that are started again and again."""
        found = tasks(self.linker)
        known = frozenset[Value](found)
        paths = Paths(self.linker)
        finder = KeptStreams(
            self.linker, self.regions, self.evictions, self.fates, self.owners, paths, known.__contains__
        )
        return tuple(heaped(self.linker, self.evictions, distinct(kept for task in found for kept in finder.of(task))))

    @cached_property
    def broken_promises(self) -> tuple[BrokenPromise, ...]:
        """Every container of futures of which some are never done."""
        return tuple(broken_promises(self.linker))

    @cached_property
    def endless(self) -> tuple[Endless, ...]:
        """Every task that is started for each request and never ends."""
        return tuple(endless(self.linker, self.regions))

    def _kept(self) -> Iterator[Kept]:
        streams = frozenset(self.streams)
        paths = Paths(self.linker)
        finder = KeptStreams(
            self.linker, self.regions, self.evictions, self.fates, self.owners, paths, streams.__contains__
        )
        told: set[Site] = set()
        for stream in self.streams:
            for kept in finder.of(stream):
                told.add(kept.store)
                yield kept
        occasional = OccasionalObjects(self.linker, self.regions, self.evictions, self.fates, self.owners)
        finalizers = Finalizers(self.linker, self.regions, self.evictions, self.owners)
        yield from (kept for kept in (*finalizers.all(), *occasional.all()) if kept.store not in told)
        yield from Memos(self.linker, self.regions).kept(self.streams)

    def fills_from_argument(self, cls: ClassValue) -> bool:
        """Whether a class, when it is made, copies what it is given into a container of its own, item by item."""
        return any(
            scope.function.name == "__init__" and _loops_into_self(scope) for scope in self.stream_classes.methods(cls)
        )


def _loops_into_self(scope: Scope) -> bool:
    own = scope.function.parameters[0].name if scope.function.parameters else ""
    for site in scope.sites:
        loaded = scope.definitions.get(site.record.function) if isinstance(site.record, records.Call) else None
        if loaded is None or not isinstance(loaded.record, records.LoadAttr):
            continue
        base = scope.definitions.get(loaded.record.of)
        mine = base is not None and isinstance(base.record, records.LoadAttr) and base.record.of == own
        looped = site.is_looped
        if mine and (loaded.record.name == "extend" or (looped and loaded.record.name in ("append", "insert"))):
            return True
    return False
