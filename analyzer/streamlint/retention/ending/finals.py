"""Final accessors: what of a stream may still be asked when it has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.retention.ending.words import words
from streamlint.retention.linking.classes import lineage, method
from streamlint.retention.scopes import Scope
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
    scope = _own(value, program)
    return f"stream.{_called(scope)}" if scope is not None else ""


def final_call(value: Value, program: Program) -> str:
    """The final accessor as it is called on a stream, awaited where it must be: `await get_final_message()`."""
    if isinstance(value, Stream):
        if value.api is None or not value.api.final or value.api.final_needs == "drains":
            return ""
        return f"{'await ' if 'Async' in value.type_name else ''}{value.api.final[0]}()"
    scope = _own(value, program) if isinstance(value, Instance) else None
    if scope is None or _takes_more(scope):
        return ""
    return f"{'await ' if scope.function.is_async else ''}{_called(scope)}"


def _own(value: Instance, program: Program) -> Scope | None:
    """The method of a class of the project that gives what stays of its streams."""
    names = sorted({name for cls in lineage(value.cls) if cls.scope is not None for name in cls.scope.function.binds})
    finals = [name for name in _FINALS if name in names]
    finals.extend(name for name in names if is_final(name))
    return next((scope for name in finals for scope in method(program.linker, value.cls, name)), None)


def _called(scope: Scope) -> str:
    decorators = {text.rpartition(".")[2] for text in scope.function.decorators}
    return scope.function.name if decorators & _PROPERTIES else f"{scope.function.name}()"


def _takes_more(scope: Scope) -> bool:
    """Whether a method needs arguments."""
    return any(not parameter.has_default for parameter in scope.function.parameters[1:])
