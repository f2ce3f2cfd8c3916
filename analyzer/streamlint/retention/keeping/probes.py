"""Probes: reads of a `defaultdict` that only look, under keys that are parts of what one call was given.

Who takes a path, a host or a sentence apart and looks for each part expects most of them not to be there: the read makes
an empty entry for each, which nothing will ever fill. A read that fills what it finds means to make the entry; keys that
stand in the code, or that something else says to be known, are few.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.facts.operands import read
from streamlint.models.tables import Occasion
from streamlint.retention.chains import is_parameter, own_name
from streamlint.retention.keeping.identities import last_name
from streamlint.retention.keeping.keys import spelled
from streamlint.retention.keeping.stores import Store
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site

PROBED = Occasion("look-up", 3, ())
"""What is looked for under parts of what a call was given."""
UNKNOWN = "not all that is looked for is there already"
INSTEAD = "ask with `in` or `.get()` first: to read a `defaultdict` adds what it does not have"
_DEEPEST = 8
_LOOKING = frozenset(
    {"items", "values", "keys", "get", "copy", "index", "count", "issubset", "issuperset", "isdisjoint"}
)
_LOOKS = frozenset(
    {"len", "iter", "list", "tuple", "set", "sorted", "any", "all", "bool", "sum", "min", "max", "enumerate"}
)
_COMPARES = frozenset({"in", "not in", "not", "==", "!="})


class Probes:
    """Tells look-ups from reads that mean to make what is missing."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    def is_probe(self, store: Store) -> bool:
        """Whether reading makes an entry for a part of what the function was given, which nothing then fills."""
        site, key = store.site, store.key
        if not store.factory or key is None:
            return False
        return self._is_part_of_given(site, key) and not _is_known(site, key) and self._only_looks(store, key)

    def _is_part_of_given(self, site: Site, key: str) -> bool:
        """Whether the key is, or is built of, what a loop around the read takes in turn of something taken apart."""
        for loop in (outer.record for outer, _ in site.path):
            if isinstance(loop, records.Loop) and loop.kind != "while" and loop.iterable is not None:
                parts = set(_parts(site.scope, key))
                if parts & set(_items(site.scope, loop)):
                    return self._is_taken_apart(site.scope, loop.iterable, _DEEPEST)
        return False

    def _is_taken_apart(self, scope: Scope, operand: str, depth: int) -> bool:
        """Whether an operand is what a call gives that takes apart what the function was given, not what it has."""
        if depth == 0:
            return False
        if not operand.startswith("%"):
            return any(self._is_taken_apart(scope, value, depth - 1) for value in _bound(scope, operand))
        made = scope.definitions.get(operand)
        apart = self._linker.models.occasions
        match made.record if made is not None else None:
            case records.LoadAttr(of=of, name=name):
                return apart.is_("apart", name) and _is_given(scope, of, depth - 1)
            case records.Call(function=function, arguments=arguments) as call:
                sources = [*_receiver(scope, call), *(argument.value for argument in arguments)]
                if apart.is_("apart", last_name(scope, function)) and any(
                    _is_given(scope, source, depth - 1) for source in sources
                ):
                    return True
                return any(self._is_taken_apart(scope, source, depth - 1) for source in sources)
            case records.Either(values=values):
                return any(self._is_taken_apart(scope, value, depth - 1) for value in values)
            case records.LoadItem(of=of):
                return self._is_taken_apart(scope, of, depth - 1)
            case _:
                return False

    def _only_looks(self, store: Store, key: str) -> bool:
        """Whether the function does no more than look at what it finds in the container under this key."""
        scope, name = store.site.scope, spelled(store.site.scope, key)
        for site in scope.sites:
            match site.record:
                case records.LoadItem(to=to, of=of, key=other) if spelled(scope, other) == name:
                    if self._is_in(scope, of, store) and not _is_looked_at(scope, to, _DEEPEST):
                        return False
                case records.StoreItem(of=of, key=other) if spelled(scope, other) == name:
                    if self._is_in(scope, of, store):
                        return False
                case _:
                    pass
        return True

    def _is_in(self, scope: Scope, operand: str, store: Store) -> bool:
        return store.container in self._linker.variable(scope, operand).values


