"""Marked programs with one thing changed: the store taken out, or its container emptied again on every way."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

from marked import marks, programs

STORES = ("STL101", "STL102", "STL103", "STL104")
TAKES = {"append": "clear", "add": "clear", "appendleft": "clear", "insert": "clear"}
"""Methods that store, and what empties the container that they are called on."""


def stored() -> Iterator[tuple[Path, int]]:
    """Each marked store that is a statement of its own: a program, and the line."""
    for path in programs():
        source = path.read_text(encoding="utf-8")
        for line, code in sorted(marks(source)):
            if code in STORES and isinstance(statement(source, line), ast.Expr | ast.Assign):
                yield path, line


def statement(source: str, line: int) -> ast.stmt | None:
    """The simple statement that begins on a line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt) and node.lineno == line and not hasattr(node, "body"):
            return node
    return None


def without_the_store(source: str, line: int) -> str:
    """The program, with `pass` in the place of a statement."""
    return _changed(source, line, lambda indent, _: [f"{indent}pass"])


def emptied(source: str, line: int) -> str | None:
    """The program, in which a `finally` empties what a statement stores into; None where that is not plain to see."""
    match statement(source, line):
        case ast.Expr(ast.Call(ast.Attribute(ast.Name() | ast.Attribute() as into, method))) if method in TAKES:
            release = f"{ast.unparse(into)}.{TAKES[method]}()"
        case ast.Assign([ast.Subscript(ast.Name() | ast.Attribute() as into)]):
            release = f"{ast.unparse(into)}.clear()"
        case _:
            return None

    def wrapped(indent: str, lines: list[str]) -> list[str]:
        inner = [f"    {one}" for one in lines]
        return [f"{indent}try:", *inner, f"{indent}finally:", f"{indent}    {release}"]

    return _changed(source, line, wrapped)


def _changed(source: str, line: int, change: Callable[[str, list[str]], list[str]]) -> str:
    node = statement(source, line)
    assert node is not None
    lines = source.splitlines()
    last = node.end_lineno or line
    lines[line - 1 : last] = change(" " * node.col_offset, lines[line - 1 : last])
    return "\n".join(lines) + "\n"
