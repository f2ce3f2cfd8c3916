"""Unknown streams: objects of libraries without a table, of which only the program itself says that they end.

Where a handler for the end is registered with such an object and reads `messages` or `received_messages` of it, nothing
but the likeness speaks for the late read. It is assumed, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.ending.heard import Read, Registration
from streamlint.retention.ending.states import Gone
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import BoundMethod, Closure, Library, Value

REGISTERS = frozenset({"on", "once", "add_listener", "addListener"})
_ENDS = frozenset({"end", "close", "done", "finish"})
_ARRAYS = frozenset({"messages", "received_messages"})


def likely_reads(linker: Linker) -> Iterator[tuple[Read, Registration]]:
    """The reads of likely arrays in the end handlers of objects of which nothing is known."""
    for scope in linker.scopes:
        for site in scope.sites:
            if isinstance(site.record, records.Call):
                registered = _registration(linker, site, site.record)
                if registered is not None:
                    yield from ((read, registered) for read in _reads(linker, registered))


def _registration(linker: Linker, site: Site, record: records.Call) -> Registration | None:
    loaded = site.scope.definitions.get(record.function)
    if loaded is None or not isinstance(loaded.record, records.LoadAttr) or loaded.record.name not in REGISTERS:
        return None
    constants = [site.scope.constant(argument.value) for argument in record.arguments]
    events = [each.value for each in constants if each is not None and each.value in _ENDS]
    streams = tuple(
        value for value in linker.variable(site.scope, loaded.record.of).values if _is_unknown(linker, value)
    )
    values = [value for argument in record.arguments for value in linker.variable(site.scope, argument.value).values]
    handlers = tuple(value for value in values if isinstance(value, Closure | BoundMethod))
    if not events or not streams or not handlers:
        return None
    return Registration(streams, "", str(events[0]), loaded.record.name, handlers, site)


def _is_unknown(linker: Linker, value: Value) -> bool:
    return isinstance(value, Library) and value.made and linker.models.api_of_type(value.dotted) is None


def _reads(linker: Linker, registered: Registration) -> Iterator[Read]:
    for handler in registered.handlers:
        scope: Scope | None = getattr(handler, "scope", None)
        for site in scope.sites if scope is not None else ():
            record = site.record
            if isinstance(record, records.LoadAttr) and record.name in _ARRAYS:
                held = linker.variable(site.scope, record.of).values
                if any(stream in held for stream in registered.streams):
                    gone = Gone(registered.site, None, assumed=True)
                    yield Read(site, record.name, registered.streams, gone, (), preset=True)
