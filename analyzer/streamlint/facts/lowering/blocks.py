"""Statements with bodies: `if`, `for`, `while`, `try`, `with`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import libcst as cst

from streamlint.facts import records
from streamlint.facts.lowering.targets import assign, names

if TYPE_CHECKING:
    from streamlint.facts.lowering.walk import Statements, Walk
    from streamlint.location import Span

# So many `elif` nest as branches of branches; those behind stand after them, as if all were tried. It keeps what reads
# the facts, and pickles them, from recursing as deep as a generated dispatcher is long.
_LONGEST_CHAIN = 25


def _if(walk: Walk, node: cst.If) -> None:
    clauses: list[cst.If] = []
    rest: cst.If | cst.Else | None = node
    while isinstance(rest, cst.If):
        clauses.append(rest)
        rest = rest.orelse
    _branches(walk, clauses, rest)


def _branches(walk: Walk, clauses: Sequence[cst.If], last: cst.Else | None) -> None:
    while clauses:
        some, clauses = clauses[:_LONGEST_CHAIN], clauses[_LONGEST_CHAIN:]
        _nested(walk, some, None if clauses else last)


def _nested(walk: Walk, clauses: Sequence[cst.If], last: cst.Else | None) -> None:
    clause = clauses[0]
    test = walk.value(clause.test)
    then = walk.suite(clause.body)
    outer = walk.open()
    if len(clauses) > 1:
        _nested(walk, clauses[1:], last)
    elif last is not None:
        walk.statements(last.body)
    orelse = walk.close(outer)
    walk.emit(records.Branch(walk.at(clause), test, then, orelse))


def _for(walk: Walk, node: cst.For) -> None:
    iterable = walk.value(node.iter)
    item = walk.temporary()
    outer = walk.open()
    assign(walk, node.target, item, walk.at(node.target))
    walk.statements(node.body)
    body = walk.close(outer)
    orelse = walk.suite(node.orelse.body if node.orelse is not None else None)
    at, is_async = _header(walk, node), node.asynchronous is not None
    walk.emit(records.Loop(at, "for", iterable, item, (), None, body, orelse, is_async))


def _while(walk: Walk, node: cst.While) -> None:
    outer = walk.open()
    test = walk.value(node.test)
    head = walk.close(outer)
    body = walk.suite(node.body)
    orelse = walk.suite(node.orelse.body if node.orelse is not None else None)
    walk.emit(records.Loop(_header(walk, node), "while", None, None, head, test, body, orelse))


def _header(walk: Walk, node: cst.For | cst.While) -> Span:
    """From the keyword to what stands before the colon."""
    return walk.positions.between(walk.positions.start(node), walk.positions.start(node.whitespace_before_colon))


def _try(walk: Walk, node: cst.Try | cst.TryStar) -> None:
    body = walk.suite(node.body)
    handlers = tuple([_handler(walk, handler) for handler in node.handlers])
    orelse = walk.suite(node.orelse.body if node.orelse is not None else None)
    final = walk.suite(node.finalbody.body if node.finalbody is not None else None)
    walk.emit(records.Try(walk.at(node), body, handlers, orelse, final))


def _handler(walk: Walk, node: cst.ExceptHandler | cst.ExceptStarHandler) -> records.Handler:
    outer = walk.open()
    types = walk.value(node.type) if node.type is not None else None
    head = walk.close(outer)
    bound = names(node.name.name) if node.name is not None else []
    for name in bound:
        walk.scope.bind(name)
    body = walk.suite(node.body)
    star = isinstance(node, cst.ExceptStarHandler)
    return records.Handler(walk.at(node), types, bound[0] if bound else None, body, head, star)


def _with(walk: Walk, node: cst.With) -> None:
    _item(walk, node, node.items)


def _item(walk: Walk, node: cst.With, items: Sequence[cst.WithItem]) -> None:
    item = items[0]
    manager = walk.value(item.item)
    entered = walk.temporary()
    outer = walk.open()
    if item.asname is not None:
        target = item.asname.name
        assign(walk, target, entered, walk.at(target))
    if len(items) > 1:
        _item(walk, node, items[1:])
    else:
        walk.statements(node.body)
    body = walk.close(outer)
    walk.emit(records.With(walk.at(item), manager, entered, body, node.asynchronous is not None))


STATEMENTS: Statements = {
    cst.If: _if,
    cst.For: _for,
    cst.While: _while,
    cst.Try: _try,
    cst.TryStar: _try,
    cst.With: _with,
}
