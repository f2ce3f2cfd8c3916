"""Functions that are given to a library which calls them with a stream: `asyncio.start_server(serve)`."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.models.tables import Match
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import BoundMethod, Closure, Partial, Stream, Value


def hand_in(linker: Linker, site: Site, record: records.Call, dotted: str) -> None:
    """Gives the parameters of the function that a call registers the streams that it will be called with."""
    for match in linker.models.match_callback(dotted):
        for operand in _registered(record, match):
            linker.watch(
                linker.variable(site.scope, operand),
                lambda value, match=match: _served(linker, value, match, 0),  # type: ignore[misc]
            )


def _registered(record: records.Call, match: Match) -> Iterator[str]:
    """The operands that are the function: at the factory's position, or under its keyword."""
    positional = [argument.value for argument in record.arguments if argument.keyword is None and argument.star == 0]
    position = match.factory.position
    if position is not None and position < len(positional):
        yield positional[position]
    yield from (argument.value for argument in record.arguments if argument.keyword == (match.factory.argument or ""))


def _served(linker: Linker, value: Value, match: Match, given: int) -> None:
    """The function behind a value is called again and again, each time with a new stream after `given` arguments."""
    match value:
        case Partial(function=Value() as function, site=Site(record=records.Call(arguments=arguments))):
            _served(linker, function, match, given + sum(each.keyword is None for each in arguments) - 1)
        case Closure(scope=Scope() as scope) | BoundMethod(scope=Scope() as scope):
            number = (match.factory.parameter or 0) + given + isinstance(value, BoundMethod)
            names = [each.name for each in scope.function.parameters if each.kind in ("positional", "normal")]
            linker.escape(value)
            if number < len(names):
                linker.give(linker.variable(scope, names[number]), _stream(linker, scope, number, match))
        case _:
            pass


def _stream(linker: Linker, scope: Scope, number: int, match: Match) -> Stream:
    name = next(iter(match.api.types), "")
    return linker.intern(
        ("handed in", scope, number, match.api.id),
        lambda: Stream(linker.entry(scope), match.api, "connection", name),
    )
