"""Statements with bodies: a source and the records it becomes."""

from __future__ import annotations

from textwrap import dedent

import pytest

from facts.notation import written

CASES = {
    "if": (
        "<module>",
        """
            if a: x = 1
            elif b(): x = 2
            else: x = 3
        """,
        """
            if a:
                %0 := 1
                x = %0
            else:
                %1 = b()
                if %1:
                    %2 := 2
                    x = %2
                else:
                    %3 := 3
                    x = %3
        """,
    ),
    "for": (
        "<module>",
        """
            for x in f(): g(x)
            else: h()
        """,
        """
            %0 = f()
            for %1 in %0:
                x = %1
                %2 = g(x)
            else:
                %3 = h()
        """,
    ),
    "for, into an attribute": (
        "<module>",
        """
            for a.b in c: pass
        """,
        """
            for %0 in c:
                a.b = %0
        """,
    ),
    "for, unpacking": (
        "<module>",
        """
            for x, (y, a[0]) in c: break
        """,
        """
            for %0 in c:
                x, %1, = %0
                y, %2, = %1
                %3 := 0
                a[%3] = %2
                break
        """,
    ),
    "while": (
        "<module>",
        """
            while f():
                if a: continue
                break
            else: g()
        """,
        """
            while head:
                %0 = f()
            while %0:
                if a:
                    continue
                break
            else:
                %1 = g()
        """,
    ),
    "while true": (
        "<module>",
        """
            while True: f()
        """,
        """
            while head:
                %0 := True
            while %0:
                %1 = f()
        """,
    ),
    "try": (
        "<module>",
        """
            try: a()
            except E as e: b(e)
            except (F, m.G): c()
            except: d()
            else: e()
            finally: f()
        """,
        """
            try:
                %0 = a()
            except E as e:
                %1 = b(e)
            except head:
                %2 = m.G
                %3 = tuple(F, %2)
            except %3 as None:
                %4 = c()
            except None as None:
                %5 = d()
            else:
                %6 = e()
            finally:
                %7 = f()
        """,
    ),
    "except group": (
        "<module>",
        """
            try: a()
            except* E as e: b(e)
        """,
        """
            try:
                %0 = a()
            except* E as e:
                %1 = b(e)
        """,
    ),
    "with, items nest": (
        "<module>",
        """
            with a() as b, c, d() as (e, f): g()
        """,
        """
            %0 = a()
            with %0 as %1:
                b = %1
                with c as %2:
                    %3 = d()
                    with %3 as %4:
                        e, f, = %4
                        %5 = g()
        """,
    ),
    "with in parentheses": (
        "<module>",
        """
            with (a as b, c as d.e): pass
        """,
        """
            with a as %0:
                b = %0
                with c as %1:
                    d.e = %1
        """,
    ),
    "with a parenthesised call": (
        "<module>",
        """
            with (a()): pass
        """,
        """
            %0 = a()
            with %0 as %1:
        """,
    ),
    "async": (
        "f",
        """
            async def f():
                async for x in b: pass
                async with c as d: pass
        """,
        """
            async for %0 in b:
                x = %0
            async with c as %1:
                d = %1
        """,
    ),
}


@pytest.mark.parametrize(("function", "source", "expected"), CASES.values(), ids=CASES)
def test_block(function: str, source: str, expected: str) -> None:
    assert "\n".join(written(dedent(source), function)) == dedent(expected).strip()
