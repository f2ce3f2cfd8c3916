"""What a kept stream weighs, how that grows, and what to keep instead: from the tables, or from the class's own code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamlint.retention.keeping.unread import is_light_api
from streamlint.retention.linking.classes import inherited_api
from streamlint.retention.values import Container, Instance, Made, Stream, Value

if TYPE_CHECKING:
    from streamlint.models.tables import Api
    from streamlint.retention.program import Program

_FACTORS = {
    "O(history)": "history * iterations",
    "O(tokens)": "reply * iterations",
    "O(body)": "body * iterations",
    "O(items)": "items * iterations",
    "O(unread)": "unread * iterations",
    "O(1)": "iterations",
}
_FINALS = ("final_message", "get_final_message", "final_text", "final", "result", "text")


@dataclass(frozen=True, slots=True)
class Weight:
    """`growth` as reports spell it, `light` where an ended stream holds next to nothing, `advice` what to keep instead."""

    growth: str
    light: bool
    advice: str


def weigh(value: Value, program: Program) -> Weight:
    """The weight of one stream."""
    if isinstance(value, Stream | Container) and value.api is not None:
        return _of_api(value.api)
    if isinstance(value, Made):
        advice = value.advice or f"take it out when the {value.each} ends, however it ends"
        return Weight(_FACTORS["O(1)"], True, advice)
    if isinstance(value, Instance):
        api = inherited_api(program.linker, value.cls) if not program.stream_classes.behaves(value.cls) else None
        if api is not None:
            return _of_api(api)
        heavy = _copies_history(value, program)
        return Weight(_FACTORS["O(history)" if heavy else "O(items)"], False, _own_advice(value, program))
    return Weight(_FACTORS["O(items)"], False, "")


def _of_api(api: Api) -> Weight:
    keep = api.keep or next((f"stream.{name}()" for name in api.final), "")
    advice = _advice(keep)
    if is_light_api(api) and api.unread_holds:
        advice = f"{advice}; unread, it holds {api.unread_holds}"
    return Weight(_FACTORS[api.growth], api.ended_is_light, advice)


def _advice(keep: str) -> str:
    return f"keep {_quoted(keep)} instead" if keep else "keep what you need of it, not the stream"


def _quoted(keep: str) -> str:
    head, space, rest = keep.partition(" ")
    if "(" in head or "." in head:
        return f"`{head}`{space}{rest}".replace("),`", ")`,")
    return keep


def _copies_history(value: Instance, program: Program) -> bool:
    """Whether the stream is made with its own copy of a list, or gathers one that it was given."""
    for place in program.linker.attributes_of(value):
        if any(isinstance(held, Container) and held.copied for held in place.values):
            return True
    return program.fills_from_argument(value.cls)


def _own_advice(value: Instance, program: Program) -> str:
    names = {scope.function.name for scope in program.stream_classes.methods(value.cls)}
    final = next((name for name in _FINALS if name in names), None)
    final = final or next((name for name in sorted(names) if "final" in name), None)
    if final is not None:
        return f"keep `stream.{final}()` instead"
    return "keep the final value instead of the stream, or take the stream out when it has ended"
