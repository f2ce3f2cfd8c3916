"""Relevance: which functions a search for late reads has to walk, so that all others cost nothing.

A late read needs a read, an end, and a way from one to the other. A function matters when it reads what some class lets
go of, ends or fills a stream, takes or calls its handlers, or calls one that does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending.clearing import calls_hook, class_of, own_name
from streamlint.retention.ending.registering import takes
from streamlint.retention.ending.releases import Releases
from streamlint.retention.ending.unread import needs_reading
from streamlint.retention.ending.words import speaks_of_end, takes_handlers
from streamlint.retention.keeping.paths import captured
from streamlint.retention.linking.classes import library_bases
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Variable
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import BoundMethod, ClassValue, Closure, Generator, Instance, Partial, Stream, Value

if TYPE_CHECKING:
    from streamlint.models.tables import Api

_NEAR = 4


class Relevance:
    """The functions of a program that matter to late reads."""

    def __init__(self, linker: Linker, releases: Releases) -> None:
        self._linker = linker
        self._releases = releases
        self._outer: dict[Scope, tuple[Variable, ...]] = {}
        self._failing: dict[ClassValue, frozenset[str]] = {}

    @cached_property
    def roots(self) -> tuple[Scope, ...]:
        """Where walks begin, in the order of the code."""
        wanted = self._callers_of(self._readers, _NEAR) | self._registering | self._ending
        return tuple(scope for scope in self._linker.scopes if scope in wanted and scope.function.kind != "class")

    @cached_property
    def useful(self) -> frozenset[Scope]:
        """The functions that are walked in place where they are called."""
        walked = self._readers | self._ending | self.entering | self._registering
        return frozenset(self._callers_of(walked, len(self._linker.scopes)))

    def outer(self, scope: Scope) -> tuple[Variable, ...]:
        """The variables of the functions and the module around a function that it, or one nested in it, reads."""
        found = self._outer.get(scope)
        if found is None:
            variables = dict.fromkeys((*captured(self._linker, scope), *self._globals(scope)))
            found = self._outer[scope] = tuple(variables)
        return found

    def _globals(self, scope: Scope) -> Iterator[Variable]:
        for site in scope.sites:
            if isinstance(site.record, records.LoadAttr) and scope.home_of(site.record.of) is scope.top is not scope:
                yield self._linker.variable(scope, site.record.of)

    # --------------------------------------------------------------------------------------------------- what they do

    @cached_property
    def _readers(self) -> set[Scope]:
        """The functions that read an attribute which some stream lets go of."""
        return {site.scope for site in self._reads()}

    def _reads(self) -> Iterator[Site]:
        for scope in self._linker.scopes:
            for site in scope.sites:
                if isinstance(site.record, records.LoadAttr):
                    values = self._linker.variable(scope, site.record.of).values
                    if any(self._lets_go(value, site.record.name) for value in values):
                        yield site

    def _lets_go(self, value: Value, name: str) -> bool:
        if isinstance(value, Stream) and value.api is not None:
            api = value.api
            return name in api.released or name in api.hook_gone or (needs_reading(api) and name in api.final)
        if not isinstance(value, Instance):
            return False
        asks = any(name == whole.accessor for whole in self._releases.wholes(value.cls))
        behind = self._releases.behind(value.cls, name)
        return asks or behind in self._releases.of(value.cls) or name in self._fails(value.cls)

    def _fails(self, cls: ClassValue) -> frozenset[str]:
        """The accessors that a class has from a library, and that fail in its end handlers."""
        found = self._failing.get(cls)
        if found is None:
            apis = [api for base in library_bases(cls) for api in self._linker.models.apis_of_type(base.dotted)]
            found = self._failing[cls] = frozenset(name for api in apis for name in api.hook_fails)
        return found

    @cached_property
    def entering(self) -> set[Scope]:
        """The functions that enter the block of a stream whose final accessors need all of it, or load one that is kept."""
        return {
            scope
            for scope in (self._linker.scopes if self._readers else ())
            for site in scope.sites
            if (isinstance(site.record, records.With) and self._must_be_read(scope, site.record.manager))
            or (isinstance(site.record, records.LoadAttr) and self._is_kept(scope, site.record))
        }

    def _is_kept(self, scope: Scope, record: records.LoadAttr) -> bool:
        holders = self._linker.variable(scope, record.of).values
        return any(isinstance(value, Instance) for value in holders) and self._must_be_read(scope, record.to)

    def _must_be_read(self, scope: Scope, operand: str) -> bool:
        values = self._linker.variable(scope, operand).values
        return any(
            needs_reading(value.api)
            if isinstance(value, Stream)
            else isinstance(value, Instance) and bool(self._releases.wholes(value.cls))
            for value in values
        )

    @cached_property
    def _ending(self) -> set[Scope]:
        """The methods of streams that take away, gather, remember the end, or take and call handlers."""
        return {scope for scope in self._linker.scopes if self._ends(scope)}

    def _ends(self, scope: Scope) -> bool:
        cls = class_of(scope)
        if cls is not None and scope.generator and self._releases.wholes(cls):
            return True
        if cls is None or not self._releases.concerns(cls):
            return False
        ending = self._releases.is_ending(scope) or _calls_or_takes(self._linker, scope)
        return ending or calls_hook(scope) or self._reads_generator(scope)

    def _reads_generator(self, scope: Scope) -> bool:
        """Whether a method loads a running generator of its object's own."""
        for site in scope.sites:
            if isinstance(site.record, records.LoadAttr) and scope.function.parameters:
                held = self._linker.variable(scope, site.record.to).values if site.record.of == own_name(scope) else ()
                if any(isinstance(value, Generator) and value.scope is not None and value.scope.cls for value in held):
                    return True
        return False

    @cached_property
    def _registering(self) -> set[Scope]:
        """The functions that hand a function, or the name of the end, to a stream."""
        found: set[Scope] = set()
        for scope in self._linker.scopes:
            for site in scope.sites:
                if isinstance(site.record, records.Call) and self._registers(site, site.record):
                    found.add(scope)
                    break
        return found

    def _registers(self, site: Site, record: records.Call) -> bool:
        if not self._is_stream_call(site, record):
            return False
        for argument in record.arguments:
            constant = site.scope.constant(argument.value)
            if constant is not None and isinstance(constant.value, str) and speaks_of_end(constant.value):
                return True
            values = self._linker.variable(site.scope, argument.value).values
            if any(isinstance(value, Closure | BoundMethod | Partial) for value in values):
                return True
        return False

    def _is_stream_call(self, site: Site, record: records.Call) -> bool:
        for callee in self._linker.callees.get(site, ()):
            cls = class_of(callee)
            if cls is not None and self._releases.concerns(cls):
                return True
        loaded = site.scope.definitions.get(record.function)
        if loaded is None or not isinstance(loaded.record, records.LoadAttr):
            return False
        values = self._linker.variable(loaded.scope, loaded.record.of).values
        return any(
            isinstance(value, Stream) and (_listens(value.api) or self._releases.releases(value)) for value in values
        )

    # ------------------------------------------------------------------------------------------------------- who calls

    def _callers_of(self, scopes: Iterable[Scope], steps: int) -> set[Scope]:
        """The functions from which some of `scopes` are reached in so many calls, with those around them."""
        found = set(scopes)
        edge = set(found)
        for _ in range(steps):
            edge = {outer for scope in edge for outer in self._outwards(scope)} - found
            if not edge:
                break
            found |= edge
        return found

    def _outwards(self, scope: Scope) -> Iterator[Scope]:
        yield from (site.scope for site in self._linker.callers.get(scope, ()))
        if scope.parent is not None and scope.parent.is_callable:
            yield scope.parent


