"""What stands on the left of an assignment, after `for`, after `as` and after `del`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from streamlint.facts import records
from streamlint.facts.lowering.chains import key

if TYPE_CHECKING:
    from streamlint.facts.lowering.walk import Walk
    from streamlint.location import Span


def assign(
    walk: Walk,
    target: cst.BaseExpression,
    value: records.Operand | None,
    at: Span,
    annotation: records.Annotation | None = None,
) -> None:
    """Stores `value` in a target. It is None for a bare annotation (`x: T`)."""
    if isinstance(target, cst.Name):
        walk.emit(records.Copy(at, _bound(walk, target), value, annotation))
    elif isinstance(target, cst.Attribute):
        of = walk.value(target.value)
        walk.emit(records.StoreAttr(at, of, target.attr.value, value, annotation))
    elif isinstance(target, cst.Subscript):
        of, item = walk.value(target.value), key(walk, target)
        if value is not None:
            walk.emit(records.StoreItem(at, of, item, value))
    elif isinstance(target, cst.Tuple | cst.List) and value is not None:
        _unpack(walk, target, value, at)
    elif isinstance(target, cst.StarredElement) and value is not None:
        raise walk.error("starred assignment target must be in a list or tuple", target)
    else:
        raise walk.error("cannot assign to this expression", target)


def _bound(walk: Walk, name: cst.Name) -> records.Operand:
    """The operand of a name that is bound here: the new name of a comprehension's target, or a name of the scope."""
    scope = walk.scope
    to = scope.renames.get(name.value)
    if to is None:
        to = name.value
        scope.bind(to)
    return to


def _unpack(walk: Walk, target: cst.Tuple | cst.List, value: records.Operand, at: Span) -> None:
    to: list[records.Operand] = []
    later: list[tuple[cst.BaseExpression, records.Operand]] = []
    star = -1
    for index, element in enumerate(target.elements):
        if isinstance(element, cst.StarredElement):
            star = index
        part = element.value
        if isinstance(part, cst.Name):
            to.append(_bound(walk, part))
        else:
            to.append(walk.temporary())
            later.append((part, to[-1]))
    walk.emit(records.Unpack(at, tuple(to), star, value))
    for part, operand in later:
        assign(walk, part, operand, at)


def delete(walk: Walk, target: cst.BaseExpression, at: Span) -> None:
    """`del target`."""
    if isinstance(target, cst.Name):
        walk.scope.bind(target.value)
        walk.emit(records.DeleteName(at, target.value))
    elif isinstance(target, cst.Attribute):
        walk.emit(records.DeleteAttr(at, walk.value(target.value), target.attr.value))
    elif isinstance(target, cst.Subscript):
        of, item = walk.value(target.value), key(walk, target)
        walk.emit(records.DeleteItem(at, of, item))
    elif isinstance(target, cst.Tuple | cst.List):
        for element in target.elements:
            delete(walk, element.value, at)
    else:
        raise walk.error("cannot delete this expression", target)


def names(target: cst.BaseExpression) -> list[str]:
    """The plain names that a target binds."""
    if isinstance(target, cst.Name):
        return [target.value]
    found: list[str] = []
    if isinstance(target, cst.Tuple | cst.List):
        for element in target.elements:
            found += names(element.value)
    return found
