"""Partings: what is entered on the exit stack of an object, and put into a registry of it, and taken out of that alone.

That something takes one out of the registry while the object goes on shows that they come and go. The stack keeps what was
entered on it until it is closed as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from streamlint.facts import records
from streamlint.retention.chains import chain, own_name
from streamlint.retention.linking.linker import Eviction, Linker
from streamlint.retention.registering.held import Held
from streamlint.retention.registering.names import ends
from streamlint.retention.registering.registrations import Registration
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container

_CLOSES = frozenset({"close", "aclose", "pop_all", "__exit__", "__aexit__"})


class Partings:
    """Finds what takes one out of a registry, and leaves it on the stack."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    def of(self, registration: Registration, each: Held) -> Site | None:
        """Where what a registration enters on its object's stack is taken out of its object's registry; None if nowhere."""
        emitter = registration.emitter
        scope = registration.site.scope
        if registration.table.registry != "stack" or emitter is None or emitter.root != own_name(scope):
            return None
        things = frozenset((each.name, *_things(registration)))
        for registry in self._registries(scope, things):
            for eviction in self._one_by_one.get(registry, ()):
                if eviction.site.scope is not scope and not self._closes_too(eviction.site.scope, emitter.names):
                    return eviction.site
        return None

    def _registries(self, scope: Scope, things: frozenset[str]) -> Iterator[Container]:
        """The containers of the object, or of the module, into which a function puts one of these."""
        for site in scope.sites:
            of, put = _put(site)
            if of is None or things.isdisjoint(put):
                continue
            whole = chain(scope, of)
            if whole.home is not scope or (whole.root == own_name(scope) and whole.names):
                values = self._linker.variable(scope, of).values
                yield from (value for value in values if isinstance(value, Container))

    @cached_property
    def _one_by_one(self) -> dict[Container, list[Eviction]]:
        """The evictions of one entry that do not stand in a loop, nor in what ends the object, by container."""
        found: dict[Container, list[Eviction]] = {}
        for eviction in self._linker.evictions.values():
            looped = eviction.site.is_looped
            if eviction.kind == "one" and not looped and not ends(eviction.site.scope):
                found.setdefault(eviction.container, []).append(eviction)
        return found

    def _closes_too(self, scope: Scope, stack: tuple[str, ...]) -> bool:
        """Whether a function closes the stack as well, or what it calls does, or all that call it."""
        callers = {site.scope for site in self._linker.callers.get(scope, ())}
        return (
            _closes(scope, stack)
            or any(_closes(callee, stack) for callee in self._called.get(scope, ()))
            or (bool(callers) and all(_closes(caller, stack) for caller in callers))
        )

    @cached_property
    def _called(self) -> dict[Scope, list[Scope]]:
        found: dict[Scope, list[Scope]] = {}
        for callee, sites in self._linker.callers.items():
            for site in sites:
                found.setdefault(site.scope, []).append(callee)
        return found


def _things(registration: Registration) -> Iterator[str]:
    """What is entered, and what entering gives, by the names that they have in the function."""
    call = registration.site.record
    assert isinstance(call, records.Call)
    yield from (operand for operand in registration.callbacks if not operand.startswith("%"))
    current = call.to
    for record in registration.site.block[registration.site.index + 1 :]:
        match record:
            case records.Await(to=to, value=value) if value == current:
                current = to
            case records.Copy(to=to, value=value) if value == current:
                yield to
            case records.StoreItem(value=value) if value == current:
                yield current


def _put(site: Site) -> tuple[str | None, tuple[str, ...]]:
    """A container, as the code calls it, and what a record puts into it, as an element or as a key."""
    match site.record:
        case records.StoreItem(of=of, key=key, value=value):
            return of, (key, *_parts(site.scope, value))
        case records.Call(function=function, arguments=arguments):
            loaded = site.scope.definitions.get(function)
            load = loaded.record if loaded is not None else None
            if isinstance(load, records.LoadAttr) and load.name in ("append", "add"):
                return load.of, tuple(argument.value for argument in arguments)
        case _:
            pass
    return None, ()


def _parts(scope: Scope, operand: str) -> Iterator[str]:
    """What is put in, and where that is a tuple that is written out, its elements."""
    yield operand
    made = scope.definitions.get(operand)
    if made is not None and isinstance(made.record, records.Collection):
        yield from (element.value for element in made.record.elements)


def _closes(scope: Scope, stack: tuple[str, ...]) -> bool:
    """Whether a function closes the stack of this name, or puts another in its place."""
    for site in scope.sites:
        match site.record:
            case records.LoadAttr(of=of, name=name) if name in _CLOSES and chain(scope, of).names == stack:
                return True
            case records.StoreAttr(name=name) if name == stack[-1]:
                return True
            case _:
                pass
    return False
