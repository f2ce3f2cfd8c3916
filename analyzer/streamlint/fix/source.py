"""A file that is to be mended: its tree with places, and the questions that mends ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeAlias, TypeVar

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, ParentNodeProvider, PositionProvider

from streamlint.location import Span

Node = TypeVar("Node", bound=cst.CSTNode)


Splices: TypeAlias = Mapping[Any, Sequence[cst.BaseStatement]]
"""Statements, each with those that are to stand in its place."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after a mend. After a "safe" one the program does the same, minus the leak.

    `change` is the whole text, or expressions of the tree, each with what is to stand there.
    """

    change: str | tuple[tuple[cst.BaseExpression, cst.BaseExpression], ...]
    applicability: Literal["safe", "unsafe"]
    title: str


@dataclass(frozen=True)
class Source:
    """One file of the run. Raises cst.ParserSyntaxError.

    `is_elsewhere` tells whether another file of it has all of some patterns.
    """

    text: str
    is_elsewhere: Callable[..., bool]

    @cached_property
    def tree(self) -> cst.Module:
        """The syntax tree. Nodes are looked up by identity, so it is the one tree that mends replace nodes in."""
        return self._wrapper.module

    @cached_property
    def _wrapper(self) -> MetadataWrapper:
        return MetadataWrapper(cst.parse_module(self.text), unsafe_skip_copy=True)  # nobody else has the tree

    @cached_property
    def _places(self) -> Mapping[cst.CSTNode, CodeRange]:
        return self._wrapper.resolve(PositionProvider)

    @cached_property
    def _parents(self) -> Mapping[cst.CSTNode, cst.CSTNode]:
        return self._wrapper.resolve(ParentNodeProvider)

    def span(self, node: cst.CSTNode) -> Span:
        """Where a node stands."""
        place = self._places[node]
        return Span(place.start.line, place.start.column + 1, place.end.line, place.end.column + 1)

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """The node around a node; None for the module."""
        return self._parents.get(node)

    def around(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The nodes around a node, innermost first."""
        outer = self.parent(node)
        while outer is not None:
            yield outer
            outer = self.parent(outer)

    def nodes(self, kind: type[Node]) -> Iterator[Node]:
        """All nodes of a kind, in the order of the text."""
        for here in self._by_start(kind).values():
            yield from here

    def in_line(self, kind: type[Node], line: int) -> Sequence[Node]:
        """The nodes of a kind that begin in a line."""
        key = ("in_line", kind)
        if key not in self.memo:
            known: dict[int, list[Any]] = {}
            for (number, _), here in self._by_start(kind).items():
                known.setdefault(number, []).extend(here)
            self.memo[key] = known
        found: Sequence[Node] = self.memo[key].get(line, ())
        return found

    def at(self, kind: type[Node], span: Span) -> Node | None:
        """The outermost node of a kind that begins where `span` does and ends no later."""
        for node in self._by_start(kind).get((span.line, span.column), ()):
            if span.covers(self.span(node)):
                return node
        return None

    @cached_property
    def _starts(self) -> dict[type[cst.CSTNode], dict[tuple[int, int], list[Any]]]:
        return {}

    def _by_start(self, kind: type[Node]) -> Mapping[tuple[int, int], Sequence[Node]]:
        """All nodes of a kind, by where they begin: a file may be asked for as many as it has findings."""
        known: dict[tuple[int, int], list[Node]] | None = self._starts.get(kind)
        if known is None:
            known = self._starts[kind] = {}
            for node in sorted([node for node in self._places if isinstance(node, kind)], key=self.span):
                here = self.span(node)
                known.setdefault((here.line, here.column), []).append(node)
        return known

    def is_async(self, node: cst.CSTNode) -> bool:
        """Whether `await` can stand where a node stands."""
        for outer in self.around(node):
            if isinstance(outer, cst.Lambda | cst.ClassDef):
                return False
            if isinstance(outer, cst.FunctionDef):
                return outer.asynchronous is not None
        return False

    def function(self, node: cst.CSTNode) -> cst.FunctionDef | cst.Module:
        """The function that a node stands in; the module where it stands in none."""
        found = self._functions.get(node)
        if found is None:
            outer = self.parent(node)
            if outer is None or isinstance(outer, cst.FunctionDef):
                found = outer if outer is not None else self.tree
            else:
                found = self.function(outer)
            self._functions[node] = found
        return found

    @cached_property
    def _functions(self) -> dict[cst.CSTNode, cst.FunctionDef | cst.Module]:
        return {}

    @cached_property
    def memo(self) -> dict[tuple[object, ...], Any]:
        """What is worked out once: a file may be asked the same for as many findings as it has."""
        return {}

    def statement(self, node: cst.CSTNode) -> cst.SimpleStatementLine | None:
        """The line of simple statements that a node belongs to."""
        return next((outer for outer in self.around(node) if isinstance(outer, cst.SimpleStatementLine)), None)

    def uses(self, name: str) -> Iterator[cst.Name | cst.Attribute]:
        """Every place that names a variable, or an attribute of anything: attributes first, each in the order of the text."""
        yield from self.attributes(name)
        yield from self._variables.get(name, ())

    def attributes(self, name: str) -> Sequence[cst.Attribute]:
        """Every place that names an attribute of anything, in the order of the text."""
        return self._attributes.get(name, ())

    @cached_property
    def _attributes(self) -> Mapping[str, list[cst.Attribute]]:
        found: dict[str, list[cst.Attribute]] = {}
        for node in self.nodes(cst.Attribute):
            found.setdefault(node.attr.value, []).append(node)
        return found

    @cached_property
    def _variables(self) -> Mapping[str, list[cst.Name]]:
        found: dict[str, list[cst.Name]] = {}
        for node in self.nodes(cst.Name):
            if self._is_variable(node):
                found.setdefault(node.value, []).append(node)
        return found

    def _is_variable(self, node: cst.Name) -> bool:
        """Whether a name is one of a variable: no attribute's, no keyword's, no parameter's."""
        match self.parent(node):
            case cst.Attribute(attr=attr):
                return attr is not node
            case cst.Arg(keyword=keyword):
                return keyword is not node
            case cst.Param():
                return False
            case _:
                return True

    def code(self, node: cst.CSTNode) -> str:
        """A node as it is written."""
        return self.tree.code_for_node(node)

    def replaced(self, *changes: tuple[cst.CSTNode, cst.CSTNode]) -> cst.Module:
        """The tree with nodes in the place of others."""
        changed = self.tree.visit(_Replacer({id(old): new for old, new in changes}))
        assert isinstance(changed, cst.Module)
        return changed

    def spliced(self, old: cst.CSTNode, new: Sequence[cst.BaseStatement]) -> str:
        """The text with several statements in the place of one."""
        return self.respliced({old: new})

    def respliced(self, changes: Splices) -> str:
        """The same in several places, none of which is within another. Only what they stand in is written anew."""
        splicer = _Splicer({id(old): new for old, new in changes.items()})
        outer = {id(each): each for old in changes for each in (old, *self.around(old)) if each in self._offsets}
        text = self.text
        for statement in sorted(outer.values(), key=lambda each: self._offsets[each], reverse=True):
            start, end = self._offsets[statement]
            changed = statement.visit(splicer)
            new = changed.nodes if isinstance(changed, cst.FlattenSentinel) else (changed,)
            written = "".join(self.code(each) for each in new if isinstance(each, cst.CSTNode))
            if end > len(self.text):  # the text does not end its last line
                written = written[: len(self.text) - end]
            text = text[:start] + written + text[end:]
        return text

    @cached_property
    def _offsets(self) -> Mapping[cst.CSTNode, tuple[int, int]]:
        """Where the statements of the module begin and end, with what stands above them, in characters."""
        found: dict[cst.CSTNode, tuple[int, int]] = {}
        end = sum(len(self.code(line)) for line in self.tree.header)
        for statement in self.tree.body:
            start, end = end, end + len(self.code(statement))
            found[statement] = (start, end)
        return found


class _Splicer(cst.CSTTransformer):
    """Puts several statements, or none, in the place of others."""

    def __init__(self, changes: Mapping[int, Sequence[cst.BaseStatement]]) -> None:
        super().__init__()
        self._changes = changes

    def on_leave(  # type: ignore[override]
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> cst.CSTNode | cst.FlattenSentinel[cst.BaseStatement]:
        """The statements that are to stand here."""
        new = self._changes.get(id(original_node))
        return cst.FlattenSentinel(new) if new is not None else updated_node


class _Replacer(cst.CSTTransformer):
    """Puts nodes in the place of others."""

    def __init__(self, changes: Mapping[int, cst.CSTNode]) -> None:
        super().__init__()
        self._changes = changes

    def on_leave(  # type: ignore[override]
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> cst.CSTNode:
        """The node that is to stand here."""
        return self._changes.get(id(original_node), updated_node)
