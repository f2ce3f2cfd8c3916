"""Caches: the statements by which a class keeps what it computes from its state, and how they can stand elsewhere."""

from __future__ import annotations

import libcst as cst
from libcst import matchers as m

from streamlint.fix.classes import StreamClass


def source_of(cls: StreamClass, line: cst.SimpleStatementLine) -> str:
    """The attribute from which the value that a statement caches is computed; empty where it is not exactly one."""
    match line.body[0]:
        case cst.Assign(targets=(_,), value=value):
            names = {cls.attribute(node) for node in m.findall(value, m.Attribute())} - {""}
            return names.pop() if len(names) == 1 else ""
        case _:
            return ""


def guarded(cls: StreamClass, line: cst.SimpleStatementLine, own: str) -> str:
    """The caching of a statement as any method can do it that knows its object by the same name.

    It does nothing where there is nothing to cache. Empty where the statement needs what only its own method has.
    """
    method, name = cls.method_of(line), source_of(cls, line)
    if method is None or not name or own != cls.own(method) or m.findall(line, m.Await() | m.NamedExpr()):
        return ""
    if {node.value for node in _names(line)} & _locals(cls, method):
        return ""
    match line.body[0]:
        case cst.Assign(targets=(cst.AssignTarget(target=target),), value=value):
            value = value.body if isinstance(value, cst.IfExp) and cls.attribute(value.test) == name else value
            cached = f"{cls.source.code(target)} = {cls.source.code(value)}"
            return f"if {own}.{name}:\n    {cached}\n" if cls.attribute(target) else ""
        case _:
            return ""


def _names(node: cst.CSTNode) -> list[cst.Name]:
    return [name for name in m.findall(node, m.Name()) if isinstance(name, cst.Name)]


def _locals(cls: StreamClass, method: cst.FunctionDef) -> set[str]:
    """The names that a method binds, but for that of its object."""
    binding = (cst.AssignTarget, cst.AnnAssign, cst.For, cst.AsName, cst.NamedExpr, cst.Param, cst.Element)
    bound = {name.value for name in _names(method) if isinstance(cls.source.parent(name), binding)}
    return bound - {cls.own(method)}
