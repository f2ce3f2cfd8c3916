"""The one walk over a file's tree: where it is, what it has written, and which function lowers which node.

A walk is a LibCST visitor in spirit; it visits what has a meaning and leaves out whitespace and punctuation. The
functions that lower a node are in tables (node type to function) that `module` hands to the walk, so that they need not
know one another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from streamlint.facts import records
from streamlint.facts.lowering.errors import LoweringError
from streamlint.facts.lowering.scopes import Kind, Scope

if TYPE_CHECKING:
    import libcst as cst

    from streamlint.facts.lowering.positions import Positions
    from streamlint.location import Span

# Blocks nest as deep as pickle, `==` and `hash` take them with Python's usual recursion limit (250 or more), less what
# their callers need.
DEEPEST_BLOCK = 150

# The node is `Any`: each function names the node type that its table gives it.
Values: TypeAlias = "Mapping[type[cst.CSTNode], Callable[[Walk, Any], records.Operand]]"
Statements: TypeAlias = "Mapping[type[cst.CSTNode], Callable[[Walk, Any], None]]"


class Walk:
    """The state of lowering one module."""

    def __init__(self, positions: Positions, values: Values, statements: Statements) -> None:
        self._values = values
        self._statements = statements
        self.positions = positions
        self.at = positions.at
        self.functions: list[records.Function | None] = []
        self.classes: list[records.Class | None] = []
        self.scope = Scope(0, "<module>", "module", None, None)
        self.functions.append(None)
        self.out: list[records.Record] = []
        self._depth = 0
        self._current: cst.CSTNode | None = None

    # ---- expressions

    def value(self, node: cst.BaseExpression) -> records.Operand:
        """Lowers an expression; returns the operand that holds its value."""
        try:
            lower = self._values[type(node)]
        except KeyError:
            raise self.error(f"unknown expression {type(node).__name__}", node) from None
        return lower(self, node)

    def temporary(self) -> records.Operand:
        """A new temporary of the current scope."""
        scope = self.scope
        number = scope.temporaries
        scope.temporaries = number + 1
        return f"%{number}"

    def constant(self, at: Span, value: records.Constant) -> records.Operand:
        """Writes a literal."""
        to = self.temporary()
        self.out.append(records.Const(at, to, value))
        return to

    def emit(self, record: records.Record) -> None:
        """Writes one record into the current block."""
        self.out.append(record)

    # ---- blocks

    def open(self) -> list[records.Record]:
        """Begins a block; returns the outer one, for `close`."""
        outer = self.out
        self.out = []
        self._depth += 1
        if self._depth > DEEPEST_BLOCK:
            raise self.error("nested too deeply", self._current)
        return outer

    def close(self, outer: list[records.Record]) -> records.Block:
        """Ends a block and goes on with the outer one."""
        block = tuple(self.out)
        self.out = outer
        self._depth -= 1
        return block

    def suite(self, body: cst.BaseSuite | None) -> records.Block:
        """Lowers the statements of a body to a block of their own."""
        outer = self.open()
        if body is not None:
            self.statements(body)
        return self.close(outer)

    def statements(self, body: cst.BaseSuite) -> None:
        """Lowers the statements of a body into the current block."""
        for statement in body.body:
            self.statement(statement)

    def statement(self, node: cst.CSTNode) -> None:
        """Lowers one statement."""
        try:
            lower = self._statements[type(node)]
        except KeyError:
            raise self.error(f"unknown statement {type(node).__name__}", node) from None
        self._current = node
        lower(self, node)

    # ---- scopes

    def enter(self, name: str, kind: Kind, cls: int | None = None) -> Scope:
        """Begins a function, class body, lambda or generator expression; returns its scope."""
        scope = Scope(len(self.functions), name, kind, self.scope, cls)
        self.functions.append(None)
        self.scope = scope
        return scope

    def leave(
        self,
        at: Span,
        whole: Span,
        body: records.Block,
        *,
        parameters: tuple[records.Parameter, ...] = (),
        is_async: bool = False,
        decorators: tuple[str, ...] = (),
        returns: records.Annotation | None = None,
    ) -> int:
        """Ends the current scope, keeps it as a function and goes back to the scope around it; returns its index."""
        scope = self.scope
        self.functions[scope.index] = records.Function(
            scope.index,
            scope.name,
            scope.qualified,
            scope.kind,
            at,
            whole,
            parameters,
            body,
            scope.parent.index if scope.parent is not None else None,
            scope.cls,
            frozenset(scope.binds),
            frozenset(scope.globals),
            frozenset(scope.nonlocals),
            is_async,
            scope.yields,
            decorators,
            returns,
            scope.temporaries,
        )
        if scope.parent is not None:
            self.scope = scope.parent
        return scope.index

    # ---- errors

    def error(self, message: str, node: cst.CSTNode | None) -> LoweringError:
        """An error at a node, to raise."""
        if node is None:
            return LoweringError(message)
        at = self.at(node)
        return LoweringError(message, at.line, at.column)
