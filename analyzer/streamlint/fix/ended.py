"""Whether a stream is done with where it is stored: only then may its final message be asked for there."""

from __future__ import annotations

import libcst as cst

from streamlint.fix.source import Source
from streamlint.retention.ending.finals import is_final

_CLOSING = frozenset({"close", "aclose"})


def is_done_with(source: Source, store: cst.CSTNode, stream: cst.Name) -> bool:
    """Whether the function that stores a stream has it from nobody else, and asks it later for what is final only."""
    function = source.function(store)
    return _is_bound(source, function, store, stream.value) and all(
        _is_final_use(source, use)
        for use in source.uses(stream.value)
        if source.span(use) > source.span(stream) and _is_inside(source, use, function) and not _binds(source, use)
    )


def _is_bound(source: Source, function: cst.FunctionDef | cst.Module, store: cst.CSTNode, name: str) -> bool:
    """Whether the name gets its stream in this function, and anew in each round of the loop that stores it."""
    around = [outer for outer in source.around(store) if _is_inside(source, outer, function)]
    loop = next((outer for outer in around if isinstance(outer, cst.For | cst.While)), function)
    if isinstance(loop, cst.For) and isinstance(loop.target, cst.Name) and loop.target.value == name:
        return True
    return any(
        _is_inside(source, use, loop) and _binds(source, use) and source.span(use) < source.span(store)
        for use in source.uses(name)
    )


def _is_inside(source: Source, node: cst.CSTNode, outer: cst.CSTNode) -> bool:
    return any(each is outer for each in source.around(node))


def _binds(source: Source, use: cst.CSTNode) -> bool:
    outer = source.parent(use)
    match outer:
        case cst.AssignTarget() | cst.AsName():
            return True
        case cst.For() | cst.CompFor() | cst.AnnAssign() | cst.NamedExpr():
            return outer.target is use
        case _:
            return False


def _is_final_use(source: Source, use: cst.CSTNode) -> bool:
    outer = source.parent(use)
    return (
        isinstance(outer, cst.Attribute)
        and outer.value is use
        and (is_final(outer.attr.value) or outer.attr.value in _CLOSING)
    )
