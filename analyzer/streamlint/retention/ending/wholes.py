"""Wholes: classes of the project whose final accessor wants the stream to have been read to its end.

Either it raises until the reading has come to its end, `if self._final is None: raise NotDone`, where only the code after
the loop of `__iter__` sets `_final`. Or it reads the rest itself, `for _ in self: pass`, of a source that the end of the
block closes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from streamlint.facts import records
from streamlint.retention.ending.clearing import own_name
from streamlint.retention.ending.finals import is_final
from streamlint.retention.ending.words import words
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Generator

How = Literal["raises", "drains"]
_READING = frozenset({"__iter__", "__aiter__"})
_LEAVING = ("__exit__", "__aexit__")
_CLOSING = frozenset({"close", "aclose", "abort", "cancel", "shutdown", "disconnect", "release"})
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Whole:
    """What the final `accessor` of a class does, at `site`, when the stream was not read to its end: `how`."""

    accessor: str
    how: How
    site: Site


def wholes(linker: Linker, cls: ClassValue, methods: tuple[Scope, ...]) -> tuple[Whole, ...]:
    """The final accessors of a class that has a block and asks for all of it. `methods` are its own, then inherited ones."""
    nearest = {scope.function.name: scope for scope in reversed(methods)}
    leaving = [nearest[name] for name in _LEAVING if name in nearest]
    asks = [scope for scope in nearest.values() if is_final(scope.function.name) and not scope.generator]
    if not leaving or not asks or not any(_reads(scope) for scope in nearest.values()):
        return ()
    reader = _Class(linker, nearest, leaving)
    return tuple(found for scope in asks if (found := reader.ask(scope)) is not None)


def _reads(scope: Scope) -> bool:
    return scope.generator or scope.function.name in ("__next__", "__anext__")


class _Class:
    """The methods of one class, by name, and what they do to each other's attributes."""

    def __init__(self, linker: Linker, methods: dict[str, Scope], leaving: list[Scope]) -> None:
        self._linker = linker
        self._methods = methods
        self._left = [each for scope in leaving for each in self._reached(scope)]
        self._ends = set(self._after_reading())

    def ask(self, accessor: Scope) -> Whole | None:
        """What an accessor does with a stream that was not read to its end."""
        for site in accessor.sites:
            if isinstance(site.record, records.Raise) and site.record.value is not None and self._wants_end(site):
                return Whole(accessor.function.name, "raises", site)
        if not any(self._closes(scope) for scope in self._left) or any(map(self._drains, self._left)):
            return None
        for scope in self._reached(accessor):
            drained = self._drains(scope)
            if drained is not None:
                return Whole(accessor.function.name, "drains", drained)
        return None

    def _reached(self, scope: Scope, depth: int = _DEEPEST) -> Iterator[Scope]:
        """A method, and those that it calls on its own object, not under a test or in a `try`."""
        yield scope
        for site in scope.sites if depth else ():
            called = self._called(site)
            if called is not None and not _is_guarded(site):
                yield from self._reached(called, depth - 1)

    def _called(self, site: Site) -> Scope | None:
        if isinstance(site.record, records.LoadAttr) and site.record.of == own_name(site.scope):
            called = self._methods.get(site.record.name)
            return called if called is not site.scope else None
        return None

    # ---------------------------------------------------------------------------------------------------------- raising

    def _wants_end(self, raised: Site) -> bool:
        """Whether it raises because an attribute is not set that only the end of the reading sets."""
        tests = [outer.record for outer, _ in raised.path if isinstance(outer.record, records.Branch)]
        if not tests or any(isinstance(outer.record, records.Try | records.Loop) for outer, _ in raised.path):
            return False
        tested = _tested(raised.scope, tests[-1].test)
        stores = [site for name in (tested,) if name for site in self._stores(name)]
        return bool(stores) and all(site in self._ends for site in stores)

    def _stores(self, name: str) -> Iterator[Site]:
        """Where methods set an attribute, but for the constructor."""
        for scope in self._methods.values():
            for site in scope.sites if not scope.is_constructor else ():
                record = site.record
                if isinstance(record, records.StoreAttr) and record.name == name and record.of == own_name(scope):
                    yield site

    def _after_reading(self) -> Iterator[Site]:
        """What runs when a loop of the reading has come to its end, and only then."""
        for scope in self._methods.values():
            loops = [site for site in scope.sites if isinstance(site.record, records.Loop) and _yields(site)]
            if scope.generator and loops:
                last = max(scope.sites.index(loop) for loop in loops)
                for site in scope.sites[last + 1 :]:
                    if not any(site.inside(loop) for loop in loops) and not _is_final_arm(site):
                        yield site
                        called = self._called(site)
                        if called is not None and self._is_called_once(called):
                            yield from called.sites

    def _is_called_once(self, scope: Scope) -> bool:
        return sum(self._called(site) is scope for each in self._methods.values() for site in each.sites) == 1

    # --------------------------------------------------------------------------------------------------------- draining

    def _drains(self, scope: Scope) -> Site | None:
        """Where a method reads its own object, or a generator of its own, to its end, whatever came before."""
        for site in scope.sites:
            record = site.record
            if isinstance(record, records.Loop) and record.iterable is not None and not _is_guarded(site):
                breaks = any(isinstance(each.record, records.Break | records.Return) for each in _within(site))
                if not breaks and self._is_own(scope, record.iterable):
                    return site
        return None

    def _is_own(self, scope: Scope, operand: str) -> bool:
        own = own_name(scope)
        if operand == own:
            return any(name in self._methods for name in _READING)
        made = scope.definitions.get(operand)
        if made is None or not isinstance(made.record, records.LoadAttr) or made.record.of != own:
            return False
        values = self._linker.variable(scope, operand).values
        return any(isinstance(value, Generator) and value.scope in self._methods.values() for value in values)

    def _closes(self, scope: Scope) -> bool:
        """Whether a method closes something that its object holds."""
        for site in scope.sites:
            record = site.record
            if isinstance(record, records.LoadAttr) and record.name in _CLOSING:
                held = scope.definitions.get(record.of)
                if held is not None and isinstance(held.record, records.LoadAttr) and held.record.of == own_name(scope):
                    return True
        return False


def closes(name: str) -> bool:
    """Whether a method ends a stream without reading the rest of it."""
    return any(word in _CLOSING for word in words(name))


def _tested(scope: Scope, operand: str) -> str:
    """The attribute of its object that a test asks for; empty where it asks for more than that."""
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.LoadAttr(of=of, name=name) if of == own_name(scope):
            return name
        case records.Operate(operator="not" | "is" | "==" | "is not", values=values):
            return _tested(scope, values[0])
        case _:
            return ""


def _within(loop: Site) -> Iterator[Site]:
    return (site for site in loop.scope.sites if site.inside(loop))


def _yields(loop: Site) -> bool:
    return any(isinstance(site.record, records.Yield | records.YieldFrom) for site in _within(loop))


def _is_final_arm(site: Site) -> bool:
    return any(arm == "final" for _, arm in site.path)


def _is_guarded(site: Site) -> bool:
    return any(isinstance(outer.record, records.Branch | records.Try) for outer, _ in site.path)
