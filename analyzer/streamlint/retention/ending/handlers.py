"""Handlers of the end: which functions they are, and what is gone of their stream by the time they run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamlint.retention.ending.clearing import class_of
from streamlint.retention.ending.frames import Preset
from streamlint.retention.ending.heard import Emission, Registration
from streamlint.retention.ending.releases import Releases
from streamlint.retention.ending.states import Gone, State
from streamlint.retention.ending.tokens import UNKNOWN_KEY
from streamlint.retention.ending.walk import Walk
from streamlint.retention.ending.words import is_last, speaks_of_end
from streamlint.retention.linking.classes import library_bases
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope
from streamlint.retention.values import BoundMethod, Closure, Instance, Library, Partial, Stream, Value

if TYPE_CHECKING:
    from streamlint.models.tables import Api

Told = tuple[Scope, Preset, Registration | None, str]
AFTER = "assumed: the class clears only after its handlers have run"
OPEN = "inferred: the table does not say that it is still there in the handler"


@dataclass(frozen=True, slots=True)
class Handled:
    """A moment at which handlers are called, and what is gone when the method that calls them has come to its end."""

    emission: Emission
    later: dict[str, Gone]


def at_exit(walk: Walk, scope: Scope, emissions: Iterable[Emission], after: State | None) -> Iterator[Handled]:
    """The moments at which a method of a stream class calls handlers."""
    if class_of(scope) is None or not scope.function.parameters:
        return
    own = walk.parameter(scope)
    gone = {name: gone for (of, name), gone in after.gone.items() if of is own} if after is not None else {}
    for emission in emissions:
        yield Handled(emission, gone)


def presets(
    linker: Linker, releases: Releases, registrations: Iterable[Registration], handled: Iterable[Handled]
) -> Iterator[Told]:
    """Every handler of an end, with what is gone when it runs."""
    moments = list(handled)
    for registered in dict.fromkeys(registrations):
        for handler in registered.handlers:
            for scope in function_of(handler):
                yield from _of_class(registered, scope, moments)
                yield from _of_table(registered, scope)


def _of_class(registered: Registration, scope: Scope, moments: list[Handled]) -> Iterator[Told]:
    if registered.event == UNKNOWN_KEY or not speaks_of_end(registered.event or f"{registered.by}_{registered.table}"):
        return
    for moment in moments:
        emission = moment.emission
        same = emission.table == registered.table and emission.event == registered.event
        streams = _of_one_class(registered.streams, emission.streams)
        if not same or not streams:
            continue
        gone = dict(emission.gone)
        last = is_last(registered.event or f"{registered.by}_{registered.table}")
        if gone or emission.running or last:
            yield scope, Preset(streams, gone, running=emission.running, last=last), registered, ""
        later = {name: each for name, each in moment.later.items() if name not in gone}
        if later and scope.function.is_async and emission.how == "spawned":
            yield scope, Preset(streams, later, waits=True), registered, ""
        elif later:
            yield scope, Preset(streams, later), registered, AFTER


def _of_one_class(registered: Iterable[Value], telling: Iterable[Value]) -> frozenset[Value]:
    """The streams with a handler whose class is seen to tell its handlers, be it by another instance."""
    classes = {value.cls for value in telling if isinstance(value, Instance)}
    return frozenset(value for value in registered if isinstance(value, Instance) and value.cls in classes)


def _of_table(registered: Registration, scope: Scope) -> Iterator[Told]:
    for value in registered.streams:
        if isinstance(value, Stream) and value.api is not None and not registered.table:
            api = value.api
            names = api.hook_gone or tuple(name for name in api.released if name not in api.hook_ok)
            gone = {name: Gone(registered.site, None) for name in names}
            if gone or registered.event in api.end_events:
                streams, last = frozenset(registered.streams), registered.event in api.end_events
                yield scope, Preset(streams, gone, last=last), registered, "" if api.hook_gone else OPEN


def function_of(handler: Value | None) -> Iterator[Scope]:
    """The function that a handler runs."""
    if isinstance(handler, Closure | BoundMethod) and handler.scope is not None:
        yield handler.scope
    elif isinstance(handler, Partial):
        yield from function_of(handler.function)


def overridden(linker: Linker) -> Iterator[Told]:
    """Methods by which a class of the project learns of the end from a library's class that it inherits from."""
    for scope in linker.scopes:
        if scope.cls is None or not scope.is_callable or not scope.function.parameters:
            continue
        for base in library_bases(scope.cls):
            api = _told_by(linker, base, scope.function.name)
            if api is None:
                continue
            own = linker.variable(scope, scope.function.parameters[0].name)
            streams = frozenset(value for value in own.values if isinstance(value, Instance))
            gone = {name: Gone(linker.entry(scope), None) for name in api.hook_gone}
            if gone or api.hook_fails:
                yield scope, Preset(streams, gone, api=api), None, ""


def _told_by(linker: Linker, base: Library, method: str) -> Api | None:
    """The table of a library's class that calls this method at its end; of some classes only old versions do."""
    for api in linker.models.apis_of_type(base.dotted):
        if any(hook.way == "override" and hook.name == method for hook in api.end_hooks):
            return api
    return None
