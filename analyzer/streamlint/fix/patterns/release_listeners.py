"""Empty the table of listeners when those of the end have been called."""

from __future__ import annotations

import libcst as cst

from streamlint.finding import Finding
from streamlint.fix.blocks import finally_after, statement_in, statements
from streamlint.fix.classes import StreamClass, class_at
from streamlint.fix.source import Mended, Source
from streamlint.fix.telling import is_understood, teller, tells


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: nothing is told any more after the end, however the listeners of the end have fared."""
    cls = class_at(source, finding)
    table = finding.container.name.rpartition(".")[2] if finding.container is not None else ""
    if cls is None or not cls.fresh(table) or cls.users(table) is None:
        return None
    splices: dict[cst.CSTNode, list[cst.BaseStatement]] = {}
    for tell in tells(cls):
        found = _emptied(cls, tell, table)
        if not found or splices.keys() & found.keys():
            return None
        splices.update(found)
    if not splices:
        return None
    title = f"Empty `{table}` when the listeners of the end have been called: nothing is told after that"
    return Mended(source.respliced(splices), "unsafe", title)


def _emptied(cls: StreamClass, tell: cst.Call | cst.For, table: str) -> dict[cst.CSTNode, list[cst.BaseStatement]]:
    """What is to stand in the place of statements that tell of the end; nothing where that is not understood."""
    method, block = cls.method_of(tell), _block(cls, tell)
    if method is None or block is None or not is_understood(cls, tell) or not _calls_from(cls, tell, table):
        return {}
    final = statements(cls.source, [f"{cls.own(method)}.{table} = {cls.fresh(table)}\n"])
    outer = cls.source.parent(block)
    plain = all(isinstance(each, cst.SimpleStatementLine) for each in block.body)
    if isinstance(outer, cst.Try) and outer.body is block and outer.finalbody is not None and plain:
        last = outer.finalbody.body.body[-1]
        return {last: [last, *final]} if isinstance(last, cst.BaseStatement) else {}
    told = _told(cls, tell, block)
    return {told[0]: finally_after(told, final), **{each: [] for each in told[1:]}}


def _block(cls: StreamClass, tell: cst.Call | cst.For) -> cst.IndentedBlock | None:
    """The block that a statement stands in which tells; None where that is run again and again."""
    line = tell if isinstance(tell, cst.For) else cls.source.statement(tell)
    block = cls.source.parent(line) if line is not None else None
    looped = any(isinstance(each, cst.For | cst.While) for each in cls.source.around(line or tell))
    return block if isinstance(block, cst.IndentedBlock) and not looped else None


def _calls_from(cls: StreamClass, tell: cst.Call | cst.For, table: str) -> bool:
    """Whether the handlers that are called there come from the table."""
    method = cls.methods.get(teller(cls, tell)) if isinstance(tell, cst.Call) else None
    inside = (method,) if method is not None else (tell,)
    return any(
        cls.attribute(use) == table and any(outer in inside for outer in cls.source.around(use))
        for use in cls.uses(table)
    )


def _told(cls: StreamClass, tell: cst.Call | cst.For, block: cst.IndentedBlock) -> list[cst.BaseStatement]:
    """The statements of the block from the first to the last by which the same method tells."""
    name = teller(cls, tell)
    method = cls.method_of(tell)
    calls = cls.calls(method, name) if name and method is not None else []
    found = [statement_in(cls.source, each, block) for each in (tell, *calls)]
    numbers = [number for number in found if number >= 0 and _is_simple(block, number, name)]
    return [each for each in block.body[min(numbers) : max(numbers) + 1] if isinstance(each, cst.BaseStatement)]


def _is_simple(block: cst.IndentedBlock, number: int, name: str) -> bool:
    return not name or isinstance(block.body[number], cst.SimpleStatementLine)
