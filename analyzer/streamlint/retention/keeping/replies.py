"""Replies: what is stored until its answer comes, and waited for with a deadline after which nobody takes it out.

The answer's handler takes the entry out of the table, in another task or thread. Where the wait gives up, no answer may
ever come: then only the code that waits could take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.keeping.entries import Way
from streamlint.retention.keeping.evictions import Evictions
from streamlint.retention.keeping.fates import Fates, Skipped
from streamlint.retention.keeping.identities import last_name
from streamlint.retention.keeping.regions import Region
from streamlint.retention.keeping.slots import parameter_of
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container

_WAITS = frozenset({"wait_for", "timeout", "fail_after", "move_on_after"})
_METHODS = frozenset({"wait", "result", "get", "wait_for"})
_DEEPEST = 3


class Replies:
    """Finds the waits that give up."""

    def __init__(self, linker: Linker, evictions: Evictions, fates: Fates) -> None:
        self._linker = linker
        self._evictions = evictions
        self._fates = fates
        self._known: dict[Scope, set[Scope]] = {}

    def skipped(self, container: Container, store: Site, value: str, region: Region) -> Skipped | None:
        """The wait for `value` that leaves it in, where one has a deadline and only an answer takes it out."""
        scope = store.scope
        evictions = list(self._evictions.counting(container, region))
        if not evictions or any(eviction.kind != "one" or self._fates.sweeps(eviction) for eviction in evictions):
            return None
        waits = next(self._waits(scope, value), None) or next(self._waits_below(scope, value), None)
        if waits is None:
            return None
        near = self._near(scope)
        if any(set(_around(eviction.site.scope)) & near for eviction in evictions):
            return None
        return Skipped(evictions[0], Way("timeout", waits))

    def _near(self, scope: Scope) -> set[Scope]:
        """A function, those that it calls, and those that call it: they know when the wait is over."""
        known = self._known.get(scope)
        if known is None:
            known = self._known[scope] = self._find_near(scope)
        return known

    def _find_near(self, scope: Scope) -> set[Scope]:
        found = {scope} | {site.scope for site in self._linker.callers.get(scope, ())}
        edge = {scope}
        for _ in range(_DEEPEST):
            edge = {
                callee for each in edge for site in each.sites for callee in self._linker.callees.get(site, ())
            } - found
            found |= edge
        return found

    def _waits(self, scope: Scope, value: str) -> Iterator[Site]:
        """The waits for a value, or for what one of its methods gives, that have a deadline."""
        for site in scope.sites:
            if isinstance(site.record, records.Call) and self._gives_up(site, site.record, value):
                yield site

    def _waits_below(self, scope: Scope, value: str) -> Iterator[Site]:
        """The waits of the functions that a value is handed to, which a task may run."""
        for site in scope.sites:
            given = site.record.arguments if isinstance(site.record, records.Call) else ()
            for argument in (each for each in given if each.value == value):
                for callee in self._linker.callees.get(site, ()):
                    yield from self._waits(callee, parameter_of(site, callee, argument))

    def _gives_up(self, site: Site, record: records.Call, value: str) -> bool:
        scope = site.scope
        name = last_name(scope, record.function)
        if name == "wait_for" and record.arguments and self._is_of(scope, record.arguments[0].value, value):
            return True
        if not self._is_of(scope, record.function, value):
            return False
        if name == "get" and _is_looked_up(scope, record):
            return False
        return (name in _METHODS and _has_deadline(record, 1 if name == "get" else 0)) or self._is_limited(site)

    def _is_limited(self, site: Site) -> bool:
        """Whether a record stands in a `with timeout(...)`."""
        managers = (outer.record.manager for outer, _ in site.path if isinstance(outer.record, records.With))
        made = (site.scope.definitions.get(manager) for manager in managers)
        calls = (found.record for found in made if found is not None and isinstance(found.record, records.Call))
        return any(last_name(site.scope, call.function) in _WAITS for call in calls)

    def _is_of(self, scope: Scope, operand: str, value: str) -> bool:
        """Whether an operand is a value, a method of it, or what calling that gives."""
        for _ in range(5):
            if operand == value:
                return True
            made = scope.definitions.get(operand)
            match made.record if made is not None else None:
                case records.LoadAttr(of=of):
                    operand = of
                case records.Call(function="shield" | "ensure_future", arguments=(first, *_)):
                    operand = first.value
                case records.Call(function=function, arguments=arguments):
                    shielding = last_name(scope, function) in ("shield", "ensure_future") and arguments
                    operand = arguments[0].value if shielding else function
                case _:
                    return False
        return False


def _around(scope: Scope) -> Iterator[Scope]:
    """A function and those that it is nested in."""
    current: Scope | None = scope
    while current is not None and current.is_callable:
        yield current
        current = current.parent


def _is_looked_up(scope: Scope, record: records.Call) -> bool:
    """Whether it is `entry.get(key, default)`: a queue is told by `get(True, 5)` whether to block, which is no key."""
    plain = [argument.value for argument in record.arguments if argument.keyword is None and not argument.star]
    blocks = scope.constant(plain[0]) if plain else None
    return bool(plain) and (blocks is None or not isinstance(blocks.value, bool)) and plain[0] != "block"


def _has_deadline(record: records.Call, place: int) -> bool:
    """Whether a call is given a `timeout`, by its name or as the positional argument with this number."""
    plain = [argument for argument in record.arguments if argument.keyword is None]
    return len(plain) > place or any(argument.keyword == "timeout" for argument in record.arguments)
