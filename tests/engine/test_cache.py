"""What a run takes from the runs before it: nothing but what it would have found out itself."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from checkout import ROOT
from engine.conftest import FindsCalls, write
from streamlint.api import all_rules, with_fixes
from streamlint.cli import program
from streamlint.config.configuration import Configuration
from streamlint.engine import checking
from streamlint.engine.store import FILE, Store
from streamlint.outcome import InternalError, Report

LEAK = """
import anthropic

kept = []

def run(client: anthropic.Anthropic):
    while True:
        kept.append(client.messages.create(stream=True))
"""
Check = Callable[..., Report]


@pytest.fixture
def check(project: Path) -> Check:
    """Checks the project with the cache in `cache`."""

    def check(*paths: str, rules: Any = all_rules, **values: Any) -> Report:
        store = Store(project / "cache")
        report = checking.check(paths or (".",), Configuration(root=project, **values), rules, store=store)
        assert not store.notes
        store.close()
        return report

    return check


def anew(*paths: str, **values: Any) -> Report:
    return checking.check(paths or (".",), Configuration(root=Path.cwd(), **values), all_rules)


def same(report: Report, other: Report) -> bool:
    """Whether two reports differ in nothing but what they say about the run."""
    return replace(report, statistics=other.statistics) == other


def test_a_run_in_which_nothing_has_changed(check: Check) -> None:
    Path("leak.py").write_text(LEAK)
    Path("plain.py").write_text("x = 1\n")
    Path("broken.py").write_text("def broken(:\n")
    first, second = check(), check()
    assert {finding.code for finding in first.findings} == {"STL001", "STL101"}
    assert same(second, first)
    assert second.sources["leak.py"] == tuple(LEAK.split("\n"))
    assert (first.statistics.analysed, first.statistics.cached) == (1, 0)
    assert (second.statistics.files, second.statistics.analysed, second.statistics.cached) == (3, 0, 3)
    assert second.statistics.passed == first.statistics.passed == 1


def change_a_file() -> None:
    Path("leak.py").write_text(LEAK.replace("kept.append(", "print("))


def change_it_within_its_time_and_size() -> None:
    before = Path("leak.py").stat()
    Path("leak.py").write_text(LEAK.replace("while", "if   "))
    os.utime("leak.py", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Path("leak.py").stat().st_size == before.st_size


def add_a_file() -> None:
    Path("second.py").write_text(LEAK)


def take_away_a_file() -> None:
    Path("leak.py").unlink()


def move_a_file() -> None:
    Path("leak.py").rename("moved.py")


def silence_a_line() -> None:
    Path("leak.py").write_text(LEAK.replace("True))", "True))  # noqa: STL101"))


def ignore_a_file() -> None:
    Path(".git").mkdir()
    Path(".gitignore").write_text("leak.py\n")


@pytest.mark.parametrize(
    "change",
    [
        change_a_file,
        change_it_within_its_time_and_size,
        add_a_file,
        take_away_a_file,
        move_a_file,
        silence_a_line,
        ignore_a_file,
    ],
)
def test_what_changes_is_seen(change: Callable[[], None], check: Check) -> None:
    Path("leak.py").write_text(LEAK)
    Path("plain.py").write_text("x = 1\n")
    before = check()
    change()
    after = check()
    assert same(after, anew())
    assert not same(after, before)
    assert same(check(), after)


def test_a_release_that_is_named_is_seen(check: Check) -> None:
    Path("leak.py").write_text(LEAK)
    check()
    Path("requirements.txt").write_text("anthropic==0.20.0\n")
    after = check()
    assert after.statistics.cached == 0
    assert same(after, anew())


def test_a_package_around_a_file_is_seen(check: Check) -> None:
    """It changes the name of the module, and so the findings' place in the project."""
    Path("pkg").mkdir()
    Path("pkg/leak.py").write_text(LEAK)
    check("pkg/leak.py")
    Path("pkg/__init__.py").touch()
    after = check("pkg/leak.py")
    assert after.statistics.cached == 1
    assert same(after, anew("pkg/leak.py"))


@pytest.mark.parametrize("values", [{"ignore": ("STL101",)}, {"min_confidence": "high"}, {"exclude": ("leak.py",)}])
def test_the_configuration_is_seen(values: dict[str, Any], check: Check) -> None:
    Path("leak.py").write_text(LEAK)
    check()
    assert same(check(**values), anew(**values))


