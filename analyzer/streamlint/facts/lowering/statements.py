"""Simple statements: those without a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from streamlint.facts import records
from streamlint.facts.lowering.annotations import annotation
from streamlint.facts.lowering.chains import key
from streamlint.facts.lowering.operators import AUGMENTED
from streamlint.facts.lowering.targets import assign, delete

if TYPE_CHECKING:
    from streamlint.facts.lowering.walk import Statements, Walk

_IDLE = (cst.SimpleString, cst.ConcatenatedString, cst.Ellipsis, cst.Integer)


def _line(walk: Walk, node: cst.SimpleStatementLine) -> None:
    for statement in node.body:
        walk.statement(statement)


def _expression(walk: Walk, node: cst.Expr) -> None:
    """A docstring or a `...` says nothing, and leaves no record."""
    if not isinstance(node.value, _IDLE):
        walk.value(node.value)


def _nothing(walk: Walk, node: cst.Pass) -> None:
    """`pass`."""


def _assign(walk: Walk, node: cst.Assign) -> None:
    at = walk.at(node)
    value = walk.value(node.value)
    for target in node.targets:
        assign(walk, target.target, value, at)


def _annotated(walk: Walk, node: cst.AnnAssign) -> None:
    value = walk.value(node.value) if node.value is not None else None
    assign(walk, node.target, value, walk.at(node), annotation(node.annotation))


def _augmented(walk: Walk, node: cst.AugAssign) -> None:
    at, target = walk.at(node), node.target
    operator = AUGMENTED[type(node.operator)]
    if isinstance(target, cst.Attribute):
        of, old, name = walk.value(target.value), walk.temporary(), target.attr.value
        walk.emit(records.LoadAttr(walk.at(target), old, of, name))
        new = _computed(walk, node, operator, old)
        walk.emit(records.StoreAttr(at, of, name, new))
    elif isinstance(target, cst.Subscript):
        of, item = walk.value(target.value), key(walk, target)
        old = walk.temporary()
        walk.emit(records.LoadItem(walk.at(target), old, of, item))
        new = _computed(walk, node, operator, old)
        walk.emit(records.StoreItem(at, of, item, new))
    else:
        assign(walk, target, _computed(walk, node, operator, walk.value(target)), at)


def _computed(walk: Walk, node: cst.AugAssign, operator: str, old: records.Operand) -> records.Operand:
    value, to = walk.value(node.value), walk.temporary()
    walk.emit(records.Operate(walk.at(node), to, operator, (old, value)))
    return to


def _delete(walk: Walk, node: cst.Del) -> None:
    delete(walk, node.target, walk.at(node))


def _return(walk: Walk, node: cst.Return) -> None:
    value = walk.value(node.value) if node.value is not None else None
    walk.emit(records.Return(walk.at(node), value))


def _raise(walk: Walk, node: cst.Raise) -> None:
    value = walk.value(node.exc) if node.exc is not None else None
    cause = walk.value(node.cause.item) if node.cause is not None else None
    walk.emit(records.Raise(walk.at(node), value, cause))


def _assert(walk: Walk, node: cst.Assert) -> None:
    """Both expressions are evaluated; that a false test leaves the function is not kept."""
    walk.value(node.test)
    if node.msg is not None:
        walk.value(node.msg)


def _break(walk: Walk, node: cst.Break) -> None:
    walk.emit(records.Break(walk.at(node)))


def _continue(walk: Walk, node: cst.Continue) -> None:
    walk.emit(records.Continue(walk.at(node)))


def _global(walk: Walk, node: cst.Global) -> None:
    for item in node.names:
        walk.scope.declare_global(item.name.value)


def _nonlocal(walk: Walk, node: cst.Nonlocal) -> None:
    for item in node.names:
        walk.scope.declare_nonlocal(item.name.value)


def _alias(walk: Walk, node: cst.TypeAlias) -> None:
    """`type X = ...` is lowered as `X = ...`; Python evaluates it later, when it is asked for."""
    value = walk.value(node.value)
    assign(walk, node.name, value, walk.at(node))


STATEMENTS: Statements = {
    cst.SimpleStatementLine: _line,
    cst.Expr: _expression,
    cst.Pass: _nothing,
    cst.Assign: _assign,
    cst.AnnAssign: _annotated,
    cst.AugAssign: _augmented,
    cst.Del: _delete,
    cst.Return: _return,
    cst.Raise: _raise,
    cst.Assert: _assert,
    cst.Break: _break,
    cst.Continue: _continue,
    cst.Global: _global,
    cst.Nonlocal: _nonlocal,
    cst.TypeAlias: _alias,
}
