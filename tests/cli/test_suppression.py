"""Comments that suppress, comments that are written, comments that suppress nothing."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from cli.conftest import write
from started import LEAK, LEAK_OF_INSTANCE, concise

STORE = "        KEPT.append(stream)\n"


def leak(store: str) -> str:
    """The program with another line (or lines) that stores."""
    assert STORE in LEAK
    return LEAK.replace(STORE, store)


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# NOQA",
        "# noqa: STL101",
        "# noqa:STL101,STL104",
        "# noqa : STL1",
        "# noqa: E501, STL101",
        "# noqa: E501 STL101 because",
        "# type: ignore[x]  # noqa: STL101",
        "# streamlint: ignore",
        "# streamlint: ignore[STL101] at most three turns",
        "# streamlint: ignore[STL101,STL1] both",
    ],
)
def test_a_comment_on_the_line(comment: str) -> None:
    write("a.py", leak(f"        KEPT.append(stream)  {comment}\n"))
    done = concise("--ignore", "STL002")
    assert (done.status, done.output) == (0, "")


@pytest.mark.parametrize(
    "comment", ["# noqa: E501", "# noqa: STL103", "# streamlint: ignore[STL2]", "# no qa", "# streamlint ignore"]
)
def test_a_comment_about_something_else(comment: str) -> None:
    write("a.py", leak(f"        KEPT.append(stream)  {comment}\n"))
    assert concise("--ignore", "STL002").found == ["a.py:8 STL101"]


@pytest.mark.parametrize("at", range(4))
def test_any_line_of_the_statement_will_do(at: int) -> None:
    lines = ["        KEPT.append(", "            stream", "        )", "        print(KEPT)"]
    lines[at] += "  # noqa: STL101"
    write("a.py", leak("\n".join(lines) + "\n"))
    assert concise("--ignore", "STL002").found == ([] if at < 3 else ["a.py:8 STL101"])


def test_the_end_of_a_string_of_several_lines_will_do() -> None:
    write("a.py", leak('        KEPT.append((stream, """\n# noqa: no comment\n"""))  # noqa: STL101\n'))
    assert concise().status == 0


@pytest.mark.parametrize("comment", ["# flake8: noqa", "# flake8: noqa: STL101", "# streamlint: skip-file"])
def test_a_comment_about_the_whole_file(comment: str) -> None:
    write("a.py", f"{comment}\n{LEAK}")
    write("b.py", f"{LEAK}\n\n    {comment}\n")
    assert concise().status == 0


def test_comments_that_suppress_nothing() -> None:
    write("a.py", "x = 1  # noqa: STL101\ny = 1  # noqa: E501\nz = 1  # streamlint: ignore[STL2]\nw = 1  # noqa\n")
    assert concise().found == ["a.py:1 STL002", "a.py:3 STL002"]
    assert concise("--select", "STL101,STL002").found == ["a.py:1 STL002"]
    assert concise("--select", "STL2,STL002").found == ["a.py:3 STL002"]
    assert concise("--select", "STL1").found == []
    assert concise("--ignore", "STL002").status == 0


# ------------------------------------------------------------------------------------------------------ --add-noqa


