"""Readers: loops that read something which makes what it yields, and what each round of them makes anew.

A generator makes a stream in each round only where it makes it in a loop of its own. One that yields a button and then a
label gives one of each, however often it is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.chains import method_called
from streamlint.retention.keeping.identities import last_name
from streamlint.retention.keeping.regions import Region, Regions
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Generator, Instance, Lazy, Stream, Value

_STEPS = frozenset({"next", "anext"})
_METHODS = frozenset({"__next__", "__anext__", "send", "asend", "throw", "athrow"})
_DEEPEST = 40
_MOST_CALLED = 400


class Readers:
    """Answers what a region reads."""

    def __init__(self, linker: Linker, regions: Regions) -> None:
        self._linker = linker
        self._regions = regions
        self._read: dict[Region, tuple[Value, ...]] = {}
        self._called: dict[Scope, frozenset[Scope]] = {}
        self._inside: dict[tuple[Site, Scope], bool | None] = {}

    def reads_maker(self, region: Region) -> bool:
        """Whether a loop reads something that makes what it yields: a generator, an iterator, not a container."""
        return any(True for _ in self._makers(region))

    def makes_anew(self, region: Region, made: Site, *, otherwise: bool) -> bool:
        """Whether each round of what a region reads can come to where something is made; `otherwise` where that is not known.

        Not known it is of what only hands on what others make.
        """
        makers = list(self._makers(region))
        known = [found for maker in makers if (found := self._comes_to(maker, made)) is not None]
        return any(known) if known else bool(makers) and otherwise

    def _comes_to(self, maker: Value, made: Site) -> bool | None:
        """Whether one run of a generator comes to a site again and again; None where it does not come there itself."""
        if not isinstance(maker, Generator) or maker.scope is None:
            return None
        key = (made, maker.scope)
        if key not in self._inside:
            self._inside[key] = self._repeats_inside(made, maker.scope)
        return self._inside[key]

    def _repeats_inside(self, made: Site, top: Scope) -> bool | None:
        within = self._called_by(top)
        if made.scope not in within:
            return None
        seen: set[Scope] = set()
        pending = [made]
        while pending:
            site = pending.pop()
            if self._regions.has_loop(site):
                return True
            if site.scope is not top and site.scope not in seen:
                seen.add(site.scope)
                pending += (outer for outer in self._linker.callers.get(site.scope, ()) if outer.scope in within)
        return False

    def _called_by(self, top: Scope) -> frozenset[Scope]:
        """A function, and those that it calls, directly or through others."""
        known = self._called.get(top)
        if known is None:
            found = {top}
            pending = [top]
            while pending and len(found) < _MOST_CALLED:
                for callee in self._regions.callees.get(pending.pop(), ()):
                    if callee not in found:
                        found.add(callee)
                        pending.append(callee)
            known = self._called[top] = frozenset(found)
        return known

    def _makers(self, region: Region) -> Iterator[Value]:
        for value in self._values(region):
            yield from _makers_of(value, _DEEPEST)

    def _values(self, region: Region) -> tuple[Value, ...]:
        known = self._read.get(region)
        if known is None:
            site = region.site
            operands = list(_operands(site)) if site is not None else []
            values = (value for operand in operands for value in self._linker.variable(region.scope, operand).values)
            known = self._read[region] = tuple(dict.fromkeys(values))
        return known


def _makers_of(value: Value, depth: int) -> Iterator[Value]:
    """What makes what reading a value gives; what a lazy iterator yields, its sources make."""
    if isinstance(value, Lazy) and value.yields != "called":
        for source in value.sources if depth else ():
            for inner in source.values:
                if inner is not value:
                    yield from _makers_of(inner, depth - 1)
    elif isinstance(value, Generator | Instance | Lazy | Stream):
        yield value


def _operands(site: Site) -> Iterator[str]:
    """What a loop goes over, or asks for the next in each round; what a call or a display reads to the end."""
    match site.record:
        case records.Loop(iterable=str() as iterable):
            yield iterable
        case records.Loop():
            for inner in site.scope.sites:
                if inner.inside(site):
                    yield from _asked(inner)
        case records.Call(arguments=arguments):
            yield from (argument.value for argument in arguments)
        case _:
            yield from (element.value for element in getattr(site.record, "elements", ()) if element.star)


def _asked(site: Site) -> Iterator[str]:
    """What a call asks for its next: `next(it)`, `it.send(None)`."""
    record = site.record
    if not isinstance(record, records.Call):
        return
    called = method_called(site)
    if called is not None:
        if called.name in _METHODS:
            yield called.of
    elif last_name(site.scope, record.function) in _STEPS and record.arguments:
        yield record.arguments[0].value
