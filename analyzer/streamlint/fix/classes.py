"""Classes: the stream class that is to be mended, what its methods do with its attributes, and what makes these."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import libcst as cst
from libcst import matchers as m

from streamlint.finding import Finding
from streamlint.fix.source import Node, Source

_PLAIN = frozenset({"staticmethod", "classmethod"})
_FRESH = {"list": "[]", "dict": "{}", "set": "set()", "deque": "deque()", "OrderedDict": "OrderedDict()"}


@dataclass(frozen=True)
class StreamClass:
    """A class of one file, none of whose methods are defined twice."""

    source: Source
    node: cst.ClassDef

    @cached_property
    def methods(self) -> dict[str, cst.FunctionDef]:
        """Its methods by their names."""
        return {each.name.value: each for each in self.node.body.body if isinstance(each, cst.FunctionDef)}

    def method_of(self, node: cst.CSTNode) -> cst.FunctionDef | None:
        """The method of this class that a node stands in; None where it stands elsewhere, or in a function in a method."""
        function = self.source.function(node)
        is_one = isinstance(function, cst.FunctionDef) and self.methods.get(function.name.value) is function
        return function if isinstance(function, cst.FunctionDef) and is_one else None

    def own(self, method: cst.FunctionDef) -> str:
        """The name by which a method knows its object."""
        return method.params.params[0].name.value if method.params.params and not _is_plain(method) else ""

    def attribute(self, node: cst.CSTNode) -> str:
        """The attribute of the object that an expression loads or assigns; empty where it is none."""
        if not isinstance(node, cst.Attribute) or not isinstance(node.value, cst.Name):
            return ""
        method = self.method_of(node)
        return node.attr.value if method is not None and node.value.value == self.own(method) else ""

    def nodes(self, kind: type[Node]) -> Sequence[Node]:
        """The nodes of a kind in the class, in the order of the text."""
        return self._inside.get(kind, ())

    @cached_property
    def _inside(self) -> Mapping[type[cst.CSTNode], list[Any]]:
        found: dict[type[cst.CSTNode], list[Any]] = {}
        waiting: list[cst.CSTNode] = [self.node]
        while waiting:
            node = waiting.pop()
            found.setdefault(type(node), []).append(node)
            waiting.extend(reversed(node.children))
        return found

    def uses(self, name: str) -> Sequence[cst.Attribute]:
        """Every place in the file that loads or assigns an attribute of this name, of whatever."""
        return self.source.attributes(name)

    def users(self, name: str) -> set[str] | None:
        """The methods that use an attribute of the object; None where anything else may: other code, or other files."""
        used = [use for use in self.uses(name) if not self._is_anothers(use)]
        methods = [self.method_of(use) if self.attribute(use) else None for use in used]
        if None in methods or self._is_used_elsewhere(name):
            return None
        return {method.name.value for method in methods if method is not None}

    def _is_anothers(self, use: cst.Attribute) -> bool:
        """Whether it is an attribute of the object of another class of the file, which has nothing to do with this one."""
        outer = next((each for each in self.source.around(use) if isinstance(each, cst.ClassDef)), None)
        if outer is None or outer is self.node:
            return False
        return bool(_known(self.source, outer).attribute(use)) and not _is_heir(self.source, outer)

    def _is_used_elsewhere(self, name: str) -> bool:
        """Whether another file has an attribute of this name: of anything but `self`, or beside the name of the class."""
        one, cls = re.escape(name), re.escape(self.node.name.value)
        there = rf"(?<!\bself)\.\s*{one}\b|[\"']{one}[\"']"
        return self.source.is_elsewhere(there) or self.source.is_elsewhere(rf"\.\s*{one}\b", rf"\b{cls}\b")

    def calls(self, method: cst.FunctionDef, name: str) -> list[cst.Call]:
        """Where a method calls another of the same object."""
        return [
            call
            for call in self.nodes(cst.Call)
            if self.attribute(call.func) == name and self.method_of(call) is method
        ]

    def made(self, name: str) -> cst.BaseSmallStatement | None:
        """The statement by which `__init__`, or the class of a dataclass, makes an attribute. None where it is not one."""
        init = self.methods.get("__init__")
        block = init.body if init is not None else self.node.body
        found = [one for line in block.body if isinstance(line, cst.SimpleStatementLine) for one in line.body]
        made = [one for one in found if isinstance(one, cst.Assign | cst.AnnAssign) and self._is_of(one, name, init)]
        return made[0] if len(made) == 1 else None

    def _is_of(self, made: cst.Assign | cst.AnnAssign, name: str, init: cst.FunctionDef | None) -> bool:
        if isinstance(made, cst.Assign) and len(made.targets) != 1:
            return False
        target = made.target if isinstance(made, cst.AnnAssign) else made.targets[0].target
        return self.attribute(target) == name if init is not None else m.matches(target, m.Name(name))

    def fresh(self, name: str) -> str:
        """What an attribute holds before anything has come: `[]`, `set()`. Empty where that is not known."""
        made = self.made(name)
        is_shared = "__init__" not in self.methods and not (made and m.findall(made, m.Call(m.Name("field"))))
        if is_shared:
            return ""  # what stands in the class is one for all its objects, but for the fields of a dataclass
        if isinstance(made, cst.AnnAssign) and "Final" in self.source.code(made.annotation.annotation):
            return ""
        if "frozen" in "".join(self.source.code(decorator) for decorator in self.node.decorators):
            return ""
        return _fresh(self.source, made.value) if isinstance(made, cst.Assign | cst.AnnAssign) else ""


def class_at(source: Source, finding: Finding) -> StreamClass | None:
    """The class whose statement a finding points at; None where a method of it is defined more than once."""
    node = next(iter(source.in_line(cst.ClassDef, finding.where.line)), None)
    return _whole(source, node) if node is not None else None


def class_around(source: Source, node: cst.CSTNode) -> StreamClass | None:
    """The class that a node stands in; None as above."""
    outer = next((each for each in source.around(node) if isinstance(each, cst.ClassDef)), None)
    return _whole(source, outer) if outer is not None else None


def _whole(source: Source, node: cst.ClassDef) -> StreamClass | None:
    names = [each.name.value for each in node.body.body if isinstance(each, cst.FunctionDef)]
    is_whole = len(names) == len(set(names)) and isinstance(node.body, cst.IndentedBlock)
    return _known(source, node) if is_whole else None


def _known(source: Source, node: cst.ClassDef) -> StreamClass:
    found: StreamClass = source.memo.setdefault(("class", node), StreamClass(source, node))
    return found


def _is_heir(source: Source, node: cst.ClassDef) -> bool:
    """Whether a class inherits from another of the file."""
    names = {each.name.value for each in source.nodes(cst.ClassDef)} if ("names",) not in source.memo else set()
    in_file: set[str] = source.memo.setdefault(("names",), names)
    return any(
        isinstance(name, cst.Name) and name.value in in_file
        for each in node.bases
        for name in m.findall(each, m.Name())
    )


def _is_plain(method: cst.FunctionDef) -> bool:
    return any(m.matches(each.decorator, m.Name()) and each.decorator.value in _PLAIN for each in method.decorators)  # type: ignore[attr-defined]


def _fresh(source: Source, value: cst.BaseExpression | None) -> str:
    match value:
        case cst.List() | cst.ListComp():
            return "[]"
        case cst.Dict(elements=()):
            return "{}"
        case cst.Call(func=cst.Name(value="list" | "dict") | cst.Name(value="set" | "deque" | "OrderedDict")):
            name = source.code(value.func)
            return _FRESH[name] if name in ("list", "dict", "set") or not value.args else ""
        case cst.Call(func=cst.Name(value="defaultdict"), args=(cst.Arg(value=cst.Name(), keyword=None),)):
            return source.code(value)
        case cst.Call(func=cst.Name(value="field"), args=(cst.Arg(value=cst.Name(value=kind), keyword=keyword),)):
            return _FRESH.get(kind, "") if keyword is not None and keyword.value == "default_factory" else ""
        case _:
            return ""
