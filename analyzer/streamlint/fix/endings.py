"""Endings: the statements with which a stream class comes to its end, where that is plain to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import libcst as cst
from libcst import matchers as m

from streamlint.fix.blocks import statement_in
from streamlint.fix.classes import StreamClass
from streamlint.fix.gathering import is_filled
from streamlint.fix.telling import is_understood, tells

_STOPS = frozenset({"StopIteration", "StopAsyncIteration"})
_NEXT = frozenset({"__next__", "__anext__"})
_LEAVING = frozenset({"close", "aclose", "__exit__", "__aexit__"})


@dataclass(frozen=True, slots=True)
class Ending:
    """Statements of a method, one after the other, after which the stream has ended.

    They read it to its end (`reads`), say that it is at its end (`stops`: a `raise`), or tell of its end or close it.
    """

    method: cst.FunctionDef
    statements: tuple[cst.BaseStatement, ...]
    reads: bool = False
    stops: bool = False

    @property
    def can_go_on(self) -> bool:
        """Whether who leaves it early can begin again where it has stopped: then it was no end."""
        return self.reads


def endings(cls: StreamClass, gathered: Mapping[str, frozenset[str]]) -> list[Ending]:
    """Where a class ends; nothing where that is not certain for all that it gathers."""
    filling = set().union(*gathered.values())
    reading = [found for name in filling if (found := _reading(cls, cls.methods[name])) is not None]
    called = [found for name in filling if _reading(cls, cls.methods[name]) is None for found in _callers(cls, name)]
    reading = list({end.method.name.value: end for end in (*reading, *called)}.values())
    telling = _telling(cls, reading)
    if telling is None:
        return []
    inside = [end for end in reading if any(_stands_in(cls, tell, end) for tell in tells(cls))]
    ends = [*inside, *telling]
    if not ends and reading:
        ends = reading if all(_is_generator(cls, end.method) for end in reading) else []
    elif not ends:
        ends = _stopping(cls) if filling <= _NEXT else []
    return [] if any(end.reads and _looks_back(cls, end, name) for end in ends for name in gathered) else ends


def _reading(cls: StreamClass, method: cst.FunctionDef, called: str = "") -> Ending | None:
    """The part of a method from the loop on that fills the containers, or calls the method that does."""
    if method.decorators or method.name.value in _NEXT or not isinstance(method.body, cst.IndentedBlock):
        return None
    body = method.body.body
    loops = [each for each in (*cls.nodes(cst.For), *cls.nodes(cst.While)) if cls.method_of(each) is method]
    yields = _is_generator(cls, method)
    for loop in sorted(loops, key=cls.source.span):
        filled = (
            m.findall(loop, m.Attribute(attr=m.Name(called))) if called else m.findall(loop, m.Yield()) or not yields
        )
        if filled:
            start = statement_in(cls.source, loop, method.body)
            rest = tuple(each for each in body[start:] if isinstance(each, cst.BaseStatement))
            return Ending(method, rest, reads=True) if start >= 0 else None
    return None


def _callers(cls: StreamClass, name: str) -> list[Ending]:
    """The methods whose loops call the one that fills the containers."""
    found = [_reading(cls, method, name) for method in cls.methods.values() if cls.calls(method, name)]
    return [end for end in found if end is not None]


def _telling(cls: StreamClass, reading: list[Ending]) -> list[Ending] | None:
    """The methods that tell of the end and do not read; None where what one tells, and when, is not understood."""
    found: dict[str, Ending] = {}
    for tell in tells(cls):
        if any(_stands_in(cls, tell, end) for end in reading):
            continue
        method = cls.method_of(tell)
        if method is None or not isinstance(method.body, cst.IndentedBlock) or not is_understood(cls, tell):
            return None
        line = tell if isinstance(tell, cst.For) else cls.source.statement(tell)
        if cls.source.parent(line or tell) is not method.body or _is_generator(cls, method):
            return None
        found[method.name.value] = Ending(method, _without_docstring(method.body))
    return list(found.values())


def _stands_in(cls: StreamClass, node: cst.CSTNode, end: Ending) -> bool:
    return any(outer in end.statements for outer in (node, *cls.source.around(node)))


def _without_docstring(body: cst.IndentedBlock) -> tuple[cst.BaseStatement, ...]:
    documented = m.matches(body.body[0], m.SimpleStatementLine(body=[m.Expr(m.SimpleString())]))
    return tuple(each for each in body.body[documented:] if isinstance(each, cst.BaseStatement))


def _is_generator(cls: StreamClass, method: cst.FunctionDef) -> bool:
    return any(cls.method_of(node) is method for node in cls.nodes(cst.Yield))


def _looks_back(cls: StreamClass, end: Ending, name: str) -> bool:
    """Whether a method that reads the stream needs what came before: who reads on after a pause would miss it."""
    here = [node for node in cls.uses(name) if cls.method_of(node) is end.method]
    return any(
        not _stands_in(cls, node, end) or (not is_filled(cls, node) and _is_looped(cls, node, end.method))
        for node in here
    )


def _is_looped(cls: StreamClass, node: cst.CSTNode, method: cst.FunctionDef) -> bool:
    around = list(cls.source.around(node))
    inner = around[: next(number for number, each in enumerate(around) if each is method)]
    return any(isinstance(each, cst.For | cst.While | cst.CompFor | cst.Yield) for each in inner)


def _stopping(cls: StreamClass) -> list[Ending]:
    """Where `__next__` says that there is no more, and the methods that close the stream."""
    found: list[Ending] = []
    for stop in cls.nodes(cst.Raise):
        method, line = cls.method_of(stop), cls.source.statement(stop)
        raised = stop.exc.func if isinstance(stop.exc, cst.Call) else stop.exc
        if method is not None and line is not None and m.matches(raised or stop, m.OneOf(*map(m.Name, _STOPS))):
            if method.name.value not in _NEXT or len(line.body) != 1:
                return []
            found.append(Ending(method, (line,), stops=True))
    for name in sorted(_LEAVING & cls.methods.keys()):
        method = cls.methods[name]
        if not isinstance(method.body, cst.IndentedBlock) or not (body := _without_docstring(method.body)):
            return []
        found.append(Ending(method, body))
    return found
