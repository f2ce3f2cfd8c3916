"""Comprehensions and generator expressions.

A list, set or dict comprehension becomes loops in the function around it, with its targets renamed (`x@0`) so that they
meet no name of the function. A generator expression is a function of its own, since its body runs later. In both, the
first iterable is evaluated outside (Language Reference, 6.2.4).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import libcst as cst

from streamlint.facts import records
from streamlint.facts.lowering.targets import assign, names

if TYPE_CHECKING:
    from streamlint.facts.lowering.walk import Values, Walk
    from streamlint.location import Span


def _comprehension(
    walk: Walk,
    node: cst.ListComp | cst.SetComp | cst.DictComp | cst.StarredDictComp,
    kind: records.Collected,
    collect: Callable[[records.Operand], None],
) -> records.Operand:
    iterable = walk.value(node.for_in.iter)
    into = walk.temporary()
    walk.emit(records.Collection(walk.at(node), into, kind))
    before = walk.scope.rename(_targets(node.for_in))
    _loop(walk, node.for_in, iterable, lambda: collect(into))
    walk.scope.renames = before
    return into


def _list(walk: Walk, node: cst.ListComp) -> records.Operand:
    return _comprehension(walk, node, "list", lambda into: _collect_element(walk, node.elt, into))


def _set(walk: Walk, node: cst.SetComp) -> records.Operand:
    return _comprehension(walk, node, "set", lambda into: _collect_element(walk, node.elt, into))


def _dict(walk: Walk, node: cst.DictComp) -> records.Operand:
    return _comprehension(walk, node, "dict", lambda into: _collect_pair(walk, node, into))


def _merged(walk: Walk, node: cst.StarredDictComp) -> records.Operand:
    """`{**d for d in ds}` (PEP 798)."""
    return _comprehension(walk, node, "dict", lambda into: _collect_mapping(walk, node.value, into))


def _generator(walk: Walk, node: cst.GeneratorExp) -> records.Operand:
    at = walk.at(node)
    first = walk.value(node.for_in.iter)
    scope = walk.enter("<genexpr>", "generator")
    scope.shadow(".0")
    for name in _targets(node.for_in):
        scope.shadow(name)
    scope.yields = True
    outer = walk.open()
    _loop(walk, node.for_in, ".0", lambda: _yield_element(walk, node.elt))
    body = walk.close(outer)
    parameters = (records.Parameter(".0", "positional"),)
    index = walk.leave(at, at, body, parameters=parameters, is_async=scope.awaits)
    function = walk.temporary()
    walk.emit(records.MakeFunction(at, function, index))
    to = walk.temporary()
    walk.emit(records.Call(at, to, function, (records.Argument(first),)))
    return to


def _targets(clause: cst.CompFor | None) -> list[str]:
    found: list[str] = []
    while clause is not None:
        found += names(clause.target)
        clause = clause.inner_for_in
    return found


def _loop(walk: Walk, clause: cst.CompFor, iterable: records.Operand, element: Callable[[], None]) -> None:
    is_async = clause.asynchronous is not None
    walk.scope.awaits = walk.scope.awaits or is_async
    item = walk.temporary()
    outer = walk.open()
    assign(walk, clause.target, item, walk.at(clause.target))
    _inside(walk, clause, clause.ifs, element)
    body = walk.close(outer)
    walk.emit(records.Loop(_clause(walk, clause), "comprehension", iterable, item, (), None, body, (), is_async))


def _clause(walk: Walk, node: cst.CompFor) -> Span:
    """From `for` or `async` to the end of the iterable with its parentheses."""
    positions = walk.positions
    start = positions.end(node.whitespace_before)
    end = positions.end(node.iter.rpar[-1] if node.iter.rpar else node.iter)
    return positions.between(start, end)


def _inside(walk: Walk, clause: cst.CompFor, conditions: Sequence[cst.CompIf], element: Callable[[], None]) -> None:
    if conditions:
        condition = conditions[0]
        test = walk.value(condition.test)
        outer = walk.open()
        _inside(walk, clause, conditions[1:], element)
        then = walk.close(outer)
        at = walk.positions.between(walk.positions.end(condition.whitespace_before), walk.positions.end(condition))
        walk.emit(records.Branch(at, test, then, ()))
    elif clause.inner_for_in is not None:
        inner = clause.inner_for_in
        _loop(walk, inner, walk.value(inner.iter), element)
    else:
        element()


def _collect_element(walk: Walk, element: cst.BaseExpression, into: records.Operand) -> None:
    at = walk.at(element)
    if isinstance(element, cst.StarredElement):
        _spread(walk, walk.value(element.value), at, lambda item: walk.emit(records.Collect(at, into, item)))
    else:
        walk.emit(records.Collect(at, into, walk.value(element)))


def _collect_pair(walk: Walk, node: cst.DictComp, into: records.Operand) -> None:
    key, value = walk.value(node.key), walk.value(node.value)
    at = walk.positions.between(walk.positions.start(node.key), walk.positions.end(node.value))
    walk.emit(records.Collect(at, into, value, key))


def _collect_mapping(walk: Walk, node: cst.BaseExpression, into: records.Operand) -> None:
    at, mapping = walk.at(node), walk.value(node)

    def collect(key: records.Operand) -> None:
        value = walk.temporary()
        walk.emit(records.LoadItem(at, value, mapping, key))
        walk.emit(records.Collect(at, into, value, key))

    _spread(walk, mapping, at, collect)


def _yield_element(walk: Walk, node: cst.BaseExpression) -> None:
    at = walk.at(node)
    if isinstance(node, cst.StarredElement):
        source, to = walk.value(node.value), walk.temporary()
        walk.emit(records.YieldFrom(at, to, source))
    else:
        value, to = walk.value(node), walk.temporary()
        walk.emit(records.Yield(at, to, value))


def _spread(walk: Walk, iterable: records.Operand, at: Span, element: Callable[[records.Operand], None]) -> None:
    """`*iterable` as the element of a comprehension (PEP 798): a loop over what it has."""
    item = walk.temporary()
    outer = walk.open()
    element(item)
    walk.emit(records.Loop(at, "comprehension", iterable, item, (), None, walk.close(outer)))


VALUES: Values = {
    cst.ListComp: _list,
    cst.SetComp: _set,
    cst.DictComp: _dict,
    cst.GeneratorExp: _generator,
}
if hasattr(cst, "StarredDictComp"):  # LibCST 1.9
    VALUES = {**VALUES, cst.StarredDictComp: _merged}
