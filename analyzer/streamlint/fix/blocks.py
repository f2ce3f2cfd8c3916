"""Blocks: statements of a method that get others before them, or a `finally` after them."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from streamlint.fix.source import Source

Block = Sequence[cst.BaseStatement]


def statements(source: Source, code: Sequence[str]) -> list[cst.BaseStatement]:
    """Statements as a file would write them, each from its own text."""
    config = source.tree.config_for_parsing
    return [cst.parse_statement(each, config=config) for each in code]


def block_of(source: Source, statement: cst.CSTNode) -> cst.IndentedBlock | None:
    """The block that a statement stands in; None where it stands on one line with its header, or in a module."""
    block = source.parent(statement)
    return block if isinstance(block, cst.IndentedBlock) else None


def statement_in(source: Source, node: cst.CSTNode, block: cst.BaseSuite) -> int:
    """The number of the statement of a block that a node stands in, or is; -1 where it stands elsewhere."""
    around = (node, *source.around(node))
    return next((number for number, each in enumerate(block.body) if any(each is outer for outer in around)), -1)


def before(old: cst.BaseStatement, new: Sequence[cst.BaseStatement]) -> list[cst.BaseStatement]:
    """Statements before another. What stands above that, a comment or an empty line, stands above them then."""
    lines = getattr(old, "leading_lines", ())
    if not new or not lines:
        return [*new, old]
    first = new[0].with_changes(leading_lines=(*lines, *getattr(new[0], "leading_lines", ())))
    return [first, *new[1:], old.with_changes(leading_lines=())]


def finally_after(body: Block, final: Block) -> list[cst.BaseStatement]:
    """Statements with others that run however they end: in their own `finally`, where they are one `try` that has one."""
    only = body[0]
    if len(body) == 1 and isinstance(only, cst.Try):
        old = only.finalbody.body.body if only.finalbody is not None else ()
        if all(isinstance(each, cst.BaseStatement) for each in old):
            whole = cst.Finally(cst.IndentedBlock([*old, *final]))
            if only.finalbody is not None:
                whole = only.finalbody.with_changes(body=only.finalbody.body.with_changes(body=[*old, *final]))
            return [only.with_changes(finalbody=whole)]
    lines = getattr(only, "leading_lines", ())
    inner = [only.with_changes(leading_lines=()), *body[1:]]
    made = cst.Try(cst.IndentedBlock(inner), finalbody=cst.Finally(cst.IndentedBlock(list(final))))
    return [made.with_changes(leading_lines=lines)]
