"""Where each LibCST node stands in the text.

LibCST's own `PositionProvider` writes the module out again and notes line and column of every node, which takes longer
than parsing. This does the same with plain offsets (about six times as fast); lines are looked up only for the nodes
that a record is made of. The ranges are those of `PositionProvider`: an expression's own parentheses are no part of it.

What LibCST writes is not always the text that it read (`except A :` loses the space), so the count starts anew from the
text with every line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from libcst._nodes.internal import CodegenState

from streamlint.location import Span

if TYPE_CHECKING:
    from types import TracebackType

    import libcst as cst

_NEWLINE = re.compile(r"\r\n?|\n")


class Positions:
    """The spans of the nodes of one module. `text` is what `module` was parsed from."""

    def __init__(self, module: cst.Module, text: str) -> None:
        self._lines = [0, *[found.end() for found in _NEWLINE.finditer(text)]]
        writer = _Writer(module, self._lines, len(text))
        module._codegen(writer)
        self._ranges = writer.ranges

    def at(self, node: cst.CSTNode) -> Span:
        """The span of a node."""
        return self.between(*self._ranges[id(node)])

    def start(self, node: cst.CSTNode) -> int:
        """The offset of a node's first character."""
        return self._ranges[id(node)][0]

    def end(self, node: cst.CSTNode) -> int:
        """The offset behind a node's last character."""
        return self._ranges[id(node)][1]

    def between(self, start: int, end: int) -> Span:
        """The span from one offset to another."""
        lines = self._lines
        line = bisect_right(lines, start)
        end_line = bisect_right(lines, end, line - 1)
        return Span(line, start - lines[line - 1] + 1, end_line, end - lines[end_line - 1] + 1)


class _Writer(CodegenState):
    """Counts what LibCST writes, and notes from where to where each node goes."""

    def __init__(self, module: cst.Module, lines: list[int], length: int) -> None:
        super().__init__(default_indent=module.default_indent, default_newline=module.default_newline)
        self.offset = 0
        self.ranges: dict[int, tuple[int, int]] = {}
        self._starts: list[int] = []
        # LibCST writes one line end more than a text has that does not end in one.
        self._next_lines = iter([*lines[1:], length, length])

    def add_indent_tokens(self) -> None:
        for token in self.indent_tokens:
            self.offset += len(token)

    def add_token(self, value: str) -> None:
        if "\n" in value or "\r" in value:
            *_, last = _NEWLINE.split(value)
            for _ in _NEWLINE.finditer(value):
                self.offset = next(self._next_lines, self.offset)
            self.offset += len(last)
        else:
            self.offset += len(value)

    def before_codegen(self, node: cst.CSTNode) -> None:
        self._starts.append(self.offset)

    def after_codegen(self, node: cst.CSTNode) -> None:
        start = self._starts.pop()
        key = id(node)
        if key not in self.ranges:
            self.ranges[key] = (start, self.offset)

    def pop_trailing_newline(self) -> None:
        """Nothing is kept, so there is nothing to take back; no node ends after the last newline."""

    def record_syntactic_position(  # type: ignore[override]  # a plain context manager, three times as fast
        self, node: cst.CSTNode, *, start_node: cst.CSTNode | None = None, end_node: cst.CSTNode | None = None
    ) -> _Range:
        return _Range(self, node, start_node, end_node)


class _Range:
    """Notes a node's range without the whitespace that it owns."""

    __slots__ = ("end_node", "node", "start", "start_node", "writer")

    def __init__(
        self, writer: _Writer, node: cst.CSTNode, start_node: cst.CSTNode | None, end_node: cst.CSTNode | None
    ) -> None:
        self.writer = writer
        self.node = node
        self.start_node = start_node
        self.end_node = end_node

    def __enter__(self) -> None:
        self.start = self.writer.offset

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            return
        ranges = self.writer.ranges
        start = self.start if self.start_node is None else ranges[id(self.start_node)][0]
        end = self.writer.offset if self.end_node is None else ranges[id(self.end_node)][1]
        ranges[id(self.node)] = (start, end)
