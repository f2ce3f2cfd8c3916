"""What cannot be lowered, and how deep texts end: with an answer, never with a crash."""

from __future__ import annotations

import gc
import pickle
import sys
import warnings
from collections.abc import Callable

import libcst as cst
import pytest

from facts.notation import every, facts
from streamlint.facts import records
from streamlint.facts.lowering import LoweringError, lower, parsing


def failure(source: str | bytes) -> LoweringError:
    """The error that lowering ends with."""
    with pytest.raises(LoweringError) as caught:
        lower(source, "module.py", "module")
    return caught.value


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("x = 1\nprint x\n", 2),
        ("x = (1,\n", 1),
        ("x = 1\ndef f(:\n", 2),
        ("x = 1\n\n  y = 2\n", 3),
        ("if x:\n    y\n  z\n", 3),
        ("x = 1\nx = 'abc\n", 2),
        ("\nf() = 1\n", 2),
        ("\n\ndel f()\n", 3),
        ("x = `a`\n", 1),
        ("except:\n", 1),
        ("exec 'x'\n", 1),
        ("\nx = b'a' 'b'\n", 2),
        ("\nx = 0777\n", 2),
        ("raise E, 'x'\n", 1),
    ],
)
def test_syntax_errors(source: str, line: int) -> None:
    """The message and the column are those of the Python that runs."""
    error = failure(source)
    assert error.line == line
    assert error.column >= 1
    assert str(error) == f"{error.message} (line {line}, column {error.column})"


@pytest.mark.parametrize(
    ("source", "message", "line", "column"),
    [
        ("x = 1\na = '\\xZZ'\n", "invalid string", 2, 5),
        ("x = 1\nx = " + "1" * 5000, "invalid number", 2, 5),
        ("x = 1\ny = 1, *(a\n)\n*b", "StarredElement", 4, 1),
        ("x = 1\ny = \0\n", "NUL byte", 2, 5),
        ("x = 1\n(y): int = 1\n", "LibCST cannot parse", 2, 6),
    ],
)
def test_what_only_lowering_finds(source: str, message: str, line: int, column: int) -> None:
    error = failure(source)
    assert message in error.message
    assert (error.line, error.column) == (line, column)


def test_bytes_are_decoded_by_their_coding_line() -> None:
    module = lower("# coding: latin-1\nx = 'ä'\n".encode("latin-1"), "module.py", "module")
    assert module.functions[0].body[0] == records.Const(module.functions[0].body[0].at, "%0", "ä")
    assert lower(b"\xef\xbb\xbfx = 1", "module.py", "module").functions[0].binds == {"x"}


@pytest.mark.parametrize("source", [b"# coding: nonsense\n", b"x = '\xff'\n", b"# coding: utf-8\nx = '\xe4'\n"])
def test_bytes_that_cannot_be_decoded(source: bytes) -> None:
    assert "decoded" in failure(source).message


@pytest.mark.parametrize("source", ["", "\n", "# only a comment", "\ufeff", "\f\n", "'doc'", "x"])
def test_nearly_nothing(source: str) -> None:
    assert facts(source).functions[0].body == ()


def test_wrong_escapes_do_not_warn() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (const, _) = facts(r"x = '\d'").functions[0].body
    assert isinstance(const, records.Const)
    assert const.value == r"\d"


