"""Registrations: calls that hand a callback to an emitter, a future, an exit stack, a list of hooks or the process.

Which calls these are is said by the tables. A function of the project that puts its parameter into a container of its
module, which nothing empties, is one too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from streamlint.facts import records
from streamlint.models.tables import Arguments, Registrar
from streamlint.retention.chains import Chain, chain, is_parameter
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Closure, Library

_OWN = Registrar("", Arguments(rest=0), "process")
_TAKES = frozenset({"remove", "discard", "pop", "clear", "popleft"})


@dataclass(frozen=True, slots=True)
class Registration:
    """One call. `emitter` is what it is called on, None for the process; `callbacks` are the operands that it may keep.

    `event` is the constant that says for what, None where there is none or it is not known. A stack `enters` a context
    where that is what it is given, rather than what it is to call.
    """

    site: Site
    table: Registrar
    emitter: Chain | None
    event: records.Constant
    callbacks: tuple[str, ...]
    enters: bool = False


class Registrations:
    """Finds the registrations of a program."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    def all(self) -> Iterator[Registration]:
        """Every registration inside a function, in the order of the code."""
        for scope in self._linker.scopes:
            if scope.is_callable:
                for site in scope.sites:
                    if isinstance(site.record, records.Call):
                        yield from self._registration(site, site.record)

    def _registration(self, site: Site, call: records.Call) -> Iterator[Registration]:
        found = self._table(site.scope, call.function)
        if found is None:
            return
        table, emitter = found
        if _is_weak(site.scope, call, table):
            return
        event = _event(site.scope, call, table)
        callbacks = tuple(_callbacks(call, table)) or tuple(_decorated(site, call))
        if callbacks:
            wrapper = self._linker.models.wrapper(table.call)
            yield Registration(site, table, emitter, event, callbacks, wrapper is not None and wrapper.enters)

    def _table(self, scope: Scope, function: str) -> tuple[Registrar, Chain | None] | None:
        loaded = scope.definitions.get(function)
        for value in self._linker.variable(scope, function).values:
            if isinstance(value, Library):
                known = self._linker.models.registrar(value.dotted)
                registry = known.registry if known is not None else "future"
                if known is not None and registry not in ("stack", "future"):
                    return known, None
                if known is not None and registry == "stack" and loaded and isinstance(loaded.record, records.LoadAttr):
                    stack = chain(scope, loaded.record.of)
                    return (known, stack) if stack.is_plain else None
            if isinstance(value, Closure) and value.scope in self._keeping:
                return _OWN, None
        if loaded is None or not isinstance(loaded.record, records.LoadAttr):
            return None
        table = self._linker.models.registrar_method(loaded.record.name)
        if table is None:
            return None
        emitter = chain(scope, loaded.record.of)
        return (table, emitter) if emitter.is_plain and _is_meant(emitter, table) else None

    @cached_property
    def _keeping(self) -> frozenset[Scope]:
        """The functions of the project that put what they are given into a container of their module, for good."""
        return frozenset(scope for scope in self._linker.scopes if self._keeps(scope))

    def _keeps(self, scope: Scope) -> bool:
        if scope.function.kind != "def" or scope.parent is None or scope.parent.function.kind != "module":
            return False
        for site in scope.sites:
            call = site.record
            loaded = scope.definitions.get(call.function) if isinstance(call, records.Call) else None
            if loaded is None or not isinstance(loaded.record, records.LoadAttr) or not isinstance(call, records.Call):
                continue
            if loaded.record.name in ("append", "add") and scope.home_of(loaded.record.of) is scope.top:
                given = [argument.value for argument in call.arguments]
                if any(is_parameter(scope, each) for each in given) and not self._is_taken_from(
                    scope.top, loaded.record.of
                ):
                    return True
        return False

    def _is_taken_from(self, top: Scope, name: str) -> bool:
        return any(
            isinstance(site.record, records.LoadAttr)
            and site.record.name in _TAKES
            and chain(scope, site.record.of).last == name
            for scope in self._linker.scopes
            for site in scope.sites
        ) or any(
            name in scope.function.globals and scope.bindings.get(name)
            for scope in self._linker.scopes
            if scope.top is top
        )


def _is_meant(emitter: Chain, table: Registrar) -> bool:
    """Whether the name of a receiver says that it is one of those that the table speaks of."""
    last = emitter.last.lower().strip("_")
    return (not table.receiver or _has_word(last, table.receiver)) and not _has_word(last, table.other_receiver)


def _has_word(name: str, words: tuple[str, ...]) -> bool:
    return not set(words).isdisjoint(name.split("_")) or any(name.endswith(word) for word in words)


def _is_weak(scope: Scope, call: records.Call, table: Registrar) -> bool:
    """Whether a registration does not keep: by its keyword, or because it never does unless that is said."""
    for argument in call.arguments:
        if table.weak_when and argument.keyword == table.weak_when:
            constant = scope.constant(argument.value)
            return constant is None or bool(constant.value)
        if argument.keyword in ("once", "one_shot"):
            return True
    return table.weak


def _event(scope: Scope, call: records.Call, table: Registrar) -> records.Constant:
    places = [argument.value for argument in call.arguments if argument.keyword is None and argument.star == 0]
    if table.event is None or table.event >= len(places):
        return None
    constant = scope.constant(places[table.event])
    if constant is not None:
        return constant.value
    named = chain(scope, places[table.event])
    return named.spelled if named.is_plain and named.names else None


def _callbacks(call: records.Call, table: Registrar) -> Iterator[str]:
    position = 0
    for argument in call.arguments:
        if argument.keyword is not None:
            if table.callback.covers(argument.keyword):
                yield argument.value
        elif argument.star == 0:
            if table.callback.covers(position):
                yield argument.value
            position += 1


def _decorated(site: Site, call: records.Call) -> Iterator[str]:
    """The function that the call, as a decorator, is called with."""
    for later in site.block[site.index + 1 :]:
        if isinstance(later, records.Call) and later.function == call.to:
            yield from (argument.value for argument in later.arguments)
