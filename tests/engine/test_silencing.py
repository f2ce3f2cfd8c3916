"""Comments that are written change nothing but what is reported."""

from __future__ import annotations

import ast

import pytest
from hypothesis import assume, given

from laws.made_programs import Made, made
from laws.test_laws import QUICK
from streamlint.api import all_rules
from streamlint.config.configuration import Configuration
from streamlint.engine.reading import StandardInput
from streamlint.engine.run import analyse
from streamlint.engine.silencing import with_comments
from streamlint.finding import Confidence, Finding
from streamlint.location import Location, Span


def found(source: str) -> tuple[Finding, ...]:
    return analyse([], Configuration(), all_rules(), standard_input=StandardInput(source.encode(), "a.py")).findings


@given(made(leaking=True))
@QUICK
def test_a_program_with_comments(program: Made) -> None:
    source = program.source
    reported = found(source)
    assume(reported)
    silenced = with_comments(source, reported)
    assert silenced != source
    assert ast.dump(ast.parse(silenced)) == ast.dump(ast.parse(source))
    assert found(silenced) == ()
    assert with_comments(silenced, found(silenced)) == silenced


def at(line: int, code: str = "STL103") -> Finding:
    span = Span(line, 1, line, 2)
    return Finding(code, "rule", "message", Location("a.py", span), "error", Confidence.HIGH, "advice")


@pytest.mark.parametrize(
    ("before", "lines", "after"),
    [
        ("a()\nb()\n", [2, 1], "a()  # noqa: STL103\nb()  # noqa: STL103\n"),
        ("a()", [1], "a()  # noqa: STL103"),
        ("a()\r\nb()\r\n", [1], "a()  # noqa: STL103\r\nb()\r\n"),
        ("a('''\n''',\n b)\n", [1], "a('''\n''',  # noqa: STL103\n b)\n"),
        ("a('''\n# noqa: STL103\n''')\n", [1], "a('''\n# noqa: STL103\n''')  # noqa: STL103\n"),
        ("a(f'''{\nb}''')\n", [1], "a(f'''{\nb}''')  # noqa: STL103\n"),
        ("a \\\n  .b \\\n  ()\n", [1, 2], "a \\\n  .b \\\n  ()  # noqa: STL103\n"),
        ("@a\ndef b():\n    c()\n", [2], "@a\ndef b():  # noqa: STL103\n    c()\n"),
        ("a(  # why\n)  # noqa: E1\n", [1], "a(  # why\n)  # noqa: E1, STL103\n"),
        ("# flake8: noqa: E1\na()\n", [2], "# flake8: noqa: E1\na()  # noqa: STL103\n"),
        ("a()\n", [7], "a()\n"),
        ("'''unclosed\na()\n", [2], "'''unclosed\na()\n"),
    ],
)
def test_where_comments_go(before: str, lines: list[int], after: str) -> None:
    assert with_comments(before, map(at, lines)) == after


def test_several_codes() -> None:
    one = with_comments("a()  # noqa: W1\n", [at(1), at(1, "STL101"), at(1)])
    assert one == "a()  # noqa: W1, STL101, STL103\n"