def test_comments_are_added_and_added_once() -> None:
    write("a.py", LEAK)
    write("b.py", LEAK_OF_INSTANCE)
    write("c.py", "x = 1\n")
    done = concise("--add-noqa")
    assert (done.status, done.output) == (0, "")
    assert done.errors == "streamlint: 2 findings silenced in 2 files\n"
    assert Path("a.py").read_text() == leak("        KEPT.append(stream)  # noqa: STL101\n")
    assert Path("b.py").read_text() == LEAK_OF_INSTANCE.replace("(stream)\n", "(stream)  # noqa: STL103\n")
    before = Path("a.py").stat().st_mtime_ns
    again = concise("--add-noqa")
    assert (again.status, again.errors) == (0, "streamlint: 0 findings silenced in 0 files\n")
    assert Path("a.py").stat().st_mtime_ns == before
    assert concise().status == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("KEPT.append(stream)  # type: ignore", "KEPT.append(stream)  # type: ignore  # noqa: STL101"),
        ("KEPT.append(stream)  # noqa: E501", "KEPT.append(stream)  # noqa: E501, STL101"),
        ("KEPT.append(stream)  # noqa:E501,W291 long", "KEPT.append(stream)  # noqa:E501,W291, STL101 long"),
        ("KEPT.append(stream)   ", "KEPT.append(stream)  # noqa: STL101"),
        ("KEPT.append(\n            stream\n        )", "KEPT.append(  # noqa: STL101\n            stream\n        )"),
        (
            "KEPT.append(\n            stream  # noqa: E501\n        )",
            "KEPT.append(\n            stream  # noqa: E501, STL101\n        )",
        ),
        ("KEPT.append( \\\n        stream)", "KEPT.append( \\\n        stream)  # noqa: STL101"),
        ('KEPT.append((stream, """\na\n"""))', 'KEPT.append((stream, """\na\n"""))  # noqa: STL101'),
        ("KEPT.append(stream)  # é ☃", "KEPT.append(stream)  # é ☃  # noqa: STL101"),
        (
            "KEPT.append(stream)  # streamlint: ignore[STL2]",
            "KEPT.append(stream)  # streamlint: ignore[STL2]  # noqa: STL101",
        ),
    ],
)
def test_what_is_there_stays(before: str, after: str) -> None:
    write("a.py", leak(f"        {before}\n"))
    concise("--add-noqa", "--ignore", "STL002")
    assert Path("a.py").read_text(encoding="utf-8") == leak(f"        {after}\n")
    assert concise("--ignore", "STL002").status == 0


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("head", "encoding"),
    [("", "utf-8"), ("", "utf-8-sig"), ("# coding: latin-1\n", "latin-1"), ("# coding: cp1252\n", "cp1252")],
)
def test_encodings_and_line_ends_stay(end: str, head: str, encoding: str) -> None:
    text = (head + "NAME = 'é'\n" + LEAK).replace("\n", end).removesuffix(end)
    data = text.encode(encoding)
    Path("a.py").write_bytes(data)
    assert concise("--add-noqa").status == 0
    assert Path("a.py").read_bytes() == data + b"  # noqa: STL101"


def test_permissions_and_links_stay() -> None:
    write("real.py", LEAK)
    Path("real.py").chmod(0o750)
    Path("a.py").symlink_to("real.py")
    assert concise("--add-noqa", "a.py").status == 0
    assert Path("a.py").is_symlink()
    assert stat.S_IMODE(Path("real.py").stat().st_mode) == 0o750
    assert "noqa" in Path("real.py").read_text()
    assert {path.name for path in Path().iterdir()} <= {"a.py", "real.py", ".streamlint_cache"}


def test_what_cannot_be_silenced_is_reported() -> None:
    write("a.py", "x = 1  # noqa: STL101\n")
    write("b.py", "def broken(:\n")
    done = concise("--add-noqa")
    assert done.status == 1
    assert done.found == ["a.py:1 STL002", "b.py:1 STL001"]
    assert Path("a.py").read_text() == "x = 1  # noqa: STL101\n"


def test_only_what_is_selected_and_new_is_silenced() -> None:
    write("a.py", LEAK)
    write("b.py", LEAK_OF_INSTANCE)
    concise("--write-baseline", "known.json", "a.py")
    concise("--add-noqa", "--baseline", "known.json")
    assert Path("a.py").read_text() == LEAK
    assert "noqa" in Path("b.py").read_text()
    write("b.py", LEAK_OF_INSTANCE)
    concise("--add-noqa", "--select", "STL101")
    assert Path("b.py").read_text() == LEAK_OF_INSTANCE


def test_standard_input_is_no_file() -> None:
    done = concise("-", "--add-noqa", given=LEAK.encode())
    assert done.status == 2
    assert "`--add-noqa` writes into files" in done.errors
