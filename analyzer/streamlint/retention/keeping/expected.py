"""Expected failures: calls of which the `try` around them says, by what it catches, that they may fail."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.chains import method_called
from streamlint.retention.keeping.handling import names_in, names_of
from streamlint.retention.linking.caught import suppressed
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site

_OF_LOOKUPS = frozenset(
    {"KeyError", "IndexError", "LookupError", "ValueError", "AttributeError", "TypeError", "NameError", "ImportError"}
    | {"ModuleNotFoundError", "StopIteration", "StopAsyncIteration", "QueueEmpty", "QueueFull", "Empty", "Full"}
)
"""What is caught for the sake of a lookup or of what takes an entry out, and so says nothing of the calls beside."""
_CANCELLED = frozenset({"CancelledError", "GeneratorExit", "KeyboardInterrupt", "SystemExit"})
_LOGS = frozenset({"debug", "info", "warning", "warn", "error", "exception", "critical", "log"})
_SAFE = (
    frozenset({"acquire", "release", "locked", "get", "set", "items", "keys", "values", "append", "add", "copy"})
    | _LOGS
)
"""Methods that do not fail, or that a handler is not there for."""


def expects_failures(scope: Scope, handler: records.Handler) -> bool:
    """Whether a handler is there for what the calls in the block may raise, rather than for a lookup that fails."""
    return handler.types is None or bool(names_of(scope, handler) - _OF_LOOKUPS - _CANCELLED)


def is_expected_to_fail(call: Site) -> bool:
    """Whether a call stands in a block of a `try` that has a handler for what it raises, and goes on after that."""
    return any(
        arm == "body" and isinstance(tried.record, records.Try) and _goes_on(tried.scope, tried.record)
        for tried, arm in call.path
    )


def _goes_on(scope: Scope, record: records.Try) -> bool:
    return any(
        expects_failures(scope, handler) and not any(isinstance(each, records.Raise) for each in handler.body)
        for handler in record.handlers
    )


def suppresses_failures(linker: Linker, site: Site) -> bool:
    """Whether a `with` is of a `suppress` that is there for what the calls in its block may raise."""
    assert isinstance(site.record, records.With)
    types = suppressed(linker, site.scope.definitions.get(site.record.manager))
    return any(names_in(site.scope, each) - _OF_LOOKUPS - _CANCELLED for each in types)


def may_fail(site: Site) -> bool:
    """Whether a record is a call of something that a handler around it can be there for."""
    record = site.record
    if not isinstance(record, records.Call):
        return False
    method = method_called(site)
    if method is not None:
        return method.name not in _SAFE
    return site.scope.home_of(record.function) is not None
