"""Risks: which records may leave the way that the code means to go, and how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.keeping.entries import Cause, Way
from streamlint.retention.values import Stream, Value, View

if TYPE_CHECKING:
    from streamlint.retention.linking.linker import Linker
    from streamlint.retention.scopes import Scope, Site

_MANAGERS = frozenset({"contextmanager", "asynccontextmanager"})
_FIXTURES = frozenset({"fixture", "yield_fixture"})
_AWAITING = frozenset({"coroutine", "inlineCallbacks", "engine"})
"""Decorators under which a `yield` waits, as `await` does."""
_ENDING = frozenset({"close", "aclose", "cancel", "abort", "set_result", "set_exception", "done", "on", "once"})


def decorators(scope: Scope) -> frozenset[str]:
    """The last parts of the names of a function's decorators."""
    return frozenset(text.partition("(")[0].rpartition(".")[2] for text in scope.function.decorators)


def is_manager(scope: Scope) -> bool:
    """Whether a generator function makes context managers."""
    return bool(decorators(scope) & _MANAGERS)


def is_fixture(scope: Scope) -> bool:
    """Whether a function is a fixture of tests: what it keeps goes with the test."""
    return bool(decorators(scope) & _FIXTURES)


class Risks:
    """Tells where a stream's flow may be left: where it waits, hands on, raises, or reads the stream itself."""

    def __init__(self, linker: Linker, things: frozenset[Value]) -> None:
        self._linker = linker
        self._things = things

    def at(self, site: Site) -> Iterator[Way]:
        """The ways on which the record at `site` may leave."""
        for cause, sure in self._causes(site):
            yield Way(cause, site, sure)

    def _causes(self, site: Site) -> Iterator[tuple[Cause, bool]]:
        match site.record:
            case records.Await():
                yield "exception", True
                yield "cancellation", True
            case records.Yield() | records.YieldFrom():
                yield from self._of_yield(site.scope)
            case records.Loop(is_async=True):
                yield "exception", True
                yield "cancellation", True
            case records.Loop(iterable=iterable) if iterable is not None and self._is_read(site.scope, iterable):
                yield "exception", True
            case records.Call() as record if self._reads(site, record):
                yield "exception", True
            case _:
                pass

    def _of_yield(self, scope: Scope) -> Iterator[tuple[Cause, bool]]:
        names = decorators(scope)
        if names & _FIXTURES:
            return
        if names & (_MANAGERS | _AWAITING):
            yield "exception", True
        yield "cancellation", True

    def _is_read(self, scope: Scope, operand: str) -> bool:
        """Whether iterating an operand reads one of the streams: itself, or a view of it."""
        return any(self._is_stream(value) for value in self._linker.variable(scope, operand).values)

    def _is_stream(self, value: Value) -> bool:
        inner = value.of if isinstance(value, View) else value
        return isinstance(inner, Stream) and inner in self._things

    def _reads(self, site: Site, record: records.Call) -> bool:
        """Whether a call is of a method of the stream that reads it, or hands the stream to `list` and the like."""
        loaded = site.scope.definitions.get(record.function)
        if loaded is not None and isinstance(loaded.record, records.LoadAttr):
            return loaded.record.name not in _ENDING and self._reads_by(site.scope, record.function, loaded.record)
        return record.function in ("list", "next", "tuple", "sum") and any(
            self._is_read(site.scope, argument.value) for argument in record.arguments
        )

    def _reads_by(self, scope: Scope, function: str, loaded: records.LoadAttr) -> bool:
        receivers = self._linker.variable(scope, loaded.of).values
        if not any(self._is_stream(value) for value in receivers):
            return False
        views = self._linker.variable(scope, function).values
        return any(
            isinstance(value, View) and isinstance(value.of, Stream) and value.of.api is not None
            and value.name in (*value.of.api.final, *value.of.api.ends)
            for value in views
        )  # fmt: skip