TOO_DEEP: dict[str, Callable[[int], str]] = {
    "parentheses": lambda n: "(" * n + "x" + ")" * n,
    "lists": lambda n: "[" * n + "]" * n,
    "calls in calls": lambda n: "f(" * n + ")" * n,
    "calls of calls": lambda n: "f" + "()" * n,
    "subscripts": lambda n: "x" + "[0]" * n,
    "attributes": lambda n: "x" + ".x" * n,
    "attribute targets": lambda n: "x" + ".x" * n + " = 1",
    "additions": lambda n: "x" + " + x" * n,
    "powers": lambda n: "x" + "**x" * n,
    "not": lambda n: "not " * n + "x",
    "minus": lambda n: "-" * n + "x",
    "and": lambda n: "x" + " and x" * n,
    "comparisons": lambda n: "x" + " < x" * n,
    "conditionals": lambda n: "x if y else " * n + "x",
    "lambdas": lambda n: "lambda: " * n + "x",
    "targets": lambda n: "x = " * n + "1",
    "elif": lambda n: "if x: pass\n" + "elif x: pass\n" * n,
    "for clauses": lambda n: "[x " + "for x in y " * n + "]",
    "if clauses": lambda n: "[x for x in y " + "if x " * n + "]",
    "with": lambda n: "with " + ", ".join(["x"] * n) + ": pass",
    "formatted": lambda n: 'f"{' + "(" * n + ")" * n + '}"',
    "formatted not": lambda n: 'f"{' + "not " * n + 'x}"',
    "formats in formats": lambda n: "f'{x:" + "{x:" * n + "}" * n + "}'",
    "patterns": lambda n: "match x:\n case " + "[" * n + "]" * n + ": pass",
    "class patterns": lambda n: "match x:\n case " + "A(" * n + ")" * n + ": pass",
    "alternatives": lambda n: "match x:\n case 1" + " | 1" * n + ": pass",
    "strings": lambda n: "x = (" + "'a' " * n + ")",
    "unions": lambda n: "x: " + "int | " * n + "int",
    "quoted": lambda n: "x: '" + "list[" * n + "int" + "]" * n + "'",
    "cases": lambda n: "match x:\n" + " case 1: pass\n" * min(n, 2_000),
    "guarded cases": lambda n: "match x:\n" + " case 1 if x: pass\n" * min(n, 2_000),
    "decorators": lambda n: "@x\n" * n + "def f(): pass",
    "blocks": lambda n: "".join(" " * i + "if x:\n" for i in range(min(n, 1000))) + " " * min(n, 1000) + "pass\n",
}


@pytest.mark.parametrize("depth", [9, 90, 190, 990, 9_000])
@pytest.mark.parametrize("shape", TOO_DEEP)
def test_deep_texts(shape: str, depth: int) -> None:
    try:
        module = facts(TOO_DEEP[shape](depth))
    except LoweringError:
        refused = depth
    else:
        refused = None
    assert refused is None or refused > (9 if "patterns" in shape else 90)
    if refused is not None:
        return
    assert pickle.loads(pickle.dumps(module)) == module
    assert hash(module) == hash(module)


@pytest.mark.parametrize(
    "shape", ["additions", "attributes", "calls of calls", "and", "conditionals", "elif", "not", "strings", "cases"]
)
def test_long_chains_are_lowered(shape: str) -> None:
    limit = sys.getrecursionlimit()
    assert facts(TOO_DEEP[shape](990)).functions[0].body
    assert sys.getrecursionlimit() == limit


def test_long_elif_chain_keeps_every_body() -> None:
    source = "if a(0): b(0)\n" + "".join(f"elif a({n}): b({n})\n" for n in range(1, 200)) + "else: c()\n"
    called = [r.function for r in every(facts(source).functions[0].body) if isinstance(r, records.Call)]
    assert called == ["a", "b"] * 200 + ["c"]


@pytest.mark.parametrize(
    "source",
    [
        "x = '" + "(" * 500 + "'\n",
        "# " + "[" * 500 + "\n",
        "'''" + "{\n" * 500 + "'''\n",
        "x = [" + "(1, -2),\n" * 2_000 + "]\n",
        "x = {" + "'a': b.c + 1,\n" * 1_500 + "}\n",
        "x = a + b\n" * 1_500,
        "if x: pass\nelif y: pass\n" * 1_500,
        "x = f'" + "(" * 500 + "{y}'\n",
        "x = f'" + "{{" * 500 + "'\n",
    ],
)
def test_what_only_looks_deep(source: str) -> None:
    assert facts(source).functions


def test_block_depth_names_a_line() -> None:
    error = failure("x\ny = [a for a in b " + "if a " * 500 + "]\n")
    assert error.message == "nested too deeply"
    assert error.line == 2


def test_the_collector_runs_again_afterwards() -> None:
    assert gc.isenabled()
    facts("x = 1")
    failure("x = (")
    assert gc.isenabled()


def test_a_parser_that_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):  # as Rust's panics are called in Python
        pass

    def panic(text: str) -> cst.Module:
        raise PanicException("index out of bounds")

    def broken(text: str) -> cst.Module:
        raise KeyError(text)

    def interrupted(text: str) -> cst.Module:
        raise KeyboardInterrupt

    for parse in (panic, broken):
        monkeypatch.setattr(parsing.cst, "parse_module", parse)
        assert "the parser failed" in failure("x = 1").message
    monkeypatch.setattr(parsing.cst, "parse_module", interrupted)
    with pytest.raises(KeyboardInterrupt):
        facts("x = 1")
