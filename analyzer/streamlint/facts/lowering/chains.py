"""Attributes, calls and subscripts: `a.b(c)[d]`, unrolled from the left, for chains of any length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import libcst as cst

from streamlint.facts import records

if TYPE_CHECKING:
    from streamlint.facts.lowering.walk import Values, Walk


def _chain(walk: Walk, node: cst.BaseExpression) -> records.Operand:
    links: list[cst.Attribute | cst.Call | cst.Subscript] = []
    while True:
        if isinstance(node, cst.Call):
            links.append(node)
            node = node.func
        elif isinstance(node, cst.Attribute | cst.Subscript):
            links.append(node)
            node = node.value
        else:
            break
    operand = walk.value(node)
    for link in reversed(links):
        operand = _link(walk, link, operand)
    return operand


def _link(walk: Walk, node: cst.Attribute | cst.Call | cst.Subscript, of: records.Operand) -> records.Operand:
    if isinstance(node, cst.Attribute):
        to = walk.temporary()
        walk.emit(records.LoadAttr(walk.at(node), to, of, node.attr.value))
        return to
    if isinstance(node, cst.Call):
        passed = arguments(walk, node.args)
        name = _asked(node)
        if name:
            walk.emit(records.LoadAttr(walk.at(node), walk.temporary(), passed[0].value, name))
        to = walk.temporary()
        walk.emit(records.Call(walk.at(node), to, of, passed))
        return to
    item = key(walk, node)
    to = walk.temporary()
    walk.emit(records.LoadItem(walk.at(node), to, of, item))
    return to


def _asked(node: cst.Call) -> str:
    """The name in `getattr(x, "name")`, which reads the attribute whatever else it gives; empty for other calls."""
    if not isinstance(node.func, cst.Name) or node.func.value != "getattr" or not 2 <= len(node.args) <= 3:
        return ""
    named = node.args[1].value
    if any(each.star or each.keyword for each in node.args) or not isinstance(named, cst.SimpleString):
        return ""
    text = named.evaluated_value
    return text if isinstance(text, str) and text.isidentifier() else ""


def arguments(walk: Walk, args: Sequence[cst.Arg]) -> tuple[records.Argument, ...]:
    """Lowers what a call passes, in the order in which it is written."""
    passed = []
    for arg in args:
        keyword = arg.keyword.value if arg.keyword is not None else None
        passed.append(records.Argument(walk.value(arg.value), keyword, len(arg.star)))
    return tuple(passed)


def key(walk: Walk, node: cst.Subscript) -> records.Operand:
    """Lowers what stands in the brackets of `of[...]`."""
    elements = node.slice
    first = elements[0]
    one = len(elements) == 1 and not isinstance(first.comma, cst.Comma)
    if one and not (isinstance(first.slice, cst.Index) and first.slice.star):
        return _part(walk, first.slice)
    parts = tuple(
        [
            records.Element(
                _part(walk, element.slice), None, isinstance(element.slice, cst.Index) and bool(element.slice.star)
            )
            for element in elements
        ]
    )
    to = walk.temporary()
    at = walk.positions.between(walk.positions.start(first), walk.positions.end(elements[-1]))
    walk.emit(records.Collection(at, to, "tuple", parts))
    return to


def _part(walk: Walk, node: cst.BaseSlice) -> records.Operand:
    if isinstance(node, cst.Index):
        return walk.value(node.value)
    if not isinstance(node, cst.Slice):
        raise walk.error("unknown subscript", node)
    bounds = [walk.value(bound) if bound is not None else None for bound in (node.lower, node.upper, node.step)]
    to = walk.temporary()
    walk.emit(records.Slice(walk.at(node), to, *bounds))
    return to


VALUES: Values = {cst.Attribute: _chain, cst.Call: _chain, cst.Subscript: _chain}
