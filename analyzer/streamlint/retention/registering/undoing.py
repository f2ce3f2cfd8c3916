"""Undoing: which registrations are taken back somewhere, by the same name, event and callback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from streamlint.facts import records
from streamlint.retention.chains import Chain, chain, own_name
from streamlint.retention.keeping.keys import is_new
from streamlint.retention.linking.linker import Linker
from streamlint.retention.registering.emitters import class_of, family
from streamlint.retention.registering.held import held
from streamlint.retention.registering.registrations import Registration
from streamlint.retention.scopes import Scope, Site


@dataclass(frozen=True, slots=True)
class Undo:
    """A call that takes something back: its name, its receiver, and what its arguments say.

    `said` are the arguments by position, as constants or as they are spelled, None where that says nothing; `names` their
    last names, `mine` those of what hangs from the object whose method calls. `open` where one may be anything: then it
    may take back anything.
    """

    site: Site
    name: str
    receiver: Chain
    said: tuple[records.Constant, ...]
    names: frozenset[str]
    mine: frozenset[str]
    open: bool


class Undoing:
    """Finds what takes registrations back."""

    def __init__(self, linker: Linker, registrations: Iterable[Registration]) -> None:
        self._linker = linker
        self._callbacks = frozenset(_callbacks(linker, registrations))

    def undoes(self, registration: Registration, callback: str) -> Undo | None:
        """A call that takes back a registration with this callback."""
        callback = callback.partition("@")[0]
        cls = class_of(registration.site.scope)
        kin = family(cls) if cls is not None else frozenset()
        calls = self.elsewhere(registration) if registration.table.registry == "hooks" else self.of(registration)
        for undo in calls:
            near = undo.site.scope.top is registration.site.scope.top
            if undo.name in registration.table.cleared_by and (class_of(undo.site.scope) in kin or near):
                return undo
            if self.is_open(undo) and (class_of(undo.site.scope) in kin or undo.site.scope is registration.site.scope):
                return undo
            if callback not in undo.names or not callback or not self._same_event(registration, undo):
                continue
            if callback not in undo.mine or class_of(undo.site.scope) in kin:
                return undo
        return None

    def is_open(self, undo: Undo) -> bool:
        """Whether a call may take back anything: it names none of the callbacks that are registered somewhere."""
        return undo.open or undo.names.isdisjoint(self._callbacks)

    def of(self, registration: Registration) -> Iterator[Undo]:
        """All calls by which registrations of this kind are taken back."""
        table = registration.table
        for name in (*table.undone_by, *table.cleared_by):
            yield from self._calls.get(name, ())

    def elsewhere(self, registration: Registration) -> Iterator[Undo]:
        """Those that are called on an emitter of the same last name."""
        emitter = registration.emitter
        if emitter is not None:
            yield from (undo for undo in self.of(registration) if undo.receiver.last == emitter.last)

    def _same_event(self, registration: Registration, undo: Undo) -> bool:
        at = registration.table.event
        if registration.event is None or at is None or at >= len(undo.said) or len(undo.said) == 1:
            return True
        return undo.said[at] is None or undo.said[at] == registration.event

    @cached_property
    def _calls(self) -> dict[str, list[Undo]]:
        wanted = {
            name for table in self._linker.models.tables.registrars for name in (*table.undone_by, *table.cleared_by)
        }
        found: dict[str, list[Undo]] = {}
        for scope in self._linker.scopes:
            for site in scope.sites:
                undo = _undo(scope, site, wanted)
                if undo is not None and not self._names_new(site):
                    found.setdefault(undo.name, []).append(undo)
        return found

    def _names_new(self, loaded: Site) -> bool:
        """Whether a call names a callback that is made for it, and so none that was registered: `off(lambda: ...)`."""
        call = next(
            (each for each in loaded.block[loaded.index :] if _uses(each, getattr(loaded.record, "to", ""))), None
        )
        given = call.arguments if isinstance(call, records.Call) else ()
        return any(is_new(self._linker, loaded.scope, argument.value) for argument in given)


def _callbacks(linker: Linker, registrations: Iterable[Registration]) -> Iterator[str]:
    for registration in registrations:
        scope = registration.site.scope
        for operand in registration.callbacks:
            yield from (each.callback.partition("@")[0] for each in held(linker, scope, operand) if each.callback)


def _undo(scope: Scope, site: Site, wanted: set[str]) -> Undo | None:
    """A call of a telling name; also the bare method where it is handed on, as in `stack.callback(x.off, ...)`."""
    loaded = site.record
    if not isinstance(loaded, records.LoadAttr) or loaded.name not in wanted:
        return None
    call = next((record for record in site.block[site.index :] if _uses(record, loaded.to)), None)
    if not isinstance(call, records.Call):
        return Undo(site, loaded.name, chain(scope, loaded.of), (), frozenset(), frozenset(), True)
    said: list[records.Constant] = []
    names: set[str] = set()
    mine: set[str] = set()
    given = _given(call, loaded.to)
    unknown = any(argument.star for argument in given)
    for argument in given:
        constant = scope.constant(argument.value)
        spelled = chain(scope, argument.value)
        if constant is not None:
            said.append(constant.value)
        elif not spelled.is_plain:
            said.append(None)
            unknown = True
        else:
            said.append(spelled.spelled if spelled.names else None)
            if spelled.names and spelled.root == own_name(scope):
                mine.add(spelled.last)
            names.update((spelled.last, *_copied(scope, spelled.root if not spelled.names else "")))
            unknown = unknown or (not spelled.names and _is_looped(scope, spelled.root))
    return Undo(site, loaded.name, chain(scope, loaded.of), tuple(said), frozenset(names), frozenset(mine), unknown)


def _given(call: records.Call, method: str) -> tuple[records.Argument, ...]:
    """What a method is given by a call of it, or by one that it is handed to together with that."""
    handed = [number for number, argument in enumerate(call.arguments) if argument.value == method]
    return call.arguments[handed[0] + 1 :] if handed and call.function != method else call.arguments


def _is_looped(scope: Scope, name: str) -> bool:
    """Whether a variable is bound by a loop: then it stands for all that the loop reads."""
    return any(
        isinstance(enclosing.record, records.Loop)
        for site in scope.bindings.get(name, ())
        for enclosing, _ in site.path
    )


def _copied(scope: Scope, name: str) -> Iterator[str]:
    for site in scope.bindings.get(name, ()):
        if isinstance(site.record, records.Copy) and site.record.value is not None:
            yield chain(scope, site.record.value).last


def _uses(record: records.Record, operand: str) -> bool:
    match record:
        case records.Call(function=function, arguments=arguments):
            return function == operand or any(argument.value == operand for argument in arguments)
        case _:
            return False
