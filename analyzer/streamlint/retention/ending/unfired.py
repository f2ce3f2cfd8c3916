"""Unfired: handlers for events that their stream's class never emits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending.clearing import below, class_of
from streamlint.retention.ending.heard import Emission, LateRegistration, Registration
from streamlint.retention.ending.tokens import UNKNOWN_KEY
from streamlint.retention.ending.unheard import unheard
from streamlint.retention.ending.ways import Ended, Ways
from streamlint.retention.linking.classes import lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Instance

if TYPE_CHECKING:
    from streamlint.models.tables import Api


@dataclass(frozen=True, slots=True)
class Unfired:
    """A handler that nothing will call: it is registered too `late`, or for an event that is `never` emitted.

    `events` are those that the class does emit, or that the table `api` of a library's class lists.
    """

    site: Site
    cls: ClassValue | None = None
    late: LateRegistration | None = None
    never: Registration | None = None
    events: tuple[str, ...] = ()
    api: Api | None = None


def never_emitted(linker: Linker, ways: Ways, registrations: Iterable[Registration]) -> Iterator[Unfired]:
    """The registrations for an event that the class of their stream is seen never to emit."""
    emitters = _Emitters(linker, ways)
    for registered in registrations:
        classes = {value.cls for value in registered.streams if isinstance(value, Instance)}
        if registered.event in ("", UNKNOWN_KEY) or not registered.table or len(classes) != 1:
            continue
        (cls,) = classes
        events = emitters.events(cls, registered.table)
        if events and registered.event not in events and class_of(registered.site.scope) not in set(lineage(cls)):
            yield Unfired(registered.site, cls, None, registered, tuple(sorted(events)))


def never_listed(linker: Linker) -> Iterator[Unfired]:
    """The handlers for an event that the table of their stream does not list."""
    for registered, api in unheard(linker):
        yield Unfired(registered.site, None, None, registered, api.events, api)


class _Emitters:
    """Which events classes emit, as far as all of them are known."""

    def __init__(self, linker: Linker, ways: Ways) -> None:
        self._linker = linker
        self._ways = ways
        self._known: dict[tuple[ClassValue, str], frozenset[str]] = {}

    def events(self, cls: ClassValue, table: str) -> frozenset[str]:
        """The events for which a class calls the handlers in a table; nothing where not all of them are known."""
        key = (cls, table)
        if key not in self._known:
            self._known[key] = frozenset(self._find(cls, table))
        return self._known[key]

    def _find(self, cls: ClassValue, table: str) -> set[str]:
        kin = {*lineage(cls), *below(cls)}
        found: set[str] = set()
        for ended in self._ways.all:
            for emission in ended.tells if ended.cls in kin else ():
                if emission.table != table:
                    continue
                events = self._events(ended, emission, kin)
                if events is None:
                    return set()
                found |= events
        return found

    def _events(self, ended: Ended, emission: Emission, kin: set[ClassValue]) -> set[str] | None:
        if emission.event not in ("", UNKNOWN_KEY):
            return {emission.event}
        callers = self._linker.callers.get(ended.scope)
        if not callers or ended.scope in self._linker.escaped:
            return None
        outside = [site for site in callers if class_of(site.scope) not in kin]
        texts = [_texts(site) for site in outside]
        return None if any(not each for each in texts) else {text for each in texts for text in each}


def _texts(site: Site) -> set[str]:
    record = site.record
    arguments = record.arguments if isinstance(record, records.Call) else ()
    constants = (_constant(site.scope, argument.value) for argument in arguments)
    return {text for text in constants if text}


def _constant(scope: Scope, operand: str) -> str:
    constant = scope.constant(operand)
    return constant.value if constant is not None and isinstance(constant.value, str) else ""