def _listens(api: Api | None) -> bool:
    """Whether handlers are registered with the streams of an api."""
    return api is not None and (bool(api.events) or any(hook.way == "register" for hook in api.end_hooks))


def _calls_or_takes(linker: Linker, scope: Scope) -> bool:
    """Whether a method stores a function, or what it is given as one, or calls what it has taken out of a container."""
    if takes_handlers(scope.function.name) and takes(scope):
        return True
    for site in scope.sites:
        record = site.record
        if isinstance(record, records.Call):
            if record.function in scope.function.binds or record.function in scope.definitions:
                made = scope.definitions.get(record.function)
                if made is None or isinstance(made.record, records.LoadItem):
                    return True
            operands = [argument.value for argument in record.arguments]
        elif isinstance(record, records.StoreItem | records.StoreAttr) and record.value is not None:
            operands = [record.value]
        else:
            continue
        if any(_is_function(linker, scope, operand) for operand in operands):
            return True
    return False


def _is_function(linker: Linker, scope: Scope, operand: str) -> bool:
    made = scope.definitions.get(operand)
    if made is not None and isinstance(made.record, records.Collection):
        return any(_is_function(linker, scope, element.value) for element in made.record.elements)
    values = linker.variable(scope, operand).values
    return any(isinstance(value, Closure | BoundMethod | Partial) for value in values)
