"""Readers: what a file does with a container, and asks later of the streams that it keeps there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

import libcst as cst

from streamlint.finding import Container
from streamlint.fix.final import is_asked
from streamlint.fix.source import Source
from streamlint.fix.stores import Made, uses_of
from streamlint.retention.ending.finals import is_final

Change: TypeAlias = tuple[cst.BaseExpression, cst.BaseExpression]
"""An expression, and what is to stand in its place."""

_EMPTYING = frozenset({"clear", "keys"})
_TAKING = frozenset({"pop", "get", "popleft", "popitem"})


def asked_later(
    source: Source, final: str, container: Container, made: Made, store: cst.CSTNode
) -> Iterator[Change | None]:
    """Where each of a container's streams is asked for its final message, with what is to stand there if that is kept.

    None for any other use of a container of this name, or of what is taken out of it, for which it matters what is kept.
    `store` is the expression by which the streams are put into it.
    """
    kind = container.kind
    for use in uses_of(source, container, made):
        if any(outer is made or outer is store for outer in (use, *source.around(use))) or _is_count(source, use, kind):
            continue
        for item in _taken(source, use, kind):
            accessor = is_asked(source, item, final) if item is not None else None
            yield (accessor, item) if accessor is not None and item is not None else None


def _is_count(source: Source, use: cst.CSTNode, kind: str) -> bool:
    """Whether a use tells or changes only how many there are, or which keys."""
    outer = source.parent(use)
    match outer:
        case cst.If() | cst.While() | cst.IfExp():
            return outer.test is use
        case cst.UnaryOperation(operator=cst.Not()):
            return True
        case cst.Arg():
            call = source.parent(outer)
            return isinstance(call, cst.Call) and source.code(call.func) in ("len", "bool")
        case cst.ComparisonTarget(operator=cst.In() | cst.NotIn()) | cst.For() | cst.CompFor():
            return kind == "dict"
        case cst.Attribute(attr=cst.Name(value=method)):
            call = source.parent(outer)
            return method in _EMPTYING or (method in _TAKING and isinstance(source.parent(call or use), cst.Expr))
        case cst.Subscript():
            return isinstance(source.parent(outer), cst.Del)
        case _:
            return False


def _taken(source: Source, use: cst.CSTNode, kind: str) -> Iterator[cst.BaseExpression | None]:
    """The expressions that stand for one of a container's streams; None where it cannot be told."""
    outer = source.parent(use)
    match outer:
        case cst.For() | cst.CompFor():
            yield from _of_loop(source, outer, outer.target)
        case cst.Subscript(slice=(cst.SubscriptElement(slice=cst.Index()),)) if outer.value is use:
            yield outer
        case cst.Attribute(attr=cst.Name(value=method)):
            yield from _of_method(source, outer, method)
        case cst.Arg() if kind != "dict":
            call = source.parent(outer)
            paired = isinstance(call, cst.Call) and source.code(call.func) == "enumerate" and len(call.args) == 1
            yield from _of_pairs(source, call) if paired and call is not None else (None,)
        case _:
            yield None


def _of_method(source: Source, loaded: cst.Attribute, method: str) -> Iterator[cst.BaseExpression | None]:
    call = source.parent(loaded)
    if not isinstance(call, cst.Call) or call.func is not loaded:
        yield None
    elif method in ("pop", "get", "popleft"):
        yield call
    elif method in ("values", "items") and not call.args:
        loop = source.parent(call)
        if method == "items":
            yield from _of_pairs(source, call)
        elif isinstance(loop, cst.For | cst.CompFor) and loop.iter is call:
            yield from _of_loop(source, loop, loop.target)
        else:
            yield None
    else:
        yield None


def _of_pairs(source: Source, call: cst.CSTNode) -> Iterator[cst.BaseExpression | None]:
    """The streams of a loop over pairs, of which each is the second."""
    loop = source.parent(call)
    match loop:
        case cst.For(target=cst.Tuple(elements=(_, second))) | cst.CompFor(target=cst.Tuple(elements=(_, second))):
            yield from _of_loop(source, loop, second.value) if loop.iter is call else (None,)
        case _:
            yield None


def _of_loop(
    source: Source, loop: cst.For | cst.CompFor, target: cst.BaseExpression
) -> Iterator[cst.BaseExpression | None]:
    whole = source.parent(loop) if isinstance(loop, cst.CompFor) else source.function(loop)
    if not isinstance(target, cst.Name):
        yield None
        return
    for item in source.uses(target.value):
        if item is not target and any(outer is whole for outer in source.around(item)):
            yield item


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


def is_only_read(source: Source, use: cst.CSTNode) -> bool:
    """Whether a loop over a container, if the use is one, asks of each thing what it has, and does nothing with it.

    What is to be closed or told in turn must not be forgotten.
    """
    loop = source.parent(use)
    if not isinstance(loop, cst.For | cst.CompFor):
        return True
    items = list(_of_loop(source, loop, loop.target))
    return all(item is not None and _is_attribute_read(source, item) for item in items)


def _is_attribute_read(source: Source, item: cst.BaseExpression) -> bool:
    loaded = source.parent(item)
    if not isinstance(loaded, cst.Attribute) or loaded.value is not item:
        return False
    called = source.parent(loaded)
    return is_final(loaded.attr.value) or not (isinstance(called, cst.Call) and called.func is loaded)
