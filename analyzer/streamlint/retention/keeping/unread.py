"""Which light streams nothing reads.

A generator that was read to its end holds nothing, and keeping it is no leak. One that nothing reads holds its frame and
the connection behind it, for as long as it is kept. Code that may read is taken to read to the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.linking.attributes import GETTERS
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container, ContainerMethod, Partial, Stream, Value

if TYPE_CHECKING:
    from streamlint.models.tables import Api

LIGHT = frozenset({"generator", "response", "result", "mapping"})
"""What an API returns of which nothing is left once it was read, where the tables call it light."""


def is_light(value: Value) -> bool:
    """Whether a stream is one of those that hold next to nothing once they were read, and are no live connection."""
    return isinstance(value, Stream | Container) and value.api is not None and is_light_api(value.api)


def is_light_api(api: Api) -> bool:
    """Whether the streams of an API are light once they were read."""
    return api.ended_is_light and api.returns in LIGHT


def unread(linker: Linker) -> frozenset[Value]:
    """The light streams that a program makes and nothing reads, hands to other code, or gives back."""
    light = {value for value in linker.all_values() if is_light(value) and value.site is not None}
    if not light:
        return frozenset()
    for scope in linker.scopes:
        for site in scope.sites:
            for operand in _reads(linker, site):
                light.difference_update(linker.variable(scope, operand).values)
    return frozenset(light)


def _reads(linker: Linker, site: Site) -> Iterator[str]:
    """The operands that a record reads, hands to code that may read them, or gives to callers out of sight."""
    match site.record:
        case records.Loop(iterable=str() as operand):
            yield operand
        case records.With(manager=operand) | records.YieldFrom(value=operand) | records.Unpack(value=operand):
            yield operand
        case records.Collection(elements=elements):
            yield from (element.value for element in elements if element.star)
        case records.LoadAttr(of=operand, name=name):
            if not all(_is_detached(value, name) for value in linker.variable(site.scope, operand).values):
                yield operand
        case records.Return(value=str() as operand) | records.Yield(value=str() as operand):
            if _is_root(linker, site.scope):
                yield operand
        case records.Call(function=function, arguments=arguments):
            known = linker.variable(site.scope, function).values
            if not known or not all(_only_keeps(linker, callee) for callee in known):
                yield from (argument.value for argument in arguments)


def _is_detached(value: Value, name: str) -> bool:
    """Whether an attribute of a stream is something apart from it, or (of a mapping) the stream in it."""
    api = value.api if isinstance(value, Stream) else None
    if api is not None and api.returns == "mapping" and name in GETTERS:
        return True
    return api is not None and (name in api.detached or name in api.snapshots) and name not in api.final


def _only_keeps(linker: Linker, callee: Value) -> bool:
    """Whether a call reads nothing of its arguments itself: it puts them away, or runs code of the project."""
    if isinstance(callee, ContainerMethod) and callee.receiver is not None:
        does = linker.container_method(callee.receiver, callee.name)
        return does is not None and does.puts_each is None
    return isinstance(callee, Partial) or getattr(callee, "scope", None) is not None


def _is_root(linker: Linker, scope: Scope) -> bool:
    """Whether code out of sight calls a function."""
    return scope in linker.escaped or not linker.callers.get(scope)