def _is_given(scope: Scope, operand: str, depth: int) -> bool:
    """Whether an operand is a parameter other than `self`, or is computed of one."""
    if depth <= 0:
        return False
    if not operand.startswith("%"):
        if is_parameter(scope, operand):
            return operand != own_name(scope)
        return any(_is_given(scope, value, depth - 1) for value in _bound(scope, operand))
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.LoadAttr(of=of) | records.LoadItem(of=of):
            return _is_given(scope, of, depth - 1)
        case records.Await(value=value):
            return _is_given(scope, value, depth - 1)
        case records.Either(values=values) | records.Operate(values=values):
            return any(_is_given(scope, value, depth - 1) for value in values)
        case records.Call(arguments=arguments) as call:
            sources = (*_receiver(scope, call), *(argument.value for argument in arguments))
            return any(_is_given(scope, source, depth - 1) for source in sources)
        case _:
            return False


def _receiver(scope: Scope, call: records.Call) -> Iterator[str]:
    """What a method is called on."""
    loaded = scope.definitions.get(call.function)
    if loaded is not None and isinstance(loaded.record, records.LoadAttr):
        yield loaded.record.of


def _bound(scope: Scope, name: str) -> Iterator[str]:
    for site in scope.bindings.get(name, ()):
        if isinstance(site.record, records.Copy) and site.record.value is not None:
            yield site.record.value


def _items(scope: Scope, loop: records.Loop) -> Iterator[str]:
    """The names that a loop gives to what it takes in turn."""
    if loop.item is None:
        return
    yield loop.item
    for record in (*loop.head, *loop.body):
        match record:
            case records.Unpack(to=to, value=value) if value == loop.item:
                yield from to
            case records.Copy(to=to, value=value) if value == loop.item:
                yield to
            case _:
                pass


def _parts(scope: Scope, key: str, depth: int = _DEEPEST) -> Iterator[str]:
    """What a key is, or is built of."""
    yield key
    if depth == 0:
        return
    made = scope.definitions.get(key)
    match made.record if made is not None else None:
        case records.Collection(kind="tuple", elements=elements):
            for element in elements:
                yield from _parts(scope, element.value, depth - 1)
        case records.Operate(values=values):
            for value in values:
                yield from _parts(scope, value, depth - 1)
        case records.Call(arguments=arguments) as call:
            for part in (*_receiver(scope, call), *(argument.value for argument in arguments)):
                yield from _parts(scope, part, depth - 1)
        case None:
            for value in _bound(scope, key):
                yield from _parts(scope, value, depth - 1)
        case _:
            pass


def _is_known(store: Site, key: str) -> bool:
    """Whether the function asks before the read whether something has this very key: then only known ones are read."""
    name = spelled(store.scope, key)
    for site in store.scope.sites:
        if site is store:
            return False
        match site.record:
            case records.Operate(operator="in" | "not in", values=(asked, _)) if spelled(store.scope, asked) == name:
                return True
            case _:
                pass
    return False


def _is_looked_at(scope: Scope, operand: str, depth: int) -> bool:
    """Whether what a read found is only looped over, compared, or asked for what is in it."""
    if depth == 0:
        return False
    for site in scope.sites:
        record = site.record
        if isinstance(record, records.Copy) and record.value == operand:
            if not _is_own(scope, record.to) or not _is_looked_at(scope, record.to, depth - 1):
                return False
        elif operand in read(record) and not _only_asks(record, operand):
            return False
    return True


def _is_own(scope: Scope, name: str) -> bool:
    """Whether a name is a local that no function inside can use."""
    inside = any(isinstance(site.record, records.MakeFunction) for site in scope.sites)
    return scope.home_of(name) is scope and not inside


def _only_asks(record: records.Record, operand: str) -> bool:
    """Whether a record that reads an operand leaves it as it is, and hands it to nobody."""
    match record:
        case records.Loop() | records.Branch():
            return True
        case records.Operate(operator=operator):
            return operator in _COMPARES
        case records.LoadAttr(name=name):
            return name in _LOOKING
        case records.Call(function=function):
            return function != operand and function in _LOOKS
        case _:
            return False
