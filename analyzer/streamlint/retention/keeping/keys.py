"""Keys: whether what an eviction names can be what was stored at all, by what the code says of both.

Only what can be proven counts: a tuple is never a text, `"in:" + x` never `"out:" + x`, a stream never its own id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from streamlint.facts import records
from streamlint.retention.linking.containers import is_mapping
from streamlint.retention.values import Stream

if TYPE_CHECKING:
    from streamlint.retention.linking.linker import Eviction, Linker
    from streamlint.retention.scopes import Scope, Site

_NUMBERS = frozenset({"id", "len", "hash", "int"})
_TEXTS = frozenset({"str", "repr", "hex"})
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """What a key surely is: a text that begins with `prefix`, a tuple of `length`, a number, or a stream."""

    kind: Literal["text", "tuple", "number", "stream"]
    prefix: str = ""
    length: int = 0


def never_matches(linker: Linker, store: Site, eviction: Eviction) -> bool:
    """Whether the key that an eviction names can never be that under which the store puts something."""
    told = taken_key(eviction.site, by_key=is_mapping(eviction.container))
    stored = _stored(store)
    if told is None or stored is None or eviction.kind != "one":
        return False
    mine, other = shape(linker, store.scope, stored), shape(linker, eviction.site.scope, told)
    if mine is None or other is None:
        return False
    if mine.kind != other.kind:
        return True
    if mine.kind == "text":
        return not (mine.prefix.startswith(other.prefix) or other.prefix.startswith(mine.prefix))
    return mine.length != other.length


def _stored(store: Site) -> str | None:
    record = store.record
    if isinstance(record, records.StoreItem):
        return record.key
    if isinstance(record, records.Call) and len(record.arguments) == 1:
        return record.arguments[0].value
    return None


def taken_key(site: Site, *, by_key: bool) -> str | None:
    """The operand that an eviction names; None where that is a position."""
    record = site.record
    if isinstance(record, records.DeleteItem):
        return record.key if by_key else None
    if not isinstance(record, records.Call) or not record.arguments:
        return None
    loaded = site.scope.definitions.get(record.function)
    name = loaded.record.name if loaded is not None and isinstance(loaded.record, records.LoadAttr) else ""
    return record.arguments[0].value if name in ("remove", "discard") or (by_key and name == "pop") else None


def shape(linker: Linker, scope: Scope, operand: str, depth: int = _DEEPEST) -> Shape | None:
    """What an operand surely is; None where that is not known."""
    if depth == 0:
        return None
    values = linker.variable(scope, operand).values
    if values and all(isinstance(value, Stream) for value in values):
        return Shape("stream")
    if not operand.startswith("%"):
        return _of_name(linker, scope, operand, depth)
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.Const(value=str() as text):
            return Shape("text", text)
        case records.Const(value=int()):
            return Shape("number")
        case records.Operate(operator=operator) if operator.startswith('f"'):
            return Shape("text", operator[2:-1])
        case records.Operate(operator="+", values=(first, *_)) if (begin := scope.constant(first)) is not None:
            return Shape("text", begin.value) if isinstance(begin.value, str) else None
        case records.Collection(kind="tuple", elements=elements) if not any(each.star for each in elements):
            return Shape("tuple", length=len(elements))
        case records.Call(function=function) if function in _NUMBERS:
            return Shape("number")
        case records.Call(function=function) if function in _TEXTS:
            return Shape("text")
        case _:
            return None


def _of_name(linker: Linker, scope: Scope, name: str, depth: int) -> Shape | None:
    home = scope.home_of(name)
    if home is None or any(parameter.name == name for parameter in home.function.parameters):
        return None
    bindings = home.bindings.get(name, ())
    record = bindings[0].record if len(bindings) == 1 else None
    if not isinstance(record, records.Copy) or record.value is None:
        return None
    return shape(linker, home, record.value, depth - 1)


def is_sifted(store: Site) -> bool:
    """Whether a function puts under a key what it has sifted of what it found there: `d[k] = [x for x in d[k] if x.open]`."""
    record = store.record
    if not isinstance(record, records.StoreItem) or store.scope.constant(record.key) is not None:
        return False
    where = (spelled(store.scope, record.of), spelled(store.scope, record.key))
    found = {
        site.record.to
        for site in store.scope.sites
        if isinstance(site.record, records.LoadItem)
        and (spelled(store.scope, site.record.of), spelled(store.scope, site.record.key)) == where
    }
    loops = (site.record for site in store.scope.sites if isinstance(site.record, records.Loop))
    return any(
        loop.kind == "comprehension"
        and loop.iterable in found
        and any(isinstance(inner, records.Branch) for inner in loop.body)
        for loop in loops
    )


def spelled(scope: Scope, operand: str) -> str:
    """An operand as the code spells it, so far as that is names and constants."""
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.LoadAttr(of=of, name=name):
            return f"{spelled(scope, of)}.{name}"
        case records.LoadItem(of=of, key=key):
            return f"{spelled(scope, of)}[{spelled(scope, key)}]"
        case records.Const(value=value):
            return repr(value)
        case records.Call(function=function, arguments=arguments):
            return f"{spelled(scope, function)}({', '.join(spelled(scope, each.value) for each in arguments)})"
        case records.Collection(elements=elements):
            return f"({', '.join(spelled(scope, each.value) for each in elements)})"
        case _:
            return operand
