"""Pattern matching: a source and the records it becomes."""

from __future__ import annotations

from textwrap import dedent

import pytest

from facts.notation import written

CASES = {
    "constants": (
        "<module>",
        """
            match a:
                case 1: x()
                case None: y()
                case b.C: z()
        """,
        """
            %0 := 1
            %1 = match (a, %0)
            if %1:
                %2 = x()
            else:
                %3 := None
                %4 = match (a, %3)
                if %4:
                    %5 = y()
                else:
                    %6 = b.C
                    %7 = match (a, %6)
                    if %7:
                        %8 = z()
        """,
    ),
    "a name matches all": (
        "<module>",
        """
            match a:
                case b: f(b)
        """,
        """
            b = a
            %0 = f(b)
        """,
    ),
    "sequences": (
        "<module>",
        """
            match a():
                case [x, *y, 1]: f(x)
                case (x, _): g(x)
                case _: h()
        """,
        """
            %0 = a()
            %1 = match (%0)
            if %1:
                %2, *%3, %4, = %0
                x = %2
                y = %3
                %5 := 1
                %6 = match (%4, %5)
                %7 = f(x)
            else:
                %8 = match (%0)
                if %8:
                    %9, %10, = %0
                    x = %9
                    %11 = g(x)
                else:
                    %12 = h()
        """,
    ),
    "mapping": (
        "<module>",
        """
            match a:
                case {"k": v, **rest}: f(v)
        """,
        """
            %0 = match (a)
            if %0:
                %1 := 'k'
                %2 = a[%1]
                v = %2
                %3 = dict(*a)
                rest = %3
                %4 = f(v)
        """,
    ),
    "classes": (
        "<module>",
        """
            match a:
                case C(x, y=D(z)): f(x)
        """,
        """
            %0 = match (a, C)
            if %0:
                %1 = a.@0
                x = %1
                %2 = a.y
                %3 = match (%2, D)
                %4 = %2.@0
                z = %4
                %5 = f(x)
        """,
    ),
    "builtin classes match themselves": (
        "<module>",
        """
            match a:
                case str(x) | bytes(x): f(x)
        """,
        """
            %0 = match (a, str, bytes)
            if %0:
                %1 = match (a, str)
                if %1:
                    x = a
                else:
                    x = a
                %2 = f(x)
        """,
    ),
    "alternatives that bind": (
        "<module>",
        """
            match a:
                case [x] | [x, _]: f(x)
        """,
        """
            %0 = match (a)
            if %0:
                %2 = match (a)
                if %2:
                    %1, = a
                    x = %1
                else:
                    %3, %4, = a
                    x = %3
                %5 = f(x)
        """,
    ),
    "as": (
        "<module>",
        """
            match a:
                case C() as x: f(x)
        """,
        """
            %0 = match (a, C)
            if %0:
                x = a
                %1 = f(x)
        """,
    ),
    "guard": (
        "<module>",
        """
            match a:
                case x if x.y: f(x)
                case _: g()
        """,
        """
            %0 = match (a)
            if %0:
                x = a
                %1 = x.y
                if %1:
                    %2 = f(x)
            %3 = g()
        """,
    ),
    "alternatives": (
        "<module>",
        """
            match a:
                case 1 | 2: f()
                case "a" "b": g()
                case -1: h()
        """,
        """
            %0 := 1
            %1 := 2
            %2 = match (a, %0, %1)
            if %2:
                %3 = f()
            else:
                %4 := 'ab'
                %5 = match (a, %4)
                if %5:
                    %6 = g()
                else:
                    %7 := -1
                    %8 = match (a, %7)
                    if %8:
                        %9 = h()
        """,
    ),
    "nested alternatives": (
        "<module>",
        """
            match a:
                case [1 | 2 as x, None]: f(x)
        """,
        """
            %0 = match (a)
            if %0:
                %1, %2, = a
                %3 := 1
                %4 := 2
                %5 = match (%1, %3, %4)
                x = %1
                %6 := None
                %7 = match (%2, %6)
                %8 = f(x)
        """,
    ),
    "several subjects": (
        "<module>",
        """
            match a, b:
                case 1, x: f(x)
        """,
        """
            %0 = tuple(a, b)
            %1 = match (%0)
            if %1:
                %2, %3, = %0
                %4 := 1
                %5 = match (%2, %4)
                x = %3
                %6 = f(x)
        """,
    ),
}


@pytest.mark.parametrize(("function", "source", "expected"), CASES.values(), ids=CASES)
def test_match(function: str, source: str, expected: str) -> None:
    assert "\n".join(written(dedent(source), function)) == dedent(expected).strip()
