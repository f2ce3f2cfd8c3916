"""Entries that stay, without the stream: `JOBS[name]["stream"] = None`, `job.stream = None`, `entry.pop("stream")`.

The entry lets go of it in the function that stores it, in the one that gave it the stream, or in what one of them calls:
`entry.finish()`, the end of a `with entry:`, the constructor that puts `None` where the stream was.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from streamlint.facts import records
from streamlint.retention.chains import own_name
from streamlint.retention.keeping.arms import can_follow
from streamlint.retention.keeping.doubts import Doubt
from streamlint.retention.keeping.paths import Link
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Attribute, Elements, Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container, Instance, Value

_HIGHEST = 3
"""Over how many callers the entry is followed to what they do with it."""
_DEEPEST = 3
"""Through how many calls the statement that lets go is looked for."""

Name = records.Constant


class EmptiedParts:
    """Answers whether an entry lets go of the stream that it was given."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    def doubts(self, store: Site, links: tuple[Link, ...]) -> Iterator[Doubt]:
        """That what stores an entry, and later takes the stream out of the entry, does not always do so is a guess."""
        for link in links:
            filled = link.flow.site
            part = _part(link.target) if filled is not None else None
            if filled is None or part is None:
                continue
            name, holder = part
            for site, operand in self._emptying.get(name, ()):
                if holder in self._linker.variable(site.scope, operand).values and self._lets_go(
                    site, operand, holder, (filled, store)
                ):
                    yield Doubt(f"line {site.record.at.line} does not always take it out of the entry", assumed=True)
                    return

    @cached_property
    def _emptying(self) -> dict[Name, list[tuple[Site, records.Operand]]]:
        """The sites at which something lets go of what it has under a name, each with the operand that this is."""
        found: dict[Name, list[tuple[Site, records.Operand]]] = {}
        for scope in self._linker.scopes:
            for site in scope.sites:
                for operand, name in _emptied(site):
                    found.setdefault(name, []).append((site, operand))
        return found

    def _lets_go(self, site: Site, operand: str, holder: Value, points: tuple[Site, Site]) -> bool:
        """Whether a site runs for the holder after it was given the stream, or after it was stored."""
        filled, store = points
        if site.scope is store.scope and _is_later(site, store):
            return True
        if site.scope is filled.scope and _is_before(site, filled):
            return False  # what is let go there is what came before
        return any(self._follows(site, operand, holder, point) for point in self._points(points))

    def _points(self, points: tuple[Site, ...]) -> Iterator[Site]:
        """The sites themselves, and the calls that led to them."""
        seen = set(points)
        edge = list(dict.fromkeys(points))
        for _ in range(_HIGHEST + 1):
            yield from edge
            calls = (call for point in edge for call in self._linker.callers.get(point.scope, ()))
            edge = list(dict.fromkeys(call for call in calls if call not in seen))
            seen.update(edge)

    def _follows(self, site: Site, operand: str, holder: Value, point: Site) -> bool:
        """Whether every run of a function that passes `point` comes to the site, there or in what it calls afterwards."""
        if site.scope is point.scope:
            return _is_sure_after(site, point)
        if site.scope.is_constructor or not _is_sure(site, ()):
            return False
        return any(
            _is_sure_after(call, point) and self._leads(call, callee, site, operand, holder, _DEEPEST)
            for call, callee in self._calls.get(point.scope, ())
        )

    def _leads(self, call: Site, callee: Scope, site: Site, operand: str, holder: Value, depth: int) -> bool:
        """Whether a call that runs `callee` comes to the site for that holder, and not for another one that it makes."""
        if callee is site.scope:
            receivers = self._linker.calls[call, callee]
            return operand != own_name(callee) or holder in receivers
        if depth == 0 or (holder.site is not None and callee is holder.site.scope):
            return False
        return any(
            _is_sure(inner, ()) and self._leads(inner, further, site, operand, holder, depth - 1)
            for inner, further in self._calls.get(callee, ())
        )

    @cached_property
    def _calls(self) -> dict[Scope, list[tuple[Site, Scope]]]:
        """The calls that stand in each function, each with the function that it runs."""
        found: dict[Scope, list[tuple[Site, Scope]]] = {}
        for call, callee in self._linker.calls:
            found.setdefault(call.scope, []).append((call, callee))
        return found


def _is_before(site: Site, other: Site) -> bool:
    at, than = site.record.at, other.record.at
    return (at.line, at.column) < (than.line, than.column)


def _is_later(site: Site, other: Site) -> bool:
    return site.record.at.line > other.record.at.line


def _is_sure_after(site: Site, point: Site) -> bool:
    """Whether a function that has passed `point` comes to a site whatever happens: a `with` ends after its block."""
    if isinstance(site.record, records.With) and point.inside(site):
        return True
    return _is_before(point, site) and can_follow(site, point) and _is_sure(site, point.path)


def _is_sure(site: Site, beside: tuple[tuple[Site, str], ...]) -> bool:
    """Whether no arm, other than those `beside`, decides that a site runs; what asks for the very thing decides nothing."""
    for outer, arm in site.path:
        if (outer, arm) in beside:
            continue
        if isinstance(outer.record, records.Try) and arm not in ("body", "orelse", "final"):
            return False
        if isinstance(outer.record, records.Branch) and not _asks_whether_there(outer, arm):
            return False
    return True


def _asks_whether_there(branch: Site, arm: str) -> bool:
    """Whether an arm runs where an attribute or element has something: `if self.stream is not None:`."""
    assert isinstance(branch.record, records.Branch)
    made = branch.scope.definitions.get(branch.record.test)
    match made.record if made is not None else None:
        case records.LoadAttr() | records.LoadItem():
            return arm == "then"
        case records.Operate(operator="is not" | "!=", values=(_, other)) if branch.scope.is_none(other):
            return arm == "then"
        case _:
            return False


def _part(place: Place) -> tuple[Name, Value] | None:
    """The constant name under which an entry has what stands in this place, and the entry."""
    match place:
        case Elements(holder=Container() as holder, key=str() | int() as name):
            return name, holder
        case Attribute(holder=Instance() as holder, name=str() as name):
            return name, holder
        case _:
            return None


def _emptied(site: Site) -> Iterator[tuple[records.Operand, Name]]:
    """Of which operand a site lets go what it has under which name."""
    scope, record = site.scope, site.record
    match record:
        case records.StoreAttr(of=of, name=name, value=str() as value) if scope.is_none(value):
            yield of, name
        case records.DeleteAttr(of=of, name=name):
            yield of, name
        case records.StoreItem(of=of, key=key, value=value) if scope.is_none(value):
            yield from _under(scope, of, key)
        case records.DeleteItem(of=of, key=key):
            yield from _under(scope, of, key)
        case records.Call(function=function, arguments=arguments) if arguments:
            loaded = scope.definitions.get(function)
            if loaded is not None and isinstance(loaded.record, records.LoadAttr) and loaded.record.name == "pop":
                yield from _under(scope, loaded.record.of, arguments[0].value)
        case _:
            pass


def _under(scope: Scope, of: records.Operand, key: records.Operand) -> Iterator[tuple[records.Operand, Name]]:
    constant = scope.constant(key)
    if constant is not None and isinstance(constant.value, str | int):
        yield of, constant.value
