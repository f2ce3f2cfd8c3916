"""Which comments suppress what, and which suppress nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.conftest import write
from streamlint.engine.comments import comments
from streamlint.outcome import Report

Run = Callable[..., Report]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# NOQA",
        "#noqa",
        "# noqa: STL103",
        "# noqa:STL103",
        "# noqa: stl103",
        "# noqa: E501, STL1",
        "# noqa: E501 STL103 the reason",
        "# noqa: because",
        "# type: ignore # noqa: STL103",
        "# streamlint: ignore",
        "# streamlint: ignore[STL103] at most three",
        "# streamlint:ignore[STL2, stl103]",
        "# Streamlint: Ignore [ STL1 ]",
    ],
)
def test_what_suppresses(run: Run, comment: str) -> None:
    write("a.py", f"leak()  {comment}", "leak()")
    lines = [found.where.line for found in run().findings if found.code == "STL103"]
    assert lines == [3]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa: E501",
        "# noqa: STL2",
        "# streamlint: ignore[STL2]",
        "# noqax",
        "# see noqa",
        "# streamlint: ignored",
        "# flake8",
    ],
)
def test_what_does_not(run: Run, comment: str) -> None:
    write("a.py", f"leak()  {comment}")
    assert [found.code for found in run().findings if found.code == "STL103"] == ["STL103"]


def test_a_comment_speaks_for_the_whole_logical_line(run: Run) -> None:
    write(
        "a.py", "leak(", "    1,  # noqa: STL103", "    2,", ")", "leak()", "leak(", '    """', '""")  # noqa', "leak()"
    )
    assert [found.where.line for found in run().findings] == [6, 10]


def test_a_comment_on_a_line_of_its_own_speaks_for_no_other(run: Run) -> None:
    write("a.py", "# noqa", "leak()", "# noqa", "", "leak()")
    assert [found.where.line for found in run().findings] == [3, 6]


def test_a_string_is_no_comment(run: Run) -> None:
    write("a.py", "leak('# noqa')", "leak('''", "# noqa", "''')")
    assert [found.where.line for found in run().findings] == [2, 3]


def test_skip_file(run: Run) -> None:
    write("a.py", "leak()", "# streamlint: skip-file")
    write("b.py", "leak()")
    Path("bad.py").write_text("# streamlint: skip-file\ndef broken(:\n")
    assert [found.where.path for found in run().findings] == ["b.py"]


def test_a_syntax_error_is_suppressed_on_its_line(run: Run) -> None:
    Path("bad.py").write_text("x = 1\ndef broken(:  # noqa: STL001\n")
    assert not run().findings


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("# noqa: STL103", "there is no STL103 to suppress here"),
        ("# noqa: E501, STL1", "there is no STL1 to suppress here"),
        ("# noqa: STL999", "there is no rule STL999"),
        ("# streamlint: ignore[STL103] reason", "there is no STL103 to suppress here"),
        ("# streamlint: ignore[E501]", "there is no rule E501"),
        ("# streamlint: ignore[]", "names no code"),
        ("# streamlint: ignore", "suppresses nothing here"),
        ("# streamlint: ignroe[STL103]", "is not understood; did you mean `ignore`?"),
        ("# streamlint: skipfile", "is not understood; did you mean `skip-file`?"),
    ],
)
def test_suppressions_of_nothing_are_stl002(run: Run, comment: str, words: str) -> None:
    Path("plain.py").write_text(f"x = 1  {comment}\n")
    [found] = run().findings
    assert (found.code, found.where.line, found.where.column, found.severity) == ("STL002", 1, 8, "warning")
    assert words in found.message


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# noqa: E501",
        "# streamlint: the best",
        "# streamlint: ignore[STL002]",
        "# noqa: STL103, STL002",
        "# streamlint: skip-file",
    ],
)
def test_suppressions_that_are_left_alone(run: Run, comment: str) -> None:
    Path("plain.py").write_text(f"x = 1  {comment}\n")
    assert not run().findings


def test_a_suppression_of_a_rule_that_does_not_run_is_left_alone(run: Run) -> None:
    Path("plain.py").write_text("x = 1  # noqa: STL103\ny = 1  # streamlint: ignore\n")
    assert not run(ignore=("STL1",)).findings
    assert len(run().findings) == 2


def test_a_suppression_of_an_unsure_finding_is_used(run: Run) -> None:
    write("a.py", "guess()  # noqa: STL103")
    assert not run().findings


def test_one_code_of_two_is_used(run: Run) -> None:
    write("a.py", "leak()  # streamlint: ignore[STL103, STL002x, STL9]")
    assert [found.message.rpartition(" ")[2] for found in run().findings] == ["STL002X", "STL9"]


def test_a_file_that_the_tokenizer_refuses_is_searched_line_by_line() -> None:
    text = "x = 1  # noqa: STL1\n'''unclosed\ny = 2  # streamlint: ignore[STL2]\n"
    found = [(comment.kind, comment.codes, comment.first, comment.last) for comment in comments(text)]
    assert found == [("noqa", ("STL1",), 1, 1), ("ignore", ("STL2",), 3, 3)]


def test_places_of_comments() -> None:
    [first, second] = comments("x = (  # noqa\n  1)  # é # streamlint: ignore[STL1] why\r\n")
    assert (first.at.line, first.at.column, first.at.end_column, first.first, first.last) == (1, 8, 14, 1, 2)
    assert (second.at.line, second.at.column, second.text) == (2, 11, "# streamlint: ignore[STL1]")


@pytest.mark.parametrize(
    "comment", ["# flake8: noqa", "  #flake8:noqa", "# FLAKE8: NOQA", "# flake8: noqa: STL1, E501", "# flake8=noqa"]
)
def test_a_comment_of_flake8_about_the_file(run: Run, comment: str) -> None:
    write("a.py", "leak()", "if 1:", comment, "    leak()")
    assert not run().findings


@pytest.mark.parametrize(
    "comment", ["x = 1  # flake8: noqa", "# flake8: noqa: E501", "# see flake8: noqa", "# flake8: noqax"]
)
def test_a_comment_of_flake8_about_something_else(run: Run, comment: str) -> None:
    write("a.py", "leak()", comment)
    assert [found.where.line for found in run().findings] == [2]


def test_codes_for_a_file_that_has_no_such_findings(run: Run) -> None:
    write("a.py", "# flake8: noqa: STL103")
    [found] = run().findings
    assert (found.code, found.where.line) == ("STL002", 2)


def test_a_space_before_the_colon(run: Run) -> None:
    write("a.py", "leak()  # noqa : STL1", "leak()  # noqa : STL2")
    assert [found.where.line for found in run().findings if found.code == "STL103"] == [3]
