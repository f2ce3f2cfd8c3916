"""Cache what the final accessor gives on each way out, and before the listeners of the end are called."""

from __future__ import annotations

import libcst as cst
from libcst import matchers as m

from streamlint.finding import Finding
from streamlint.fix.blocks import before, block_of, statement_in, statements
from streamlint.fix.caches import guarded, source_of
from streamlint.fix.classes import StreamClass, class_around
from streamlint.fix.clearing import cleared, line_at
from streamlint.fix.source import Mended, Source


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: the accessor answers where it gave nothing, also when listeners of the end ask it."""
    step = next((step for step in finding.chain if step.kind == "cache"), None)
    clear = line_at(source, finding.where.line)
    cache = line_at(source, step.where.line) if step is not None else None
    cls = class_around(source, clear) if clear is not None else None
    if cls is None or clear is None or cache is None or cls.method_of(cache) is None:
        return None
    return _earlier(cls, cache) if _comes_after(cls, cache, clear) else _here_too(cls, cache, clear)


def _here_too(cls: StreamClass, cache: cst.SimpleStatementLine, clear: cst.SimpleStatementLine) -> Mended | None:
    """It is cached on another way, and cleared here: it is cached here too, where there is something to cache."""
    method, name = cls.method_of(clear), cleared(cls, clear)
    code = guarded(cls, cache, cls.own(method)) if method is not None and name == source_of(cls, cache) else ""
    is_undone = cls.method_of(cache) is method and cls.source.span(cache) > cls.source.span(clear)
    if not code or is_undone or block_of(cls.source, clear) is None:
        return None
    splices = {clear: before(clear, statements(cls.source, [code]))}
    title = f"Cache here too what is computed from `{name}`, before it is cleared"
    return Mended(cls.source.respliced(splices), "unsafe", title)


def _earlier(cls: StreamClass, cache: cst.SimpleStatementLine) -> Mended | None:
    """It is cached when the state is gone, or when the listeners have been called: it is cached before both."""
    block, method = block_of(cls.source, cache), cls.method_of(cache)
    if block is None or method is None:
        return None
    start = end = statement_in(cls.source, cache, block)
    while start and _can_wait(cls, block.body[start - 1]):
        start -= 1
    guards_itself, first = bool(m.findall(cache, m.IfExp())), block.body[start]
    code = "" if guards_itself else guarded(cls, cache, cls.own(method))
    if start == end or not (guards_itself or code) or not isinstance(first, cst.SimpleStatementLine):
        return None
    moved = [cache] if guards_itself else [_with_comments(each, cache) for each in statements(cls.source, [code])]
    splices = {first: before(first, moved), cache: list[cst.BaseStatement]()}
    title = "Cache it before the listeners of the end are called and the state is cleared"
    return Mended(cls.source.respliced(splices), "unsafe", title)


def _with_comments(guard: cst.BaseStatement, cache: cst.SimpleStatementLine) -> cst.BaseStatement:
    """The guarded caching with the comments above and beside the bare one."""
    if not isinstance(guard, cst.If) or not isinstance(guard.body, cst.IndentedBlock):
        return guard
    inner = guard.body.body[-1].with_changes(trailing_whitespace=cache.trailing_whitespace)
    return guard.with_changes(leading_lines=cache.leading_lines, body=guard.body.with_changes(body=[inner]))


def _can_wait(cls: StreamClass, statement: cst.CSTNode) -> bool:
    """Whether a statement only clears, or only calls a method of the object."""
    match statement:
        case cst.SimpleStatementLine(body=(cst.Expr(value=value),)):
            call = value.expression if isinstance(value, cst.Await) else value
            return bool(cleared(cls, statement)) or (isinstance(call, cst.Call) and bool(cls.attribute(call.func)))
        case _:
            return bool(cleared(cls, statement))


def _comes_after(cls: StreamClass, cache: cst.CSTNode, clear: cst.CSTNode) -> bool:
    """Whether a statement caches in a block in which something before it clears, or leads to the clearing, or after it."""
    block, method = block_of(cls.source, cache), cls.method_of(clear)
    if block is None or method is None:
        return False
    number, other = statement_in(cls.source, cache, block), statement_in(cls.source, clear, block)
    told = number > 0 and _can_wait(cls, block.body[number - 1])
    leads = any(_leads_to(cls, each, method.name.value) for each in block.body[:number])
    return 0 <= other < number or leads or (told and other > number)


def _leads_to(cls: StreamClass, statement: cst.CSTNode, method: str) -> bool:
    """Whether a statement calls a method of the object, or one that calls that."""
    called = {cls.attribute(node) for node in m.findall(statement, m.Attribute())} & cls.methods.keys()
    return method in called or any(cls.calls(cls.methods[each], method) for each in called)
