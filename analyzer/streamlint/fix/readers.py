"""Readers: what a file does with a container, and asks later of the streams that it keeps there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import libcst as cst

from streamlint.fix.final import is_asked
from streamlint.fix.source import Source


def asked_later(
    source: Source, final: str, name: str, apart_from: tuple[cst.CSTNode, ...]
) -> Iterator[tuple[cst.BaseExpression, cst.BaseExpression] | None]:
    """Where each of a container's streams is asked for its final message, with what is to stand there if that is kept.

    None for any other use of a container of this name: of itself, or of what a loop takes out of it.
    """
    for use in source.uses(name):
        if any(outer is known for known in apart_from for outer in (use, *source.around(use))):
            continue
        loop = source.parent(use)
        if not isinstance(loop, cst.For | cst.CompFor) or loop.iter is not use or not isinstance(loop.target, cst.Name):
            yield None
            continue
        whole = source.parent(loop) if isinstance(loop, cst.CompFor) else loop
        for item in source.uses(loop.target.value):
            if item is not loop.target and any(outer is whole for outer in source.around(item)):
                accessor = is_asked(source, item, final)
                yield (accessor, item) if accessor is not None else None


def is_used_within(
    source: Source, use: cst.CSTNode, methods: Collection[str], calls: Collection[str], *, membership: bool = False
) -> bool:
    """Whether a container is only read by a loop, by one of these methods or calls, or (`membership`) by `in`."""
    outer = source.parent(use)
    match outer:
        case cst.Attribute(attr=cst.Name(value=method)):
            return method in methods
        case cst.For() | cst.CompFor():
            return outer.iter is use
        case cst.Arg():
            call = source.parent(outer)
            return isinstance(call, cst.Call) and source.code(call.func) in calls
        case cst.ComparisonTarget():
            return membership and isinstance(outer.operator, cst.In | cst.NotIn)
        case _:
            return False
