"""Shapes: what a key surely is, so that one of another shape never matches it.

Only what can be proven counts: a tuple is never a text, `"in:" + x` never `"out:" + x`, a stream never its own id. A
literal is none of the ids of streams, of which each has another one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from streamlint.facts import records
from streamlint.models.occasions import ID_WORDS
from streamlint.retention.chains import chain
from streamlint.retention.keeping.slots import parameter_of
from streamlint.retention.values import Stream, Task

if TYPE_CHECKING:
    from streamlint.retention.linking.linker import Linker
    from streamlint.retention.scopes import Scope

_NUMBERS = frozenset({"len", "hash", "int"})
_TEXTS = frozenset({"str", "repr", "hex"})
_ANNOTATED: dict[str, Literal["text", "number", "uuid"]] = {"int": "number", "str": "text", "UUID": "uuid"}
_UUIDS = frozenset({"uuid1", "uuid3", "uuid4", "uuid5", "uuid6", "uuid7", "UUID"})
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """What a key surely is: a text that begins with `prefix`, a tuple of `elements`, a number, a UUID, a stream, or its id.

    `told` where it is that literal and no other. An "address" is what the builtin `id` gives.
    """

    kind: Literal["text", "tuple", "number", "uuid", "address", "stream", "id"]
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
            return not (self._may_begin(other) or other._may_begin(self)) or (
                self.told and other.told and self.prefix != other.prefix
            )
        pairs = zip(self.elements, other.elements, strict=False)
        return len(self.elements) != len(other.elements) or any(one and two and one.differs(two) for one, two in pairs)

    def _may_begin(self, other: Shape) -> bool:
        """Whether a text of this shape can be one of the other, by how both begin."""
        return other.prefix.startswith(self.prefix) and not (self.told and len(other.prefix) > len(self.prefix))

    @property
    def _can_be_id(self) -> bool:
        return self.kind in ("id", "uuid") or (self.kind in ("text", "number") and not self.told)


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
    if chain(scope, call.function).last in _UUIDS:
        return Shape("uuid")
    return _in_another_case(linker, scope, call.function, depth) if not call.arguments else None


def _is_stream(linker: Linker, scope: Scope, operand: str) -> bool:
    values = linker.variable(scope, operand).values
    return bool(values) and all(isinstance(value, Stream | Task) for value in values)


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


def _annotated(scope: Scope, parameter: records.Parameter) -> Shape | None:
    """What the annotation of a parameter says that it is, where nothing else is put in its place."""
    named = (
        parameter.annotation.name if parameter.annotation is not None and not scope.bindings.get(parameter.name) else ""
    )
    kind = _ANNOTATED.get(named.rpartition(".")[2])
    return Shape(kind) if kind is not None else None


def _of_name(linker: Linker, scope: Scope, name: str, depth: int) -> Shape | None:
    home = scope.home_of(name)
    if home is None:
        return None
    parameter = next((each for each in home.function.parameters if each.name == name), None)
    if parameter is not None:
        return _annotated(home, parameter) or _of_parameter(linker, home, name, depth)
    bindings = home.bindings.get(name, ())
    record = bindings[0].record if len(bindings) == 1 else None
    if not isinstance(record, records.Copy) or record.value is None:
        return None
    return shape(linker, home, record.value, depth - 1)
