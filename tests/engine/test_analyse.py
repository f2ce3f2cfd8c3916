"""From paths to a report: what goes wrong with one file or rule ends nothing else."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.conftest import Fails, FindsCalls, as_they_are, write
from streamlint.config.configuration import Configuration
from streamlint.engine import reading
from streamlint.engine.reading import StandardInput
from streamlint.engine.run import analyse
from streamlint.outcome import Report
from streamlint.source.discovery import MissingPathError

Run = Callable[..., Report]


def told(report: Report) -> list[tuple[str, str, int, int]]:
    return [(found.code, found.where.path, found.where.line, found.where.column) for found in report.findings]


def test_findings_are_ordered_and_counted(run: Run) -> None:
    write("b.py", "leak()")
    write("a.py", "leak()", "leak()")
    Path("plain.py").write_text("x = 1\n")
    report = run()
    assert told(report) == [("STL103", "a.py", 2, 1), ("STL103", "a.py", 3, 1), ("STL103", "b.py", 2, 1)]
    assert (report.statistics.files, report.statistics.passed, report.statistics.analysed) == (3, 2, 2)
    assert report.statistics.seconds > 0
    assert report.line("a.py", 2) == "leak()"
    assert report.line("a.py", 99) == report.line("plain.py", 1) == ""
    assert not report.errors
    assert not report.failures


def test_the_same_for_any_order_and_spelling_of_paths(run: Run, project: Path) -> None:
    write("a/x.py", "leak()")
    write("b/y.py", "leak()")
    first = run("a", "b")
    assert told(first) == told(run("b", "./a")) == told(run(str(project), "b/y.py")) == told(run("b/y.py", "a/x.py"))
    assert [found.fingerprint for found in first.findings] == [found.fingerprint for found in run("b", "a").findings]


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b"x = 1\ndef broken(:\n", 2, 12, "syntax"),
        (b"from anthropic import MessageStream as S\ndef broken(:\n", 2, 12, "syntax"),
        (b"x = 1\ny = '\0'\n", 2, 6, "NUL"),
        (b"x = 1\ny = '\xe9'\n", 2, 6, "0xe9 is not utf-8"),
        (b"# coding: nonsense\n", 1, 1, "nonsense"),
    ],
)
def test_a_file_that_cannot_be_analysed(run: Run, data: bytes, line: int, column: int, words: str) -> None:
    Path("bad.py").write_bytes(data)
    write("good.py", "leak()")
    report = run()
    assert told(report) == [("STL001", "bad.py", line, column), ("STL103", "good.py", 2, 1)]
    assert words in report.findings[0].message
    assert [(error.path, error.line, error.column) for error in report.errors] == [("bad.py", line, column)]
    assert words in report.errors[0].message
    assert not report.failures


def test_latin_1_with_a_coding_line_is_read(run: Run) -> None:
    Path("old.py").write_bytes(
        "# coding: latin-1\nfrom anthropic import MessageStream as S\né = leak()\n".encode("latin-1")
    )
    report = run()
    assert told(report) == [("STL103", "old.py", 3, 5)]
    assert report.line("old.py", 3) == "é = leak()"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(run: Run) -> None:
    write("closed.py", "leak()")
    write("open.py", "leak()")
    Path("closed.py").chmod(0)
    assert told(run()) == [("STL001", "closed.py", 1, 1), ("STL103", "open.py", 2, 1)]


def test_a_file_that_vanishes_or_is_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("gone.py", "leak()")
    write("here.py", "leak()")
    os.mkfifo("pipe")
    right = reading.contents

    def contents(path: Path, *, follow: bool = True) -> bytes:
        if path.name == "gone.py":
            path.unlink()
        return right(path, follow=follow)

    monkeypatch.setattr(reading, "contents", contents)
    report = run(".", "pipe")
    assert told(report) == [("STL001", "gone.py", 1, 1), ("STL103", "here.py", 2, 1), ("STL001", "pipe", 1, 1)]


def test_newer_syntax_than_the_interpreter_has_is_no_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("plain.py").write_text("x = 1\n")
    monkeypatch.setattr("streamlint.engine.glances.is_doubtful", lambda text, path: True)
    report = run()
    assert not report.findings
    assert (report.statistics.passed, report.statistics.analysed) == (0, 1)


def test_stl001_is_reported_whatever_is_selected_unless_it_is_ignored(run: Run) -> None:
    Path("bad.py").write_text("def broken(:\n")
    assert told(run(select=("STL103",))) == [("STL001", "bad.py", 1, 12)]
    assert told(run(min_confidence="high")) == [("STL001", "bad.py", 1, 12)]
    for off in ({"ignore": ("STL001",)}, {"per_file_ignores": (("bad.py", ("STL0",)),)}):
        report = run(**off)
        assert not report.findings
        assert len(report.errors) == 1


def test_a_rule_that_breaks_keeps_what_it_found_and_harms_no_other(run: Run) -> None:
    write("a.py", "leak()", "leak()")
    report = run(rules=(Fails(), FindsCalls()))
    assert [found.where.line for found in report.findings] == [2, 2, 3]
    [failure] = report.failures
    assert failure.where == "rule STL201 read-in-end-handler"
    assert failure.message == "LookupError: the rule is broken"
    assert "Traceback" in failure.trace


def test_linking_that_breaks_is_told_and_bad_files_are_still_reported(run: Run) -> None:
    write("a.py", "leak()")
    Path("bad.py").write_text("def broken(:\n")

    def broken(modules: Any, models: Any) -> Any:
        raise KeyError("a place")

    report = run(link=broken)
    assert told(report) == [("STL001", "bad.py", 1, 12)]
    assert [failure.where for failure in report.failures] == ["linking"]


def test_lowering_that_breaks_names_the_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.py", "leak()")
    write("b.py", "leak()")
    from streamlint.facts import lowering

    lower = lowering.lower

    def breaks(text: str, path: str, name: str, is_package: bool) -> Any:
        if path == "a.py":
            raise ZeroDivisionError
        return lower(text, path, name, is_package)

    monkeypatch.setattr(lowering, "lower", breaks)
    report = run()
    assert told(report) == [("STL103", "b.py", 2, 1)]
    assert [failure.path for failure in report.failures] == ["a.py"]


def test_selection_and_confidence(run: Run) -> None:
    write("a.py", "leak()", "guess()")
    write("tests/b.py", "leak()")
    assert [found.where.line for found in run("a.py").findings] == [2]
    assert [found.where.line for found in run("a.py", min_confidence="low").findings] == [2, 3]
    assert not run(ignore=("STL1",)).findings
    assert not run(select=("STL2",)).findings
    per_file = run(per_file_ignores=(("tests/*", ("STL1",)),))
    assert [found.where.path for found in per_file.findings] == ["a.py"]


def test_excluded_files_are_not_looked_at(run: Run) -> None:
    write("a.py", "leak()")
    write("vendor/b.py", "leak()")
    report = run(extend_exclude=("vendor/",))
    assert [found.where.path for found in report.findings] == ["a.py"]
    assert report.statistics.files == 1


def test_standard_input(project: Path) -> None:
    data = b"from anthropic import MessageStream as S\nleak()\n"
    configuration = Configuration(root=project, per_file_ignores=(("quiet.py", ("STL",)),))
    for name, count in (("<stdin>", 1), ("pkg/a.py", 1), ("quiet.py", 0)):
        given = StandardInput(data, name)
        report = analyse([], configuration, [FindsCalls()], standard_input=given, link=as_they_are, questions=())
        assert [found.where.path for found in report.findings] == [name] * count


def test_a_missing_path_is_refused(run: Run) -> None:
    with pytest.raises(MissingPathError):
        run("nowhere")


def test_a_folder_without_python(run: Run) -> None:
    Path("notes.txt").write_text("def broken(:\n")
    report = run()
    assert not report.findings
    assert report.statistics.files == 0


def test_nothing_of_the_project_is_imported_or_run(run: Run, project: Path) -> None:
    write("a.py", "import pathlib", "pathlib.Path('ran').touch()", "leak()")
    write("conftest.py", "import pathlib", "pathlib.Path('ran').touch()")
    before = sorted(project.rglob("*"))
    assert len(run().findings) == 1
    assert sorted(project.rglob("*")) == before


def test_a_file_that_cannot_be_linked_keeps_no_other_from_it(run: Run) -> None:
    for name in ("a.py", "b.py", "c.py"):
        write(name, "leak()")

    def link(modules: Any, models: Any) -> Any:
        if any(module.path == "b.py" for module in modules):
            raise RecursionError("b.py is too much")
        return as_they_are(modules, models)

    report = run(link=link)
    assert told(report) == [("STL103", "a.py", 2, 1), ("STL103", "c.py", 2, 1)]
    assert [failure.where for failure in report.failures] == ["linking"]
    assert not run(link=lambda modules, models: link([*modules, *modules], models) if len(modules) > 1 else []).findings
