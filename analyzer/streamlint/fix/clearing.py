"""Clearing: the statements by which a class empties its attributes."""

from __future__ import annotations

import libcst as cst

from streamlint.fix.classes import StreamClass
from streamlint.fix.source import Source


def line_at(source: Source, line: int) -> cst.SimpleStatementLine | None:
    """The simple statement that begins in a line; None where there are several."""
    return next((each for each in source.in_line(cst.SimpleStatementLine, line) if len(each.body) == 1), None)


def cleared(cls: StreamClass, line: cst.CSTNode) -> str:
    """The attribute that a statement empties: `self.x.clear()`, `self.x = []`, `del self.x[:]`. Empty where it does not."""
    match line:
        case cst.SimpleStatementLine(body=(cst.Expr(value=cst.Call(func=cst.Attribute() as called, args=())),)):
            return cls.attribute(called.value) if called.attr.value == "clear" else ""
        case cst.SimpleStatementLine(body=(cst.Assign(targets=(cst.AssignTarget(target=of),), value=value),)):
            return cls.attribute(of) if _is_empty(value) else ""
        case cst.SimpleStatementLine(body=(cst.Del(target=cst.Subscript(value=of, slice=(each,))),)):
            return cls.attribute(of) if _is_whole(each) else ""
        case _:
            return ""


def _is_empty(value: cst.BaseExpression) -> bool:
    match value:
        case cst.List(elements=()) | cst.Tuple(elements=()) | cst.Dict(elements=()) | cst.Name(value="None"):
            return True
        case cst.SimpleString():
            return not value.raw_value
        case cst.Call(func=cst.Name(value=name), args=args):
            return (name in ("list", "dict", "set", "deque") and not args) or (name == "defaultdict" and len(args) == 1)
        case _:
            return False


def _is_whole(element: cst.SubscriptElement) -> bool:
    part = element.slice
    return isinstance(part, cst.Slice) and part.lower is None and part.upper is None
