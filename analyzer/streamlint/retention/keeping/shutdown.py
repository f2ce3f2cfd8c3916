"""Shutdown: what runs only when the owner of a container ends, or the program does, takes nothing out in time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from streamlint.facts import records
from streamlint.retention.keeping.bounds import has_no_end, leads_round
from streamlint.retention.keeping.regions import Region, Regions
from streamlint.retention.keeping.risks import decorators, is_manager
from streamlint.retention.linking.classes import lineage
from streamlint.retention.linking.linker import Eviction, Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import BoundMethod, ClassValue, Closure, Container, Instance, Library

_ENDING = frozenset(
    {"close", "aclose", "shutdown", "stop", "astop", "terminate", "teardown", "dispose", "destroy", "on_shutdown"}
    | {"__exit__", "__aexit__", "__del__", "tearDown", "asyncTearDown", "finalize", "kill", "quit", "exit"}
)
_OF_ALL = frozenset({"all", "everything", "sessions", "connections", "streams", "clients"})
_HOOKS = frozenset({"on_shutdown", "on_cleanup", "after_server_stop", "before_server_stop", "after_serving", "on_stop"})
_EVENTS = frozenset({"shutdown", "cleanup", "stop", "server_stop"})
_DEEPEST = 3


class Shutdown:
    """Tells which evictions run only when all is over."""

    def __init__(self, linker: Linker, regions: Regions) -> None:
        self._linker = linker
        self._regions = regions
        self._ending: dict[Scope, bool] = {}
        self._from_end: dict[tuple[Scope, ClassValue | None], bool] = {}
        self._left: dict[tuple[Site, Region], bool] = {}

    def only_then(self, eviction: Eviction, container: Container, region: Region) -> bool:
        """Whether an eviction runs only at the end of what keeps the container."""
        scope = eviction.site.scope
        if scope.function.name == "__del__":
            return scope.cls is None or self._keeps_alive(container, scope.cls)
        if self._ends_owner(eviction, scope, container):
            return not self._comes_round(scope, container, region, always=True)
        if not _takes_all(eviction):
            return False
        if scope in self._registered:
            return not self._comes_round(scope, container, region, always=False)
        if self._is_left(eviction.site, region):
            return True
        return self._is_from_end(scope, container) and not self._comes_round(scope, container, region, always=True)

    def _keeps_alive(self, container: Container, cls: ClassValue) -> bool:
        """Whether a container goes with an object of a class, or holds some."""
        held = (value.cls for value in self._linker.every(container).values if isinstance(value, Instance))
        owner = _owner_class(container)
        return any(_related(cls, each) for each in (*held, *([owner] if owner is not None else [])))

    def _is_from_end(self, scope: Scope, container: Container) -> bool:
        """Whether only functions that end the owner come to one, as far as was asked before or is found out now."""
        key = (scope, _owner_class(container))
        if key not in self._from_end:
            self._from_end[key] = self._only_from_end(scope, container, _DEEPEST)
        return self._from_end[key]

    def _is_ending(self, scope: Scope) -> bool:
        known = self._ending.get(scope)
        if known is None:
            known = self._ending[scope] = _ends_by_name(scope) and not self._works_on(scope)
        return known

    def _works_on(self, scope: Scope) -> bool:
        """Whether a thread or a task runs a function that goes on for ever: what it closes is what others hand it."""
        started = (self._linker.spawned.get(site) for site in self._linker.callers.get(scope, ()))
        return any(spawner is not None and spawner.returns == "task" for spawner in started) and any(
            isinstance(site.record, records.Loop) and has_no_end(site) for site in scope.sites
        )

    def _ends_owner(self, eviction: Eviction, scope: Scope, container: Container) -> bool:
        if not self._is_ending(scope):
            return False
        cls = _owner_class(container)
        if scope.cls is None or cls is None:
            return _takes_all(eviction)
        return _related(scope.cls, cls) and (_takes_all(eviction) or scope.function.name in _ENDING)

    def _only_from_end(self, scope: Scope, container: Container, depth: int) -> bool:
        """Whether only functions that end the owner call one."""
        sites = [site for site in self._linker.callers.get(scope, ()) if site.scope is not scope]
        if depth == 0 or not sites or scope in self._linker.escaped:
            return False
        return all(
            site.scope in self._registered
            or (self._is_ending(site.scope) and _belongs(site.scope, container))
            or self._only_from_end(site.scope, container, depth - 1)
            for site in sites
        )

    def _comes_round(self, scope: Scope, container: Container, region: Region, *, always: bool) -> bool:
        """Whether the repetitions of a region call a function that is there for the end: then it is for theirs as well.

        `always`: each of them does so, under no condition.
        """
        owner = container.owner if isinstance(container.owner, Instance) else None
        reached = {scope}
        edge = [scope]
        for _ in range(_DEEPEST):
            calls = [
                site
                for each in edge
                for site in self._linker.callers.get(each, ())
                if self._regions.concerns(site, each, owner) and not (always and _is_conditional(site, region))
            ]
            if any(_is_within(site, region) for site in calls):
                return True
            edge = list(dict.fromkeys(site.scope for site in calls if site.scope not in reached))
            reached.update(edge)
        return False

    def _is_left(self, site: Site, region: Region) -> bool:
        """Whether a site stands after the `yield` of a context manager inside which the region repeats."""
        known = self._left.get((site, region))
        if known is None:
            known = self._left[site, region] = self._comes_after(site, region)
        return known

    def _comes_after(self, site: Site, region: Region) -> bool:
        scope = site.scope
        if not is_manager(scope) or not any(_comes_before(each, site) for each in scope.sites):
            return False
        entered = self._linker.callers.get(scope, ())
        return not any(region in self._regions.around(each) for each in entered)

    @cached_property
    def _registered(self) -> frozenset[Scope]:
        """The functions that are registered to run when the program or the server ends."""
        found = set(self._linker.shutdown)
        for scope in self._linker.scopes:
            if decorators(scope) & _HOOKS:
                found.add(scope)
            for site in scope.sites:
                if isinstance(site.record, records.Call):
                    for operand in _registering(site, site.record):
                        found.update(self._functions(site.scope, operand))
        return frozenset(found)

    def _functions(self, scope: Scope, operand: str) -> Iterator[Scope]:
        made = scope.definitions.get(operand)
        if made is not None and isinstance(made.record, records.Collection):
            for element in made.record.elements:
                yield from self._functions(scope, element.value)
        for value in self._linker.variable(scope, operand).values:
            if isinstance(value, Closure | BoundMethod) and value.scope is not None:
                yield value.scope


def _is_conditional(site: Site, region: Region) -> bool:
    """Whether a site stands in one arm of a branch, or where an error is caught, of what repeats or of its own function."""
    within = site.path
    for number, (outer, _) in enumerate(site.path):
        if outer is region.site:
            within = site.path[number + 1 :]
    return any(
        isinstance(outer.record, records.Branch) or arm.startswith("handler") or arm == "orelse"
        for outer, arm in within
    )


def _is_within(site: Site, region: Region) -> bool:
    """Whether a repetition of a region can come to a site of its own function, and come round after that."""
    if site.scope is not region.scope or region.site is None:
        return site.scope is region.scope
    return site.inside(region.site) and leads_round(site, region.site)


def _takes_all(eviction: Eviction) -> bool:
    """Whether an eviction empties the container, at once or in a loop."""
    return eviction.kind not in ("one", "value") or eviction.site.is_looped


def _ends_by_name(scope: Scope) -> bool:
    """Whether a function ends its object by its name: `close()`, `shutdown_all()`; not `close(key)`."""
    name = scope.function.name
    words = [word for word in name.strip("_").split("_") if word not in ("async", "on", "do")]
    named = name in _ENDING or (bool(words) and words[0] in _ENDING and set(words[1:]) <= _OF_ALL)
    own = 1 if scope.cls is not None else 0
    others = [each for each in scope.function.parameters[own:] if each.kind not in ("star", "kwargs")]
    return named and (not others or name.startswith("__"))


def _owner_class(container: Container) -> ClassValue | None:
    owner = container.owner
    if isinstance(owner, Library) and owner.site is not None:
        return owner.site.scope.cls
    cls = owner.cls if isinstance(owner, Instance) else owner
    return cls if isinstance(cls, ClassValue) else None


def _belongs(scope: Scope, container: Container) -> bool:
    cls = _owner_class(container)
    return scope.cls is None or cls is None or _related(scope.cls, cls)


def _related(first: ClassValue, second: ClassValue) -> bool:
    return first in lineage(second) or second in lineage(first)


def _comes_before(site: Site, other: Site) -> bool:
    """Whether a `yield` comes before another site of its function."""
    at, there = site.record.at, other.record.at
    return isinstance(site.record, records.Yield) and (at.line, at.column) < (there.line, there.column)


def _registering(site: Site, record: records.Call) -> Iterator[str]:
    """What a call registers for the end: `app.on_shutdown.append(f)`, `App(on_shutdown=[f])`, `on_event("shutdown")`."""
    scope = site.scope
    for argument in record.arguments:
        if argument.keyword in _HOOKS:
            yield argument.value
    loaded = scope.definitions.get(record.function)
    if loaded is None:
        return
    plain = [argument.value for argument in record.arguments if argument.keyword is None]
    match loaded.record:
        case records.LoadAttr(of=of, name="append" | "add" | "connect"):
            base = scope.definitions.get(of)
            if base is not None and isinstance(base.record, records.LoadAttr) and base.record.name in _HOOKS:
                yield from plain
        case records.LoadAttr(name=name) if name in _HOOKS or _is_event(scope, plain[:1]):
            yield from plain
        case records.Call(arguments=arguments) if _is_event(scope, [each.value for each in arguments[:1]]):
            yield from plain
        case _:
            pass


def _is_event(scope: Scope, operands: list[str]) -> bool:
    """Whether the first argument is the name of the event that ends a server."""
    constant = scope.constant(operands[0]) if operands else None
    return constant is not None and constant.value in _EVENTS
