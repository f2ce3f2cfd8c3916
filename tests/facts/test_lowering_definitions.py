"""Functions and classes: a source and the records it becomes."""

from __future__ import annotations

from textwrap import dedent

import pytest

from facts.notation import written

CASES = {
    "defaults": (
        "<module>",
        """
            def f(a, /, b: int = x, *c, d=y(), **e): return a
        """,
        """
            %0 = y()
            %1 = function 1(b=x, d=%0)
            f = %1
        """,
    ),
    "decorators before defaults, applied from below": (
        "<module>",
        """
            @d1
            @m.d2(1)
            def f(a=g()): pass
        """,
        """
            %0 = m.d2
            %1 := 1
            %2 = %0(%1)
            %3 = g()
            %4 = function 1(a=%3)
            %5 = %2(%4)
            %6 = d1(%5)
            f = %6
        """,
    ),
    "class": (
        "<module>",
        """
            @d
            class C(B, *bs, metaclass=M, **kw): x = 1
        """,
        """
            %0 = class 0(B, metaclass=M, **=kw)
            %1 = d(%0)
            C = %1
        """,
    ),
    "class body": (
        "C",
        '''
            class C:
                """Doc."""
                x: int = 1
                def m(self): pass
        ''',
        """
            %0 := 1
            x: int = %0
            %1 = function 2()
            m = %1
        """,
    ),
    "bare return": (
        "f",
        """
            def f(): return
        """,
        """
            return None
        """,
    ),
    "type parameters": (
        "<module>",
        """
            def f[T: int, *Ts, **P](x: T) -> T: pass
            class C[T](B[T]): pass
        """,
        """
            %0 = function 1()
            f = %0
            %1 = B[T]
            %2 = class 0(%1)
            C = %2
        """,
    ),
}


@pytest.mark.parametrize(("function", "source", "expected"), CASES.values(), ids=CASES)
def test_definition(function: str, source: str, expected: str) -> None:
    assert "\n".join(written(dedent(source), function)) == dedent(expected).strip()
