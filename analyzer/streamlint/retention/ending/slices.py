"""Slices: from which attributes of its own object a method computes a value (Weiser, 1981, by the facts of one class)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from streamlint.facts import records
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site

_DEEPEST = 6


class Slices:
    """Backward slices within the methods of one class and of those that it inherits from."""

    def __init__(self, linker: Linker, methods: Iterable[Scope]) -> None:
        self._linker = linker
        self._methods = tuple(methods)

    def returned(self, scope: Scope, depth: int = 0) -> frozenset[str]:
        """The attributes from which what a method returns is computed."""
        returns = [site.record.value for site in scope.sites if isinstance(site.record, records.Return)]
        return frozenset(name for value in returns if value is not None for name in self.of(scope, value, depth))

    def of(self, scope: Scope, operand: str, depth: int = 0) -> Iterator[str]:
        """The attributes from which an operand of a method is computed."""
        seen: set[str] = set()
        pending = [operand]
        while pending:
            current = pending.pop()
            if current in seen:
                continue
            seen.add(current)
            for site in self._makers(scope, current):
                yield from self._own(scope, site, depth)
                pending.extend(_inputs(scope, site, current))

    def _makers(self, scope: Scope, operand: str) -> Iterator[Site]:
        made = scope.definitions.get(operand)
        if made is not None:
            yield made
        yield from scope.bindings.get(operand, ())
        yield from (
            site for site in scope.sites if isinstance(site.record, records.Collect) and site.record.into == operand
        )

    def _own(self, scope: Scope, site: Site, depth: int) -> Iterator[str]:
        record = site.record
        own = scope.function.parameters[0].name if scope.function.parameters else ""
        if isinstance(record, records.LoadAttr) and record.of == own:
            yield record.name
        if depth < _DEEPEST and isinstance(record, records.LoadAttr | records.Call):
            for callee in self._methods:
                if site in self._linker.callers.get(callee, ()):
                    yield from self.returned(callee, depth + 1)


def _inputs(scope: Scope, site: Site, operand: str) -> list[str]:
    match site.record:
        case records.Copy(value=value) | records.Await(value=value) | records.Unpack(value=value):
            return [value] if value is not None else []
        case records.LoadAttr(of=of):
            return [of] if of != (scope.function.parameters[0].name if scope.function.parameters else "") else []
        case records.LoadItem(of=of):
            return [of]
        case records.Call(function=function, arguments=arguments):
            return [function, *(argument.value for argument in arguments)]
        case records.Operate(values=values) | records.Either(values=values):
            return list(values)
        case records.Collection(elements=elements):
            return [element.value for element in elements]
        case records.Collect(value=value):
            return [value]
        case records.Loop(iterable=iterable):
            return [iterable] if iterable is not None else []
        case _:
            return []
