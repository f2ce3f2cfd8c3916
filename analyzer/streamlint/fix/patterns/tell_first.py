"""Clear what listeners may look at, and drop the listeners, when they have been called."""

from __future__ import annotations

import libcst as cst
from libcst import matchers as m

from streamlint.finding import Finding
from streamlint.fix.blocks import block_of, finally_after, statement_in
from streamlint.fix.classes import StreamClass, class_around
from streamlint.fix.clearing import cleared, line_at
from streamlint.fix.source import Mended, Source


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: the listeners of the end see what the stream has brought, and are called, where they were not."""
    clear = line_at(source, finding.where.line)
    cls = class_around(source, clear) if clear is not None else None
    tell = next((step for step in finding.chain if step.kind == "tell"), None)
    if cls is None or clear is None or tell is None or not cleared(cls, clear):
        return None
    for moved in (clear, *_calls_of_clearing(cls, clear, finding)):
        block = block_of(source, moved)
        told = _told(cls, moved, block, tell.where.line) if block is not None else []
        if told:
            splices: dict[cst.CSTNode, list[cst.BaseStatement]] = {moved: [], told[0]: finally_after(told, [moved])}
            splices.update((each, []) for each in told[1:])
            title = f"Clear `{cleared(cls, clear)}` when the listeners have been called, in a `finally`"
            return Mended(source.respliced(splices), "unsafe", title)
    return None


def _calls_of_clearing(
    cls: StreamClass, clear: cst.SimpleStatementLine, finding: Finding
) -> list[cst.SimpleStatementLine]:
    """The calls that lead to the clearing, of methods that do nothing else than to let go."""
    method = cls.method_of(clear)
    if method is None or not all(_lets_go(cls, each) for each in method.body.body):
        return []
    steps = [step.where.line for step in finding.chain if step.kind == "call"]
    lines = [line for number in steps if (line := line_at(cls.source, number)) is not None]
    calls = cls.calls
    return [
        line
        for line in lines
        if (by := cls.method_of(line)) is not None and _is_call(cls, line, calls(by, method.name.value))
    ]


def _is_call(cls: StreamClass, line: cst.SimpleStatementLine, calls: list[cst.Call]) -> bool:
    match line.body[0]:
        case cst.Expr(value=value):
            return any(value is call for call in calls)
        case _:
            return False


def _lets_go(cls: StreamClass, statement: cst.CSTNode) -> bool:
    documented = m.matches(statement, m.SimpleStatementLine(body=[m.Expr(m.SimpleString())]))
    return documented or bool(cleared(cls, statement))


def _told(
    cls: StreamClass, clear: cst.SimpleStatementLine, block: cst.IndentedBlock, line: int
) -> list[cst.BaseStatement]:
    """The statements after the clearing up to the last that calls listeners; nothing where one needs what is cleared."""
    number = statement_in(cls.source, clear, block)
    rest = [each for each in block.body[number + 1 :] if isinstance(each, cst.BaseStatement)]
    telling = [n for n, each in enumerate(rest) if _tells(cls, each, line)]
    told = rest[: telling[-1] + 1] if telling else []
    names = {cleared(cls, clear)} - {""}
    return [] if any(names & _attributes(cls, each) for each in told[:-1]) else told


def _tells(cls: StreamClass, statement: cst.BaseStatement, line: int) -> bool:
    """Whether the call of listeners in a line is one of a statement, or of a method of the object that it calls."""
    called = [cls.methods[name] for name in _attributes(cls, statement) if name in cls.methods]
    spans = [cls.source.span(each) for each in (statement, *called)]
    return any(span.line <= line <= span.end_line for span in spans)


def _attributes(cls: StreamClass, node: cst.CSTNode) -> set[str]:
    return {cls.attribute(each) for each in m.findall(node, m.Attribute())} - {""}
