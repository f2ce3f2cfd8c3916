"""Queues that whoever sends makes: one for each address, whether or not anybody reads there.

The reader drops its queue when it is done. What is sent to its address after that makes another one, of which nobody
knows, and which grows with each message.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.facts.operands import read
from streamlint.models.tables import Occasion
from streamlint.retention.keeping.evictions import Evictions
from streamlint.retention.keeping.keys import spelled
from streamlint.retention.keeping.stores import Store
from streamlint.retention.linking.linker import Eviction, Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container

ADDRESSED = Occasion("address", 3, ())
"""What a message is sent to, by whom nobody tells whether it is read there."""
UNREAD = "messages come for readers that are gone, or stopped to read"
INSTEAD = (
    "send only to whom is known to read (`if key in ...`), or give the queues a `maxsize` and drop what is too old"
)
_SENDS = frozenset({"put", "put_nowait"})
_READS = frozenset({"get", "get_nowait", "empty", "qsize"})
_DEEPEST = 6


class Addressed:
    """Tells sends that make a queue from those to a queue that its reader has made."""

    def __init__(self, linker: Linker, evictions: Evictions) -> None:
        self._linker = linker
        self._evictions = evictions

    def is_sent(self, store: Store) -> bool:
        """Whether a read of a `defaultdict` makes a queue without bounds to send something, and only readers drop queues."""
        if not store.factory or store.key is None or not self._makes_queues(store.container):
            return False
        if not _is_sent_to(store.site) or self._is_asked_for(store):
            return False
        evictions = self._evictions.of(store.container)
        return bool(evictions) and all(self._is_by_reader(eviction, store) for eviction in evictions)

    def _makes_queues(self, container: Container) -> bool:
        held = list(self._linker.every(container).values)
        return bool(held) and all(
            isinstance(each, Container) and each.kind == "queue" and not each.bounded for each in held
        )

    def _is_by_reader(self, eviction: Eviction, store: Store) -> bool:
        """Whether a function that reads a queue drops it, under another key than what is sent has."""
        scope = eviction.site.scope
        if eviction.kind != "one" or not self._reads(scope, store.container):
            return False
        key = _key(eviction.site)
        if key is None:
            return False
        return scope is not store.site.scope or spelled(scope, key) != spelled(scope, store.key or "")

    def _reads(self, scope: Scope, container: Container) -> bool:
        """Whether a function takes messages from a queue of the container."""
        queues = set(self._linker.every(container).values)
        return any(
            isinstance(site.record, records.LoadAttr)
            and site.record.name in _READS
            and not queues.isdisjoint(self._linker.variable(scope, site.record.of).values)
            for site in scope.sites
        )

    def _is_asked_for(self, store: Store) -> bool:
        """Whether the container, or something else about the key, is asked before the send."""
        key = spelled(store.site.scope, store.key or "")
        for outer, _ in store.site.path:
            if isinstance(outer.record, records.Branch):
                for asked in _asked(outer.scope, outer.record.test, _DEEPEST):
                    if asked.operator in ("in", "not in") and spelled(outer.scope, asked.values[0]) == key:
                        return True
        return False


def _is_sent_to(site: Site) -> bool:
    """Whether something is put into what a record reads, at once or by the name that this gets."""
    names = {getattr(site.record, "to", "")}
    for other in site.scope.sites:
        match other.record:
            case records.Copy(to=to, value=value) if value in names:
                names.add(to)
            case records.LoadAttr(of=of, name=name) if of in names and name in _SENDS:
                return True
            case _:
                pass
    return False


def _key(site: Site) -> str | None:
    match site.record:
        case records.DeleteItem(key=key):
            return key
        case records.Call(arguments=(first, *_)):
            return first.value
        case _:
            return None


def _asked(scope: Scope, operand: str, depth: int) -> Iterator[records.Operate]:
    """The comparisons that decide a condition."""
    made = scope.definitions.get(operand)
    if made is None or depth == 0:
        return
    if isinstance(made.record, records.Operate):
        yield made.record
    for inner in read(made.record):
        yield from _asked(scope, inner, depth - 1)
