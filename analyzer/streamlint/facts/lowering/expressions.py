"""Expressions: each is lowered to records in Python's order of evaluation and stands for one operand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import libcst as cst

from streamlint.facts import records
from streamlint.facts.lowering.literals import number
from streamlint.facts.lowering.operators import BINARY, COMPARISON, UNARY

if TYPE_CHECKING:
    from streamlint.facts.lowering.walk import Values, Walk

_SINGLETONS = {"None": None, "True": True, "False": False}


def _name(walk: Walk, node: cst.Name) -> records.Operand:
    name = node.value
    if name in _SINGLETONS:
        return walk.constant(walk.at(node), _SINGLETONS[name])
    return walk.scope.renames.get(name, name)


def _unary(walk: Walk, node: cst.UnaryOperation) -> records.Operand:
    operand = node.expression
    if isinstance(node.operator, cst.Minus) and isinstance(operand, cst.Integer | cst.Float) and not operand.lpar:
        try:
            return walk.constant(walk.at(node), -number(operand))
        except ValueError as error:
            raise walk.error(f"invalid number: {error}", node) from None
    return _operate(walk, node, UNARY[type(node.operator)], (walk.value(operand),))


def _binary(walk: Walk, node: cst.BinaryOperation) -> records.Operand:
    """`a + b + c` leans to the left: it is unrolled, for chains of thousands of terms."""
    chain = []
    first: cst.BaseExpression = node
    while isinstance(first, cst.BinaryOperation):
        chain.append(first)
        first = first.left
    left = walk.value(first)
    for operation in reversed(chain):
        right = walk.value(operation.right)
        left = _operate(walk, operation, BINARY[type(operation.operator)], (left, right))
    return left


def _operate(walk: Walk, node: cst.CSTNode, operator: str, values: tuple[records.Operand, ...]) -> records.Operand:
    to = walk.temporary()
    walk.emit(records.Operate(walk.at(node), to, operator, values))
    return to


def _boolean(walk: Walk, node: cst.BooleanOperation) -> records.Operand:
    values: list[records.Operand] = []
    pending: list[cst.BaseExpression] = [node]
    operator = type(node.operator)
    while pending:
        part = pending.pop()
        if isinstance(part, cst.BooleanOperation) and type(part.operator) is operator:
            pending += (part.right, part.left)
        else:
            values.append(walk.value(part))
    return _either(walk, node, tuple(values), "or" if operator is cst.Or else "and")


def _either(
    walk: Walk, node: cst.CSTNode, values: tuple[records.Operand, ...], operator: records.Choice
) -> records.Operand:
    to = walk.temporary()
    walk.emit(records.Either(walk.at(node), to, values, operator))
    return to


def _conditional(walk: Walk, node: cst.IfExp) -> records.Operand:
    walk.value(node.test)
    values = (walk.value(node.body), walk.value(node.orelse))
    return _either(walk, node, values, "if")


def _comparison(walk: Walk, node: cst.Comparison) -> records.Operand:
    left = walk.value(node.left)
    results = []
    for target in node.comparisons:
        right = walk.value(target.comparator)
        results.append(_operate(walk, node, COMPARISON[type(target.operator)], (left, right)))
        left = right
    return results[0] if len(results) == 1 else _either(walk, node, tuple(results), "and")


def _walrus(walk: Walk, node: cst.NamedExpr) -> records.Operand:
    """The result is the value itself, so that a later change of the name does not change it."""
    value = walk.value(node.value)
    if not isinstance(node.target, cst.Name):
        raise walk.error("cannot use assignment expressions with this target", node)
    walk.scope.bind_walrus(node.target.value)
    walk.emit(records.Copy(walk.at(node), node.target.value, value))
    return value


def _await(walk: Walk, node: cst.Await) -> records.Operand:
    walk.scope.awaits = True
    value, to = walk.value(node.expression), walk.temporary()
    walk.emit(records.Await(walk.at(node), to, value))
    return to


def _yield(walk: Walk, node: cst.Yield) -> records.Operand:
    walk.scope.yields = True
    if isinstance(node.value, cst.From):
        source, to = walk.value(node.value.item), walk.temporary()
        walk.emit(records.YieldFrom(walk.at(node), to, source))
        return to
    value = walk.value(node.value) if node.value is not None else None
    to = walk.temporary()
    walk.emit(records.Yield(walk.at(node), to, value))
    return to


def _display(walk: Walk, node: cst.Tuple | cst.List | cst.Set) -> records.Operand:
    kind: records.Collected = (
        "list" if isinstance(node, cst.List) else "tuple" if isinstance(node, cst.Tuple) else "set"
    )
    elements = tuple(_elements(walk, node.elements))
    to = walk.temporary()
    walk.emit(records.Collection(walk.at(node), to, kind, elements))
    return to


def _elements(walk: Walk, elements: Sequence[cst.BaseElement]) -> list[records.Element]:
    return [
        records.Element(walk.value(element.value), None, isinstance(element, cst.StarredElement))
        for element in elements
    ]


def _dict(walk: Walk, node: cst.Dict) -> records.Operand:
    elements = []
    for element in node.elements:
        if isinstance(element, cst.DictElement):
            key, value = walk.value(element.key), walk.value(element.value)
            elements.append(records.Element(value, key))
        else:
            elements.append(records.Element(walk.value(element.value), None, star=True))
    to = walk.temporary()
    walk.emit(records.Collection(walk.at(node), to, "dict", tuple(elements)))
    return to


VALUES: Values = {
    cst.Name: _name,
    cst.UnaryOperation: _unary,
    cst.BinaryOperation: _binary,
    cst.BooleanOperation: _boolean,
    cst.IfExp: _conditional,
    cst.Comparison: _comparison,
    cst.NamedExpr: _walrus,
    cst.Await: _await,
    cst.Yield: _yield,
    cst.Tuple: _display,
    cst.List: _display,
    cst.Set: _display,
    cst.Dict: _dict,
}
