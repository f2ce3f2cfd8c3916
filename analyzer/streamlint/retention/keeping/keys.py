"""Keys: whether what an eviction names can be what was stored at all, by what the code says of both.

Only what can be proven counts: a tuple is never a text, `"in:" + x` never `"out:" + x`, a stream never its own id. A
literal is none of the ids of streams, of which each has another one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from streamlint.facts import records
from streamlint.models.occasions import ID_WORDS
from streamlint.retention.keeping.slots import parameter_of
from streamlint.retention.linking.containers import is_mapping
from streamlint.retention.values import Stream

if TYPE_CHECKING:
    from streamlint.retention.linking.linker import Eviction, Linker
    from streamlint.retention.scopes import Scope, Site

_NUMBERS = frozenset({"len", "hash", "int"})
_TEXTS = frozenset({"str", "repr", "hex"})
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """What a key surely is: a text that begins with `prefix`, a tuple of `elements`, a number, a stream, or one's id.

    `told` where it is that literal and no other. An "address" is what the builtin `id` gives.
    """

    kind: Literal["text", "tuple", "number", "address", "stream", "id"]
    prefix: str = ""
    elements: tuple[Shape | None, ...] = ()
    told: bool = False

    def differs(self, other: Shape) -> bool:
        """Whether what has this shape is never equal to what has the other."""
        if "id" in (self.kind, other.kind):
            return not (self._can_be_id and other._can_be_id)
        if self.kind != other.kind:
            return {self.kind, other.kind} != {"number", "address"}
        if self.kind == "text":
            return not (self.prefix.startswith(other.prefix) or other.prefix.startswith(self.prefix))
        pairs = zip(self.elements, other.elements, strict=False)
        return len(self.elements) != len(other.elements) or any(one and two and one.differs(two) for one, two in pairs)

    @property
    def _can_be_id(self) -> bool:
        return self.kind == "id" or (self.kind in ("text", "number") and not self.told)


def never_matches(linker: Linker, store: Site, eviction: Eviction) -> bool:
    """Whether the key that an eviction names can never be that under which the store puts something."""
    told = taken_key(eviction.site, by_key=is_mapping(eviction.container))
    stored = _stored(store)
    if told is None or stored is None or eviction.kind != "one":
        return False
    mine, other = shape(linker, store.scope, stored), shape(linker, eviction.site.scope, told)
    return mine is not None and other is not None and mine.differs(other)


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
    if _is_stream(linker, scope, operand):
        return Shape("stream")
    if not operand.startswith("%"):
        return _of_name(linker, scope, operand, depth)
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.Const(value=str() as text):
            return Shape("text", text, told=True)
        case records.Const(value=int()):
            return Shape("number", told=True)
        case records.LoadAttr(of=of, name=name) if name in ID_WORDS and _is_stream(linker, scope, of):
            return Shape("id")
        case records.Operate(operator=operator) if operator.startswith('f"'):
            return Shape("text", operator[2:-1])
        case records.Operate(operator="+", values=(first, *_)) if (begin := scope.constant(first)) is not None:
            return Shape("text", begin.value) if isinstance(begin.value, str) else None
        case records.Collection(kind="tuple", elements=elements) if not any(each.star for each in elements):
            return Shape("tuple", elements=tuple(shape(linker, scope, each.value, depth - 1) for each in elements))
        case records.Call() as call:
            return _of_call(linker, scope, call, depth)
        case _:
            return None


def _of_call(linker: Linker, scope: Scope, call: records.Call, depth: int) -> Shape | None:
    """What a builtin surely gives, and a method that gives a text in capitals or small letters."""
    if call.function == "id":
        return Shape("address")
    if call.function in _NUMBERS or call.function in _TEXTS:
        return Shape("number" if call.function in _NUMBERS else "text")
    return _in_another_case(linker, scope, call.function, depth) if not call.arguments else None


def _is_stream(linker: Linker, scope: Scope, operand: str) -> bool:
    values = linker.variable(scope, operand).values
    return bool(values) and all(isinstance(value, Stream) for value in values)


def _in_another_case(linker: Linker, scope: Scope, function: str, depth: int) -> Shape | None:
    """`key.upper()` begins as `key` does, in capitals."""
    loaded = scope.definitions.get(function)
    if (
        loaded is None
        or not isinstance(loaded.record, records.LoadAttr)
        or loaded.record.name not in ("upper", "lower")
    ):
        return None
    text = shape(linker, scope, loaded.record.of, depth - 1)
    if text is None or text.kind != "text":
        return None
    return Shape("text", text.prefix.upper() if loaded.record.name == "upper" else text.prefix.lower())


def _of_parameter(linker: Linker, scope: Scope, name: str, depth: int) -> Shape | None:
    """What every call of a function gives for a parameter, where all are seen and give what is alike."""
    calls = linker.callers.get(scope, ())
    if not calls or scope in linker.escaped or scope.bindings.get(name):
        return None
    given: set[Shape | None] = set()
    for site in calls:
        arguments = site.record.arguments if isinstance(site.record, records.Call) else ()
        values = [each.value for each in arguments if parameter_of(site, scope, each) == name]
        given.add(shape(linker, site.scope, values[0], depth - 1) if len(values) == 1 else None)
    return given.pop() if len(given) == 1 else None


def _of_name(linker: Linker, scope: Scope, name: str, depth: int) -> Shape | None:
    home = scope.home_of(name)
    if home is None:
        return None
    if any(parameter.name == name for parameter in home.function.parameters):
        return _of_parameter(linker, home, name, depth)
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
