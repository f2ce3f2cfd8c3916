"""Final accessors: what of a stream may still be asked when it has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.retention.ending.words import words
from streamlint.retention.linking.classes import lineage, method
from streamlint.retention.values import Instance, Stream, Value

if TYPE_CHECKING:
    from streamlint.retention.program import Program

_FINALS = ("final_message", "get_final_message", "final_text", "get_final_text", "final", "final_result", "result")
_PROPERTIES = frozenset({"property", "cached_property"})


def is_final(name: str) -> bool:
    """Whether a method's name says that it gives what stays: `final_message`, `get_final_text`, `result`."""
    return name in _FINALS or ("final" in words(name) and not name.startswith("_"))


def final_accessor(value: Value, program: Program) -> str:
    """How to ask for what stays readable, such as `stream.final_message()`; empty where there is no such thing."""
    if isinstance(value, Stream):
        return next((f"stream.{name}()" for name in value.api.final), "") if value.api is not None else ""
    if not isinstance(value, Instance):
        return ""
    names = sorted({name for cls in lineage(value.cls) if cls.scope is not None for name in cls.scope.function.binds})
    finals = [name for name in _FINALS if name in names]
    finals.extend(name for name in names if is_final(name))
    for name in finals:
        for scope in method(program.linker, value.cls, name):
            decorators = {text.rpartition(".")[2] for text in scope.function.decorators}
            return f"stream.{name}" if decorators & _PROPERTIES else f"stream.{name}()"
    return ""
