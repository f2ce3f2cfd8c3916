"""Expressions: a source and the records it becomes, in the order of evaluation."""

from __future__ import annotations

from textwrap import dedent

import pytest

from facts.notation import written

CASES = {
    "attribute": (
        "<module>",
        """
            x = a.b.c
        """,
        """
            %0 = a.b
            %1 = %0.c
            x = %1
        """,
    ),
    "arguments": (
        "<module>",
        """
            f(a, *b, k=c, **d)
        """,
        """
            %0 = f(a, *b, k=c, **d)
        """,
    ),
    "arguments are evaluated in order": (
        "<module>",
        """
            f(a(), *b(), k=c(), **d())
        """,
        """
            %0 = a()
            %1 = b()
            %2 = c()
            %3 = d()
            %4 = f(%0, *%1, k=%2, **%3)
        """,
    ),
    "chain": (
        "<module>",
        """
            a.b(c).d[e](f)
        """,
        """
            %0 = a.b
            %1 = %0(c)
            %2 = %1.d
            %3 = %2[e]
            %4 = %3(f)
        """,
    ),
    "slice": (
        "<module>",
        """
            x = a[1:]
        """,
        """
            %0 := 1
            %1 = slice(%0, None, None)
            %2 = a[%1]
            x = %2
        """,
    ),
    "slice of all": (
        "<module>",
        """
            x = a[:]
        """,
        """
            %0 = slice(None, None, None)
            %1 = a[%0]
            x = %1
        """,
    ),
    "tuple key": (
        "<module>",
        """
            x = a[1, ::2]
        """,
        """
            %0 := 1
            %1 := 2
            %2 = slice(None, None, %1)
            %3 = tuple(%0, %2)
            %4 = a[%3]
            x = %4
        """,
    ),
    "tuple key of one": (
        "<module>",
        """
            x = a[1,]
        """,
        """
            %0 := 1
            %1 = tuple(%0)
            %2 = a[%1]
            x = %2
        """,
    ),
    "starred key": (
        "<module>",
        """
            x = a[*b]
        """,
        """
            %0 = tuple(*b)
            %1 = a[%0]
            x = %1
        """,
    ),
    "precedence": (
        "<module>",
        """
            x = a + b * c
        """,
        """
            %0 = * (b, c)
            %1 = + (a, %0)
            x = %1
        """,
    ),
    "left to right": (
        "<module>",
        """
            x = a + b + c
        """,
        """
            %0 = + (a, b)
            %1 = + (%0, c)
            x = %1
        """,
    ),
    "unary": (
        "<module>",
        """
            x = -a, -1, not b, +1.5, - -2
        """,
        """
            %0 = - (a)
            %1 := -1
            %2 = not (b)
            %3 := 1.5
            %4 = + (%3)
            %5 := -2
            %6 = - (%5)
            %7 = tuple(%0, %1, %2, %4, %6)
            x = %7
        """,
    ),
    "or of and": (
        "<module>",
        """
            x = a and b or c
        """,
        """
            %0 = either(a, b)
            %1 = either(%0, c)
            x = %1
        """,
    ),
    "and is flat": (
        "<module>",
        """
            x = a and b and c
        """,
        """
            %0 = either(a, b, c)
            x = %0
        """,
    ),
    "conditional": (
        "<module>",
        """
            x = a() if t() else b()
        """,
        """
            %0 = t()
            %1 = a()
            %2 = b()
            %3 = either(%1, %2)
            x = %3
        """,
    ),
    "comparison": (
        "<module>",
        """
            x = a < b
        """,
        """
            %0 = < (a, b)
            x = %0
        """,
    ),
    "chained comparison": (
        "<module>",
        """
            x = a < f() not in c
        """,
        """
            %0 = f()
            %1 = < (a, %0)
            %2 = not in (%0, c)
            %3 = either(%1, %2)
            x = %3
        """,
    ),
    "walrus": (
        "<module>",
        """
            x = (y := f())
        """,
        """
            %0 = f()
            y = %0
            x = %0
        """,
    ),
    "formatted string": (
        "<module>",
        """
            x = f"{a}b{c!r:{d}}" "e"
        """,
        """
            %0 = f"" (a, c, d)
            x = %0
        """,
    ),
    "strings side by side": (
        "<module>",
        r"""
            x = "a" 'b\n' r"\d"
        """,
        r"""
            %0 := 'ab\n\\d'
            x = %0
        """,
    ),
    "bytes": (
        "<module>",
        r"""
            x = b"a" b"\x00"
        """,
        r"""
            %0 := b'a\x00'
            x = %0
        """,
    ),
    "triple quotes": (
        "<module>",
        """
            x = '''a
            b'''
        """,
        r"""
            %0 := 'a\nb'
            x = %0
        """,
    ),
    "constants": (
        "<module>",
        """
            x = 0x10, 1_000, 1.5e3, 2j, ..., None, True
        """,
        """
            %0 := 16
            %1 := 1000
            %2 := 1500.0
            %3 := None
            %4 := None
            %5 := None
            %6 := True
            %7 = tuple(%0, %1, %2, %3, %4, %5, %6)
            x = %7
        """,
    ),
    "displays": (
        "<module>",
        """
            x = [a, *b], (c,), {d}, {e: f, **g}, {}
        """,
        """
            %0 = list(a, *b)
            %1 = tuple(c)
            %2 = set(d)
            %3 = dict(e: f, *g)
            %4 = dict()
            %5 = tuple(%0, %1, %2, %3, %4)
            x = %5
        """,
    ),
    "await": (
        "f",
        """
            async def f(): return await a
        """,
        """
            %0 = await a
            return %0
        """,
    ),
    "yield": (
        "f",
        """
            def f():
                x = yield a
                yield
                z = [(yield b), (yield from c)]
        """,
        """
            %0 = yield a
            x = %0
            %1 = yield None
            %2 = yield b
            %3 = yield from c
            %4 = list(%2, %3)
            z = %4
        """,
    ),
    "lambda": (
        "<module>",
        """
            x = lambda a, b=c(): a + b
        """,
        """
            %0 = c()
            %1 = function 1(b=%0)
            x = %1
        """,
    ),
    "body of a lambda": (
        "<lambda>",
        """
            x = lambda a: a + b
        """,
        """
            %0 = + (a, b)
            return %0
        """,
    ),
}


@pytest.mark.parametrize(("function", "source", "expected"), CASES.values(), ids=CASES)
def test_expression(function: str, source: str, expected: str) -> None:
    assert "\n".join(written(dedent(source), function)) == dedent(expected).strip()