def test_tables_of_the_configuration_open_the_gate(check: Check) -> None:
    Path("leak.py").write_text(
        "import acme\nkept = []\ndef run():\n    while True:\n        kept.append(acme.opened())\n"
    )
    assert not check().findings
    api = ({"call": ["acme.opened"], "returns": "stream", "type": "acme.Stream"},)
    assert [finding.where.line for finding in check(api=api).findings] == [5]
    assert not check().findings


def test_a_file_that_is_only_touched_is_not_looked_at_again(check: Check) -> None:
    Path("leak.py").write_text(LEAK)
    check()
    os.utime("leak.py", (1, 1))
    assert check().statistics.cached == 1


def test_that_a_report_was_used_is_kept(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("leak.py").write_text(LEAK)
    check()
    monkeypatch.setattr("streamlint.engine.store._today", lambda: 123_456)
    assert check().statistics.cached == 1
    with sqlite3.connect(Path("cache") / FILE) as connection:
        assert connection.execute("SELECT used FROM entry WHERE kind = 'report'").fetchall() == [(123_456,)]


def test_what_was_read_once_is_not_read_again(check: Check) -> None:
    for number in range(3):
        write(f"file{number}.py", "leak()", f"x = {number}")
    assert check().statistics.analysed == 3
    write("file1.py", "leak()", "x = 7")
    report = check()
    assert (report.statistics.analysed, report.statistics.cached) == (1, 2)
    assert same(report, anew())


def test_another_program_finds_nothing_of_it(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("leak.py").write_text(LEAK)
    check()
    for place in ("checking", "memory"):
        monkeypatch.setattr(f"streamlint.engine.{place}.identity", lambda: b"another")
    assert check().statistics.cached == 0


def test_a_fault_is_not_kept(check: Check) -> None:
    Path("leak.py").write_text(LEAK)

    class Breaks(FindsCalls):
        def check(self, program: Any) -> Any:
            raise ZeroDivisionError

    assert check(rules=lambda: [Breaks()]).failures
    assert not check().failures


def test_facts_that_are_not_whole_are_read_anew(check: Check) -> None:
    from streamlint.engine.memory import _facts_key
    from streamlint.engine.reading import files_of
    from streamlint.facts.encoding import encode
    from streamlint.facts.lowering import lower

    Path("leak.py").write_text(LEAK)
    check()
    module = lower(LEAK, "leak.py", "leak")
    without = replace(module, functions=module.functions[:1])
    (file,) = files_of(["leak.py"], Configuration())
    store = Store(Path("cache"))
    store.put({"facts": {_facts_key(file): encode(without)}})  # type: ignore[arg-type]
    store.close()
    Path("plain.py").write_text("x = 1\n")
    assert same(check("leak.py", "plain.py"), anew())


def test_a_run_that_fails_on_what_was_kept_does_without(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts may read well and make no sense: then linking fails, or a rule."""
    from streamlint.engine import run

    Path("leak.py").write_text(LEAK)
    right, analysed = check(), run.analysed

    def fails(*arguments: Any, memory: Any, **others: Any) -> Report:
        report = analysed(*arguments, memory=memory, **others)
        failure = InternalError("linking", "", "broken", "")
        return replace(report, failures=(failure,)) if memory.is_kept and report.statistics.cached else report

    monkeypatch.setattr(run, "analysed", fails)
    Path("plain.py").write_text("x = 1\n")
    report = check()
    assert not report.failures
    assert report.findings == right.findings


# --------------------------------------------------------------------------------------------------- the command line


def command(*arguments: str) -> str:
    result = CliRunner().invoke(program, ["--isolated", "--output-format", "concise", *arguments])
    assert result.exit_code in (0, 1), result.output
    return result.stdout


def test_the_cache_lies_beside_the_project(project: Path) -> None:
    (project / "src" / "deep").mkdir(parents=True)
    (project / "src" / "deep" / "leak.py").write_text(LEAK)
    (project / "pyproject.toml").write_text("[tool.streamlint]\n")
    assert CliRunner().invoke(program, ["src/deep/leak.py"]).exit_code == 1
    assert (project / ".streamlint_cache" / FILE).is_file()
    assert CliRunner().invoke(program, ["clean"]).stdout == f"Removed {project / '.streamlint_cache'}.\n"
    assert not (project / ".streamlint_cache").exists()
    assert CliRunner().invoke(program, ["clean"]).stdout == ""


def test_where_and_whether_it_is_kept(project: Path) -> None:
    Path("leak.py").write_text(LEAK)
    told = command("--no-cache", ".")
    assert "STL101" in told
    assert sorted(path.name for path in project.iterdir()) == ["leak.py"]
    assert command("--cache-dir", "there", ".") == told == command("--cache-dir", "there", ".")
    assert (project / "there" / FILE).is_file()
    assert not (project / ".streamlint_cache").exists()
    assert CliRunner().invoke(program, ["clean", "--cache-dir", "there"]).exit_code == 0
    assert not (project / "there").exists()


def test_standard_input_leaves_nothing(project: Path) -> None:
    result = CliRunner().invoke(program, ["--isolated", "-"], input=LEAK)
    assert result.exit_code == 1
    assert not list(project.iterdir())


def test_clean_takes_away_nothing_else(project: Path) -> None:
    Path("work").mkdir()
    Path("work/file.txt").touch()
    result = CliRunner().invoke(program, ["clean", "--cache-dir", "work"])
    assert result.exit_code == 2
    assert Path("work/file.txt").exists()


def test_a_cache_that_cannot_be_used_is_said_in_a_line(project: Path) -> None:
    Path("leak.py").write_text(LEAK)
    Path(".streamlint_cache").touch()
    result = CliRunner().invoke(program, ["--isolated", "."])
    assert result.exit_code == 1
    assert result.stderr.startswith("streamlint: note: the cache in ")
    assert len(result.stderr.splitlines()) == 1
    assert CliRunner().invoke(program, ["--isolated", "-q", "."]).stderr == ""


WARM = """
import sys
from streamlint.cli import program
program(sys.argv[1:], standalone_mode=False)
"""
HEAVY = "libcst networkx numpy streamlint.models streamlint.retention streamlint.facts streamlint_rules.every"


def test_a_run_in_which_nothing_has_changed_imports_nothing_heavy(project: Path) -> None:
    Path("leak.py").write_text(LEAK)
    Path("pyproject.toml").write_text("[tool.streamlint]\nselect = ['STL1']\n")
    told = []
    for end in ("", f"finally:\n    print(set('{HEAVY}'.split()) & set(sys.modules))"):
        text = WARM.replace("program(sys", "try:\n    program(sys") + (end or "finally:\n    print(set())")
        done = subprocess.run(
            [sys.executable, "-c", text, "-q", "--output-format", "full", "."],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("analyzer", "rules"))},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 1, done.stderr
        told.append(done.stdout)
    assert told[0] == told[1]
    assert "STL101" in told[0]
    assert told[0].endswith("set()\n")


MENDABLE = LEAK.replace("while True:", "with client.messages.stream() as stream:").replace(
    "kept.append(client.messages.create(stream=True))", "stream.until_done()\n    kept.append(stream)"
)


def test_fixes_are_worked_out_when_somebody_looks_at_them(project: Path) -> None:
    Path("leak.py").write_text(MENDABLE)
    told = CliRunner().invoke(program, ["--isolated", "--cache-dir", "cache", "--output-format", "concise", "."])
    assert "STL101" in told.output
    for _ in range(2):
        store = Store(project / "cache")
        report = checking.check((".",), Configuration(root=project), all_rules, store=store, mend=with_fixes)
        assert report.findings[0].fix is not None
        assert report.statistics.analysed == 0
        store.close()


def test_a_format_without_fixes_parses_nothing_that_is_known(project: Path) -> None:
    Path("leak.py").write_text(MENDABLE)
    CliRunner().invoke(program, ["--isolated", "--cache-dir", "cache", "."])
    loaded = {}
    for form in ("concise", "gitlab", "json"):
        end = "finally:\n    print(set('libcst'.split()) & set(sys.modules), file=sys.stderr)"
        done = subprocess.run(
            [
                *(sys.executable, "-c", WARM.replace("program(sys", "try:\n    program(sys") + end),
                *("--isolated", "--cache-dir", "cache", "--select", "STL101", "--output-format", form, "."),
            ],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("analyzer", "rules"))},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "STL101" in done.stdout
        loaded[form] = done.stderr
    assert loaded["concise"] == loaded["gitlab"] == "set()\n"
    assert loaded["json"] == "{'libcst'}\n"
