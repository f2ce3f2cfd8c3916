"""Gathering: which attributes a finding says that a class fills, and which of its methods do."""

from __future__ import annotations

import libcst as cst
from libcst import matchers as m

from streamlint.finding import Finding, Step
from streamlint.fix.classes import StreamClass


def gathered(cls: StreamClass, finding: Finding) -> dict[str, frozenset[str]]:
    """The attributes, each with the methods that add to it; nothing where one of them is not made by the class itself."""
    found: dict[str, frozenset[str]] = {}
    for step in finding.chain:
        if step.kind != "gather":
            continue
        name = _filled(cls, step)
        if not name or not cls.fresh(name) or name in cls.methods:
            return {}
        found[name] = frozenset(_filling(cls, name))
    return found


def _filled(cls: StreamClass, step: Step) -> str:
    """The attribute that the statement of a step adds to."""
    if step.where.path == "":
        return ""
    for node in cls.nodes(cst.Attribute):
        if step.where.span.covers(cls.source.span(node)) and cls.attribute(node) and is_filled(cls, node):
            return cls.attribute(node)
    return ""


def _filling(cls: StreamClass, name: str) -> set[str]:
    """The methods that add to an attribute."""
    methods = [cls.method_of(node) for node in cls.uses(name) if cls.attribute(node) and is_filled(cls, node)]
    return {method.name.value for method in methods if method is not None}


def is_filled(cls: StreamClass, node: cst.CSTNode) -> bool:
    """Whether it is what stands before `.append(...)`, `[key] = ...`, `[key].append(...)` or `+= ...`."""
    outer = cls.source.parent(node)
    if isinstance(outer, cst.Subscript) and outer.value is node:
        node, outer = outer, cls.source.parent(outer)
        if isinstance(outer, cst.AssignTarget):
            return True
    if isinstance(outer, cst.AugAssign):
        return outer.target is node
    adding = m.Attribute(attr=m.OneOf(*map(m.Name, ("append", "extend", "add", "update", "insert", "appendleft"))))
    return m.matches(outer, adding) and isinstance(cls.source.parent(outer), cst.Call)  # type: ignore[arg-type]
