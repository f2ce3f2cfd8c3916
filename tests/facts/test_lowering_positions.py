"""Where facts say that they stand: the text that each span cuts out."""

from __future__ import annotations

import asyncio
from pathlib import Path
from textwrap import dedent

import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider

from facts.notation import every, facts
from streamlint.facts import records
from streamlint.facts.lowering.positions import Positions
from streamlint.location import Span


def cut(source: str, at: Span) -> str:
    """The text of a span."""
    lines = source.splitlines(keepends=True)[at.line - 1 : at.end_line]
    lines[-1] = lines[-1][: at.end_column - 1]
    lines[0] = lines[0][at.column - 1 :]
    return "".join(lines)


def spans(source: str, kind: type[records.Record]) -> list[str]:
    """The texts of the records of one kind, in order."""
    return [
        cut(source, record.at)
        for function in facts(source).functions
        for record in every(function.body)
        if isinstance(record, kind)
    ]


@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [
        ("x = f(\n  1).g(2)\n", records.Call, ["f(\n  1)", "f(\n  1).g(2)"]),
        ("@a.b(1)\ndef f(): pass", records.Call, ["a.b(1)", "a.b(1)"]),
        ("x = a.b.c + 1", records.LoadAttr, ["a.b", "a.b.c"]),
        ("if x:\n  a.b = c  # why\n", records.StoreAttr, ["a.b = c"]),
        ("y; a[0] = c; z", records.StoreItem, ["a[0] = c"]),
        ("a.b += c", records.LoadAttr, ["a.b"]),
        ("a.b += c", records.StoreAttr, ["a.b += c"]),
        ("x: int = a", records.Copy, ["x: int = a"]),
        ("x = (y := a)", records.Copy, ["y := a", "x = (y := a)"]),
        ("for x in (a, b) : pass", records.Loop, ["for x in (a, b)"]),
        ("for x in xs: pass\nelse: pass", records.Loop, ["for x in xs"]),
        ("async def f():\n  async for x in a(): pass", records.Loop, ["async for x in a()"]),
        ("for x in xs: pass", records.Copy, ["x"]),
        ("while a < b: pass", records.Loop, ["while a < b"]),
        ("x = [a for b in (c) if d for a in b]", records.Loop, ["for b in (c)", "for a in b"]),
        ("async def f(): return [a async for a in b]", records.Loop, ["async for a in b"]),
        ("x = [a for a in b if a.c]", records.Branch, ["if a.c"]),
        ("with a() as b, c: pass", records.With, ["a() as b", "c"]),
        ("with (a() as b, c,): pass", records.With, ["a() as b", "c"]),
        ("def f():\n  return (1)  # one\n", records.Return, ["return (1)"]),
        ("x = lambda: a.b", records.Return, ["a.b"]),
        ("def f(): x = yield a", records.Yield, ["yield a"]),
        ("x = {a: b for a in c}", records.Collect, ["a: b"]),
        ("x = a[1, 2]", records.Collection, ["1, 2"]),
        ("x = a[1:2]", records.Slice, ["1:2"]),
        ("x = 'ä' + f('ö')", records.Call, ["f('ö')"]),
        ("x = '''a\nb'''; f()", records.Call, ["f()"]),
        ("try: a()\nexcept E :\n  b()", records.Call, ["a()", "b()"]),  # LibCST loses the space before the colon
        ("match a:\n  case C(x, b=y) if x: pass", records.LoadAttr, ["x", "y"]),
        ("import a\nfrom b import (\n  c,\n)", records.Import, ["import a", "from b import (\n  c,\n)"]),
        ("def f(a=1): pass", records.MakeFunction, ["def f(a=1)"]),
        ("x = (a for b in c)", records.MakeFunction, ["a for b in c"]),
    ],
)
def test_spans(source: str, kind: type[records.Record], expected: list[str]) -> None:
    assert spans(source, kind) == expected


def test_functions_and_classes() -> None:
    source = dedent("""\
        @d
        async def f(
            a, b=(1),
        ) -> int :
            pass  # end
        @d
        class C(B): x = 1
        class D : pass
        y = lambda a: a + 1
        def g(): return (a for a in b)
        """)
    module = facts(source)
    headers = {each.qualified: cut(source, each.at) for each in module.functions[1:]}
    assert headers == {
        "f": "async def f(\n    a, b=(1),\n) -> int",
        "C": "class C(B)",
        "D": "class D",
        "<lambda>": "lambda a",
        "g": "def g()",
        "g.<genexpr>": "a for a in b",
    }
    wholes = {each.qualified: cut(source, each.whole) for each in module.functions[1:]}
    assert wholes == {
        "f": "async def f(\n    a, b=(1),\n) -> int :\n    pass",
        "C": "class C(B): x = 1",
        "D": "class D : pass",
        "<lambda>": "lambda a: a + 1",
        "g": "def g(): return (a for a in b)",
        "g.<genexpr>": "a for a in b",
    }
    assert [cut(source, each.at) for each in module.classes] == ["class C(B)", "class D"]
    assert module.functions[0].whole == Span(1, 1, 10, 31)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends(newline: str) -> None:
    source = newline.join(["x = '''", "'''; f()", "", "\f", "if g(): h()"])
    calls = [record for record in every(facts(source).functions[0].body) if isinstance(record, records.Call)]
    assert [record.at for record in calls] == [Span(2, 6, 2, 9), Span(5, 4, 5, 7), Span(5, 9, 5, 12)]


def test_byte_order_mark() -> None:
    assert facts("\ufefff()").functions[0].body[0].at == Span(1, 1, 1, 4)


SAMPLES = sorted(Path(asyncio.__file__).parent.glob("[b-q]*.py"))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_same_as_the_position_provider(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = cst.parse_module(text)
    positions = Positions(tree, text)
    provided = MetadataWrapper(tree, unsafe_skip_copy=True).resolve(PositionProvider)
    assert len(provided) > 10
    for node, known in provided.items():
        expected = Span(known.start.line, known.start.column + 1, known.end.line, known.end.column + 1)
        assert positions.at(node) == expected, type(node).__name__
