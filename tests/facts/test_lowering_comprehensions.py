"""Comprehensions and generator expressions: a source and the records it becomes."""

from __future__ import annotations

from textwrap import dedent

import pytest

from facts.notation import written

CASES = {
    "list": (
        "<module>",
        """
            x = [f(i) for i in g() if i if h(i)]
        """,
        """
            %0 = g()
            %1 = list()
            comprehension %2 in %0:
                i@0 = %2
                if i@0:
                    %3 = h(i@0)
                    if %3:
                        %4 = f(i@0)
                        collect %4 into %1
            x = %1
        """,
    ),
    "dict": (
        "<module>",
        """
            x = {k: v for k, v in d}
        """,
        """
            %0 = dict()
            comprehension %1 in d:
                k@0, v@0, = %1
                collect k@0: v@0 into %0
            x = %0
        """,
    ),
    "set, two clauses": (
        "<module>",
        """
            x = {a for b in c for a in b}
        """,
        """
            %0 = set()
            comprehension %1 in c:
                b@0 = %1
                comprehension %2 in b@0:
                    a@0 = %2
                    collect a@0 into %0
            x = %0
        """,
    ),
    "the first iterable is outside": (
        "<module>",
        """
            x = [[i for i in i] for i in i]
        """,
        """
            %0 = list()
            comprehension %1 in i:
                i@0 = %1
                %2 = list()
                comprehension %3 in i@0:
                    i@1 = %3
                    collect i@1 into %2
                collect %2 into %0
            x = %0
        """,
    ),
    "siblings": (
        "<module>",
        """
            x = [i for i in a]; y = [i for i in b]
        """,
        """
            %0 = list()
            comprehension %1 in a:
                i@0 = %1
                collect i@0 into %0
            x = %0
            %2 = list()
            comprehension %3 in b:
                i@1 = %3
                collect i@1 into %2
            y = %2
        """,
    ),
    "walrus": (
        "<module>",
        """
            x = [(y := i) for i in a]
        """,
        """
            %0 = list()
            comprehension %1 in a:
                i@0 = %1
                y = i@0
                collect i@0 into %0
            x = %0
        """,
    ),
    "lambda": (
        "<module>",
        """
            x = [lambda: i for i in a]
        """,
        """
            %0 = list()
            comprehension %1 in a:
                i@0 = %1
                %2 = function 1()
                collect %2 into %0
            x = %0
        """,
    ),
    "body of a lambda": (
        "<lambda>",
        """
            x = [lambda: i for i in a]
        """,
        """
            return i@0
        """,
    ),
    "a lambda's parameter hides the target": (
        "<lambda>",
        """
            x = [lambda i: i for i in a]
        """,
        """
            return i
        """,
    ),
    "comprehension in a lambda in a comprehension": (
        "<lambda>",
        """
            x = [lambda: [i for i in i] for i in a]
        """,
        """
            %0 = list()
            comprehension %1 in i@0:
                i@1 = %1
                collect i@1 into %0
            return %0
        """,
    ),
    "async": (
        "f",
        """
            async def f(): return [await i async for i in a]
        """,
        """
            %0 = list()
            async comprehension %1 in a:
                i@0 = %1
                %2 = await i@0
                collect %2 into %0
            return %0
        """,
    ),
    "target with an attribute": (
        "<module>",
        """
            x = [i for i, *a.b in c]
        """,
        """
            %0 = list()
            comprehension %1 in c:
                i@0, *%2, = %1
                a.b = %2
                collect i@0 into %0
            x = %0
        """,
    ),
    "generator": (
        "f",
        """
            def f(): return (g(x) for x in a() if x)
        """,
        """
            %0 = a()
            %1 = function 2()
            %2 = %1(%0)
            return %2
        """,
    ),
    "body of a generator": (
        "f.<genexpr>",
        """
            def f(): return (g(x) for x in a() for y in x if y)
        """,
        """
            comprehension %0 in .0:
                x = %0
                comprehension %1 in x:
                    y = %1
                    if y:
                        %2 = g(x)
                        %3 = yield %2
        """,
    ),
    "walrus in a generator": (
        "f.<genexpr>",
        """
            def f(): return any((hit := x) for x in xs)
        """,
        """
            comprehension %0 in .0:
                x = %0
                hit = x
                %1 = yield x
        """,
    ),
    "generator in a list": (
        "<genexpr>",
        """
            x = [(j + i for j in i) for i in a]
        """,
        """
            comprehension %0 in .0:
                j = %0
                %1 = + (j, i@0)
                %2 = yield %1
        """,
    ),
    "spread": (
        "<module>",
        """
            x = [*a for a in b]
        """,
        """
            %0 = list()
            comprehension %1 in b:
                a@0 = %1
                comprehension %2 in a@0:
                    collect %2 into %0
            x = %0
        """,
    ),
    "spread dict": (
        "<module>",
        """
            x = {**a for a in b}
        """,
        """
            %0 = dict()
            comprehension %1 in b:
                a@0 = %1
                comprehension %2 in a@0:
                    %3 = a@0[%2]
                    collect %2: %3 into %0
            x = %0
        """,
    ),
    "spread generator": (
        "<genexpr>",
        """
            x = (*a for a in b)
        """,
        """
            comprehension %0 in .0:
                a = %0
                %1 = yield from a
        """,
    ),
}


@pytest.mark.parametrize(("function", "source", "expected"), CASES.values(), ids=CASES)
def test_comprehension(function: str, source: str, expected: str) -> None:
    assert "\n".join(written(dedent(source), function)) == dedent(expected).strip()
