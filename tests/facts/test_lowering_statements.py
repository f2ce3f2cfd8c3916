"""Simple statements: a source and the records it becomes."""

from __future__ import annotations

from textwrap import dedent

import pytest

from facts.notation import written

CASES = {
    "assignment": (
        "<module>",
        """
            x = 1
        """,
        """
            %0 := 1
            x = %0
        """,
    ),
    "chain of targets, from the left": (
        "<module>",
        """
            x = y = f(1)
        """,
        """
            %0 := 1
            %1 = f(%0)
            x = %1
            y = %1
        """,
    ),
    "nested unpacking": (
        "<module>",
        """
            a, (b, *c), self.d, e[0] = v
        """,
        """
            a, %0, %1, %2, = v
            b, *c, = %0
            self.d = %1
            %3 := 0
            e[%3] = %2
        """,
    ),
    "swap": (
        "<module>",
        """
            [a, b] = b, a
        """,
        """
            %0 = tuple(b, a)
            a, b, = %0
        """,
    ),
    "annotated": (
        "<module>",
        """
            x: list[int] = []
        """,
        """
            %0 = list()
            x: list[int] = %0
        """,
    ),
    "bare annotation": (
        "<module>",
        """
            x: int
        """,
        """
            x: int
        """,
    ),
    "annotated attribute": (
        "<module>",
        """
            self.x: "T" = v
        """,
        """
            self.x: T = v
        """,
    ),
    "bare annotated attribute": (
        "<module>",
        """
            self.x: T
        """,
        """
            self.x: T
        """,
    ),
    "annotated item": (
        "<module>",
        """
            a[i]: int = v
        """,
        """
            a[i] = v
        """,
    ),
    "augmented name": (
        "<module>",
        """
            x += f()
        """,
        """
            %0 = f()
            %1 = += (x, %0)
            x = %1
        """,
    ),
    "augmented attribute is loaded first": (
        "<module>",
        """
            self.n -= f()
        """,
        """
            %0 = self.n
            %1 = f()
            %2 = -= (%0, %1)
            self.n = %2
        """,
    ),
    "augmented item": (
        "<module>",
        """
            d[k()] |= v
        """,
        """
            %0 = k()
            %1 = d[%0]
            %2 = |= (%1, v)
            d[%0] = %2
        """,
    ),
    "del": (
        "<module>",
        """
            del a, b.c, d[1], (e, [f])
        """,
        """
            del a
            del b.c
            %0 := 1
            del d[%0]
            del e
            del f
        """,
    ),
    "import": (
        "<module>",
        """
            import a.b.c, d as e, f.g as h
        """,
        """
            a = import a
            e = import d
            h = import f.g
        """,
    ),
    "from import": (
        "<module>",
        """
            from a.b import c, d as e
        """,
        """
            c = import a.b:c
            e = import a.b:d
        """,
    ),
    "from package": (
        "<module>",
        """
            from . import a
        """,
        """
            a = import .:a
        """,
    ),
    "from parent": (
        "<module>",
        """
            from ..m import a
        """,
        """
            a = import ..m:a
        """,
    ),
    "star import": (
        "<module>",
        """
            from m import *
        """,
        """
            * = import m:*
        """,
    ),
    "type alias": (
        "<module>",
        """
            type X = list[T]
        """,
        """
            %0 = list[T]
            X = %0
        """,
    ),
    "bare raise": (
        "<module>",
        """
            raise
        """,
        """
            raise
        """,
    ),
    "raise from": (
        "<module>",
        """
            raise E(1) from c
        """,
        """
            %0 := 1
            %1 = E(%0)
            raise %1 from c
        """,
    ),
    "assert": (
        "<module>",
        """
            assert f(), g()
        """,
        """
            %0 = f()
            %1 = g()
        """,
    ),
    "docstring and ellipsis leave nothing": (
        "<module>",
        '''
            """Doc."""
            ...
            pass
            1
        ''',
        """

        """,
    ),
    "a line of statements": (
        "<module>",
        """
            a(); b(); c = 1
        """,
        """
            %0 = a()
            %1 = b()
            %2 := 1
            c = %2
        """,
    ),
}


@pytest.mark.parametrize(("function", "source", "expected"), CASES.values(), ids=CASES)
def test_statement(function: str, source: str, expected: str) -> None:
    assert "\n".join(written(dedent(source), function)) == dedent(expected).strip()
