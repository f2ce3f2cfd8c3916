"""Repeated regions: which code runs again and again, and what it therefore makes anew each time.

A region is a loop that is not bounded by a constant, an implicit loop (`list(runner)`), a function that code out of sight
may call any number of times, or a recursion. `Regions.around` answers which regions a site can run inside, through all
its callers. A value is made anew relative to a container when some region holds the site that makes the value and the
store, but not the site that makes the container.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from streamlint.facts import records
from streamlint.retention.chains import method_called
from streamlint.retention.keeping.bounds import (
    is_bounded_loop,
    is_once_for_all,
    is_once_in,
    is_past_flag,
    leads_round,
)
from streamlint.retention.keeping.cycles import on_cycles
from streamlint.retention.linking.classes import inherited_library, lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import BoundMethod, Closure, Container, Instance, Value

_ONCE_FOR_AN_INSTANCE = frozenset({"__init__", "__new__", "__post_init__", "__enter__", "__aenter__", "__set_name__"})
_SENDING = frozenset({"send", "asend", "throw", "athrow", "close", "aclose"})
_ENTERED = frozenset({"__enter__", "__aenter__"})
_MADE_WITH = frozenset({"__init__", "__post_init__"})
_CACHES = frozenset({"cache", "lru_cache", "cached_property", "singleton"})


@dataclass(frozen=True, slots=True)
class Region:
    """Code that repeats. `site` is the loop, or None for the function `scope` as a whole."""

    kind: Literal["loop", "implicit", "function", "recursion"]
    scope: Scope
    site: Site | None = None

    @property
    def words(self) -> str:
        """How messages speak of one repetition."""
        if self.kind in ("loop", "implicit") and self.site is not None:
            return f"each iteration of line {self.site.record.at.line}"
        return f"each call of `{self.scope.title}`"


class Regions:
    """Answers which repeated regions a site runs in."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._around: dict[tuple[Site, Value | None], frozenset[Region]] = {}
        self._lives: dict[Value, frozenset[Region]] = {}
        self._scopes: dict[tuple[Scope, Value | None], frozenset[Region]] = {}

    def around(self, site: Site, instance: Value | None = None) -> frozenset[Region]:
        """The regions that a site can run inside. With an instance: in calls of its methods, only those made on it."""
        key = (site, instance)
        found = self._around.get(key)
        if found is None:
            found = self._around[key] = self._guarded(site, instance)
        return found

    def _guarded(self, site: Site, instance: Value | None) -> frozenset[Region]:
        if is_once_for_all(site):
            return frozenset()
        return frozenset(self._loops(site)) if is_past_flag(site) else self.whatever_guards(site, instance)

    def whatever_guards(self, site: Site, instance: Value | None = None) -> frozenset[Region]:
        """The same where a guard that makes a site run once does so for one key only.

        What a generator does outside of its loops, it does once, however often it is sent something.
        """
        own = frozenset(self._loops(site))
        if own or not site.scope.generator:
            return own | self.of_scope(site.scope, instance)
        return frozenset(self._walk(site.scope, instance, sent=False))

    def has_loop(self, site: Site) -> bool:
        """Whether a loop of its own function runs a site again and again, or the function calls itself."""
        return any(True for _ in self._loops(site)) or site.scope in self._recursive

    def of_scope(self, scope: Scope, instance: Value | None = None) -> frozenset[Region]:
        """The regions that a whole function can run inside."""
        key = (scope, instance)
        found = self._scopes.get(key)
        if found is None:
            found = self._scopes[key] = frozenset(self._walk(scope, instance))
        return found

    def _walk(self, start: Scope, instance: Value | None, *, sent: bool = True) -> Iterator[Region]:
        seen: set[Scope] = {start}
        pending = [start]
        while pending:
            scope = pending.pop()
            if self._is_cached(scope):
                yield from self._of_receivers(scope)
                continue
            if self.is_root(scope) or self._is_lasting_method(scope):
                yield Region("function", scope)
            if scope in self._recursive:
                yield Region("recursion", scope)
            for site, outer in self._outwards(scope, instance):
                if site is not None and scope is start and not sent and _is_sent(site):
                    continue
                if site is not None:
                    yield from self._loops(site)
                    if is_once_for_all(site) or is_past_flag(site):
                        continue
                if outer not in seen:
                    seen.add(outer)
                    pending.append(outer)

    def _outwards(self, scope: Scope, instance: Value | None) -> Iterator[tuple[Site | None, Scope]]:
        """The calls that run a scope; for a class body, and a function nested in another, what encloses it too."""
        if not scope.is_callable:
            if scope.parent is not None:
                yield None, scope.parent
            return
        for site in self._linker.callers.get(scope, ()):
            if self.concerns(site, scope, instance):
                yield site, site.scope
        enclosing = scope.parent
        if enclosing is not None and enclosing.is_callable and self.is_root(scope):
            yield None, enclosing

    def concerns(self, site: Site, scope: Scope, instance: Value | None) -> bool:
        """Whether the call of `scope` at `site` can be one on `instance`, where it is a method of that at all."""
        if instance is None or instance not in self._own(scope):
            return True
        receivers = self._linker.calls[site, scope]
        return instance in receivers or None in receivers

    def _own(self, scope: Scope) -> dict[Value, None]:
        if scope.cls is None or not scope.function.parameters:
            return {}
        return self._linker.variable(scope, scope.function.parameters[0].name).values

    def _loops(self, site: Site) -> Iterator[Region]:
        for enclosing, arm in site.path:
            record = enclosing.record
            if not isinstance(record, records.Loop) or arm == "orelse" or is_bounded_loop(enclosing):
                continue
            if arm == "head" or (leads_round(site, enclosing) and not is_once_in(enclosing, site)):
                yield Region("loop", enclosing.scope, enclosing)
        if isinstance(site.record, records.Loop) and not is_bounded_loop(site):
            yield Region("loop", site.scope, site)
        if site in self._linker.implicit:
            yield Region("implicit", site.scope, site)

    def is_handler(self, scope: Scope) -> bool:
        """Whether a function is handed to something that calls it again and again.

        So is one that a function decorates, where nothing is seen to call it.
        """
        callers = self._linker.callers.get(scope, ())
        if scope in self._linker.escaped or any(map(_is_by_registry, callers)):
            return True
        within = scope.parent is not None and scope.parent.is_callable
        return within and not callers and any(text.rpartition(".")[2] != "wraps" for text in scope.function.decorators)

    def is_root(self, scope: Scope) -> bool:
        """Whether code out of sight can call a function, any number of times."""
        if not scope.is_callable:
            return False
        return scope in self._linker.escaped or not self._linker.callers.get(scope)

    def _is_lasting_method(self, scope: Scope) -> bool:
        """Whether a function calls a public method of an object that it made: the object lives longer than the call."""
        if scope.cls is None or scope.function.name.startswith("_"):
            return False
        return any(
            site.scope.function.kind == "def"
            and site.scope.cls is None
            and self._runs_once(site.scope)
            and not all(self._is_made_in_a_loop(each, site) for each in self._linker.calls[site, scope])
            for site in self._linker.callers.get(scope, ())
        )

    def _is_made_in_a_loop(self, receiver: Value | None, call: Site) -> bool:
        """Whether the function that calls a method of an object makes that anew in each round of a loop."""
        made = receiver.site if receiver is not None else None
        return made is not None and made.scope is call.scope and any(True for _ in self._loops(made))

    def _runs_once(self, scope: Scope) -> bool:
        """Whether only the top level of a module calls a function: that is a program's `main`."""
        callers = self._linker.callers.get(scope, ())
        return bool(callers) and all(site.scope.function.kind == "module" for site in callers)

    def _of_receivers(self, scope: Scope) -> Iterator[Region]:
        """What is cached for each instance is made as often as the instances are."""
        if any(text.endswith("cached_property") for text in scope.function.decorators):
            for holder in self._own(scope):
                yield from self.life_of(holder)

    def _is_cached(self, scope: Scope) -> bool:
        return any(text.rpartition(".")[2] in _CACHES for text in scope.function.decorators)

    @cached_property
    def callees(self) -> dict[Scope, set[Scope]]:
        """The functions that each function calls."""
        found: dict[Scope, set[Scope]] = {}
        for site, callee in self._linker.calls:
            found.setdefault(site.scope, set()).add(callee)
        return found

    @cached_property
    def _recursive(self) -> frozenset[Scope]:
        """Functions that a chain of calls leads back to."""
        return frozenset(on_cycles(self.callees))

    def life_of(self, holder: Value) -> frozenset[Region]:
        """The regions in which a holder is made: it lives no longer than one repetition of them."""
        known = self._lives.get(holder)
        if known is None:
            self._lives[holder] = frozenset()
            known = self._lives[holder] = self._life(holder)
        return known

    def _life(self, holder: Value) -> frozenset[Region]:
        site = holder.site
        owner = getattr(holder, "owner", None)
        if isinstance(owner, Value):
            return self.life_of(owner)
        if isinstance(holder, Instance) and site is None:
            return frozenset(self._constructors(holder))
        if getattr(holder, "lazy", False):
            return self._life_of_lazy(holder)
        if site is None:
            return frozenset()
        if isinstance(holder, Container) and is_once_for_all(site):
            return self._life_of_first(holder, site)
        if isinstance(holder, BoundMethod | Closure) or site.record is not None:
            return self._made_in(site) | frozenset(self._entering(holder, site))
        return frozenset()

    def _entering(self, holder: Value, site: Site) -> Iterator[Region]:
        """An object that code out of sight enters is entered once, and so is one for each thing that it makes for itself."""
        maker = site.scope.cls if site.scope.function.name in _MADE_WITH else None
        own = [holder.cls] if isinstance(holder, Instance) else []
        each = {cls for made in (*own, *([maker] if maker is not None else [])) for cls in lineage(made)}
        for scope in self._linker.scopes if each else ():
            if scope.cls in each and scope.function.name in _ENTERED:
                yield Region("function", scope)

    def _life_of_lazy(self, inner: Value) -> frozenset[Region]:
        """What is made once for a key lives as long as the container that has the key."""
        return self.life_in(self.tables_of(inner))

    def life_in(self, outer: Iterable[Container]) -> frozenset[Region]:
        """How long what is in one of some containers lives, where it is not known in which of them."""
        lives = [self.life_of(holder) for holder in outer if not self._linker.clones.get(holder)]
        return frozenset.intersection(*lives) if lives else frozenset()

    def _life_of_first(self, inner: Container, site: Site) -> frozenset[Region]:
        """`if key not in table: table[key] = {}`: what is made for the first time lives as long as the table does."""
        outer = self.tables_of(inner)
        seen_made = [holder for holder in outer if not holder.assumed]
        lives = [self.life_of(holder) for holder in seen_made or outer if not self._linker.clones.get(holder)]
        return frozenset.intersection(*lives) if lives else self._made_in(site)

    def tables_of(self, inner: Value) -> list[Container]:
        """The containers that something is in: those that made it, rather than what was read from them."""
        outer = [holder for holder in self._linker.containers_of(inner) if holder is not inner]
        return [holder for holder in outer if holder.site is inner.site] or outer

    def _made_in(self, site: Site) -> frozenset[Region]:
        around = self.around(site)
        record = site.record
        if isinstance(record, records.Loop) or site in self._linker.implicit:
            return frozenset(region for region in around if region.site is not site)
        return around

    def _constructors(self, instance: Instance) -> Iterator[Region]:
        each_time = frozenset(lineage(instance.cls)) if self._is_made_each_time(instance) else frozenset()
        for scope in self._linker.scopes:
            once = scope.cls is instance.cls and scope.function.name in _ONCE_FOR_AN_INSTANCE
            if once or scope.cls in each_time:
                yield Region("function", scope)

    def _is_made_each_time(self, instance: Instance) -> bool:
        """Whether a framework makes one for each request: then whatever it is asked, it is asked that once."""
        return any(self._linker.models.is_handler_class(base.dotted) for base in inherited_library(instance.cls))


def _is_sent(site: Site) -> bool:
    """Whether a call gives something to a generator that is there already."""
    called = method_called(site)
    return called is not None and called.name in _SENDING


def _is_by_registry(site: Site) -> bool:
    """Whether a call is of what comes out of a container: an item of a loop, or what is under a key."""
    record, scope = site.record, site.scope
    if not isinstance(record, records.Call):
        return False
    copied = (each.record for each in scope.bindings.get(record.function, ()) if isinstance(each.record, records.Copy))
    names = (record.function, *(copy.value for copy in copied if copy.value is not None))
    made = (each for name in names for each in (scope.definitions.get(name), *scope.bindings.get(name, ())))
    return any(each is not None and isinstance(each.record, records.LoadItem | records.Loop) for each in made)
