"""The final accessor of a stream, as an expression."""

from __future__ import annotations

import libcst as cst

from streamlint.fix.source import Source

_AWAIT = "await "


def is_awaited(final: str) -> bool:
    """Whether a final accessor, such as `await get_final_message()`, has to be awaited."""
    return final.startswith(_AWAIT)


def name_of(final: str) -> str:
    """The attribute that a final accessor loads."""
    return final.removeprefix(_AWAIT).removesuffix("()")


def asked(source: Source, stream: cst.BaseExpression, final: str) -> cst.BaseExpression | None:
    """The accessor of what `stream` spells; None where it would have to be awaited and cannot be."""
    found: cst.BaseExpression = cst.Attribute(stream, cst.Name(name_of(final)))
    if final.endswith("()"):
        found = cst.Call(found)
    if not is_awaited(final):
        return found
    return cst.Await(found) if source.is_async(stream) else None


def is_asked(source: Source, node: cst.CSTNode, final: str) -> cst.BaseExpression | None:
    """The whole accessor, awaited where it must be, if a node is the stream that it is asked of."""
    loaded = source.parent(node)
    if not isinstance(loaded, cst.Attribute) or loaded.value is not node or loaded.attr.value != name_of(final):
        return None
    found: cst.BaseExpression = loaded
    if final.endswith("()"):
        called = source.parent(loaded)
        if not isinstance(called, cst.Call) or called.func is not loaded or called.args:
            return None
        found = called
    if is_awaited(final):
        awaited = source.parent(found)
        return awaited if isinstance(awaited, cst.Await) else None
    return found
