"""A run that has no more time: it says what it has, and what it did not do, and keeps nothing as if it were whole."""

from __future__ import annotations

import json
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.conftest import FindsCalls, as_they_are, write
from started import LEAK, streamlint
from streamlint.api import all_rules, check
from streamlint.config.configuration import Configuration
from streamlint.config.nearest import Nearest
from streamlint.engine import checking, run
from streamlint.engine.checking import analysed_as
from streamlint.engine.deadline import Deadline, TimeUpError
from streamlint.engine.memory import Memory
from streamlint.engine.modelling import models_for
from streamlint.engine.reading import files_of
from streamlint.engine.store import Store
from streamlint.engine.workers import Lost, Workers
from streamlint.facts import lowering
from streamlint.finding import Finding
from streamlint.fix.rounds import fixed
from streamlint.outcome import FileError, Report

HOUR = 3600.0


class Given(Deadline):
    """An hour, until it is over at a place of the test's choosing: what an alarm does in the midst of work."""

    def __init__(self) -> None:
        super().__init__(HOUR)

    def is_over(self) -> None:
        self._end = time.monotonic()
        raise TimeUpError


class Ends(FindsCalls):
    """Finds one thing, and then the time is up."""

    code = "STL201"
    name = "read-in-end-handler"

    def __init__(self, deadline: Given) -> None:
        self._deadline = deadline

    def check(self, program: Any) -> Iterator[Finding]:
        yield from (replace(found, code=self.code) for found in super().check(program) if found.where.line == 2)
        self._deadline.is_over()


class Third(FindsCalls):
    code = "STL301"
    name = "state-never-released"


def analysed(deadline: Deadline, *rules: Any, link: Any = as_they_are, memory: Memory | None = None) -> Report:
    nearest = Nearest.around(Configuration(root=Path.cwd()))
    files = files_of(["."], nearest)
    models = models_for(nearest, Path.cwd())
    return run.analysed(files, nearest, rules, models, link=link, questions=(), deadline=deadline, memory=memory)


def told(report: Report) -> list[tuple[str, str, int]]:
    return [(found.code, found.where.path, found.where.line) for found in report.findings]


def test_rules_that_were_asked_keep_what_they_found_and_the_others_are_named() -> None:
    write("a.py", "leak()", "leak()")
    deadline = Given()
    report = analysed(deadline, FindsCalls(), Ends(deadline), Third())
    assert told(report) == [("STL103", "a.py", 2), ("STL201", "a.py", 2), ("STL103", "a.py", 3)]
    assert report.unfinished == ("the time of the run was up while rules were asked; not asked: STL201, STL301",)
    assert not report.failures
    assert not report.is_whole


def test_a_comment_is_not_in_vain_where_its_rule_was_not_asked() -> None:
    write("a.py", "leak()  # noqa: STL301", "x = 1  # noqa: STL103")
    deadline = Given()
    assert ("STL002", "a.py", 3) in told(analysed(Deadline(), FindsCalls(), Third()))
    assert "STL002" not in {code for code, _, _ in told(analysed(deadline, Ends(deadline), Third()))}


def test_linking_that_has_no_end() -> None:
    write("a.py", "leak()")
    deadline = Given()
    report = analysed(deadline, FindsCalls(), link=lambda *_: deadline.is_over())
    assert told(report) == []
    assert report.unfinished == ("the time of the run was up while what keeps what was followed; not asked: any rule",)


@pytest.fixture
def slow_b(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Makes lowering of `b.py` do something that takes time."""
    right = lowering.lower

    def set_up(work: Callable[[], None]) -> None:
        def slow(source: Any, path: str, *others: Any) -> Any:
            if path == "b.py":
                work()
            return right(source, path, *others)

        monkeypatch.setattr(lowering, "lower", slow)

    return set_up


def for_ever() -> None:
    while True:
        time.sleep(0.01)


def test_files_that_were_not_parsed_are_reported(slow_b: Any, project: Path) -> None:
    for name in ("a.py", "b.py", "c.py"):
        write(name, "leak()", f"# {name}")
    Path("plain.py").write_text("x = 1\n")
    Path("broken.py").write_text("def broken(:\n")
    deadline = Given()
    slow_b(deadline.is_over)
    store = Store(project / "cache")
    memory = Memory(store)
    report = analysed(deadline, FindsCalls(), memory=memory)
    assert [found.message for found in report.findings] == [
        "not analysed: the time of the run was up before it was parsed"
    ] * 3
    assert [found.where.path for found in report.findings] == ["b.py", "broken.py", "c.py"]
    assert report.unfinished == ("the time of the run was up while files were parsed; not asked: any rule",)
    memory.save()
    store.close()
    slow_b(lambda: None)
    whole = checking.check(["."], Configuration(root=project), all_rules, store=Store(project / "cache"))
    assert whole.statistics.analysed == 2  # a.py was parsed, and that is kept
    assert whole.is_whole


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarm clock")
def test_a_file_that_takes_too_long_is_given_up_and_nothing_else(slow_b: Any, project: Path) -> None:
    for name in ("a.py", "b.py", "c.py"):
        write(name, "leak()")
    slow_b(for_ever)
    report = analysed(Deadline(file=3), FindsCalls())
    assert told(report) == [("STL103", "a.py", 2), ("STL001", "b.py", 1), ("STL103", "c.py", 2)]
    assert report.errors == (FileError("b.py", 1, 1, "it could not be parsed in 3 s", passing=True),)
    assert report.is_whole
    assert not report.lasts


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarm clock")
@pytest.mark.parametrize("where", ["rule", "link"])
def test_what_never_ends_is_ended(where: str) -> None:
    write("a.py", "leak()")

    class Endless(FindsCalls):
        def check(self, program: Any) -> Iterator[Finding]:
            for_ever()
            yield from ()

    before = signal.getsignal(signal.SIGALRM)
    report = analysed(Deadline(0.5), Endless(), link=as_they_are if where == "rule" else lambda *_: for_ever())
    assert report.unfinished
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) is before


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarm clock")
def test_an_alarm_that_was_set_by_others_still_rings() -> None:
    rung = threading.Event()
    before = signal.signal(signal.SIGALRM, lambda *_: rung.set())
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.4)
        with pytest.raises(TimeUpError), Deadline(0.1).of_run():
            for_ever()
        while not rung.is_set():
            time.sleep(0.01)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_a_thread_has_no_alarm_and_ends_at_the_next_step() -> None:
    write("a.py", "leak()")
    found: list[Report] = []
    deadline = Given()
    thread = threading.Thread(target=lambda: found.append(analysed(deadline, Ends(deadline), FindsCalls())))
    thread.start()
    thread.join()
    assert told(found[0]) == [("STL201", "a.py", 2)]


def test_a_cut_report_is_not_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("leak.py").write_text(LEAK)

    def checked(deadline: Deadline) -> Report:
        store = Store(project / "cache")
        report = checking.check(["."], Configuration(root=project), all_rules, store=store, deadline=deadline)
        store.close()
        return report

    right, deadline = run._Run.ask, Given()
    monkeypatch.setattr(run._Run, "ask", lambda self: deadline.is_over())
    assert checked(deadline).unfinished
    monkeypatch.setattr(run._Run, "ask", right)
    whole = checked(Deadline())
    assert [found.code for found in whole.findings] == ["STL101"]
    assert (whole.statistics.analysed, whole.is_whole) == (0, True)
    warm = checked(Deadline())
    assert warm.statistics.cached == 1
    assert warm == replace(whole, statistics=warm.statistics)


def test_a_file_that_changes_between_two_looks_is_not_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report would be kept as that of the bytes that were read first."""
    Path("leak.py").write_text(LEAK.replace("KEPT = []", "from held import KEPT"))
    Path("held.py").write_text("KEPT = []\n")
    right = run.read_again

    def changed(source: Any) -> Any:
        Path(source.path).write_text("KEPT = []\nKEPT.clear()\n")
        return right(source)

    monkeypatch.setattr(run, "read_again", changed)
    report = checking.check(["."], Configuration(root=project), all_rules)
    assert report.statistics.widened == 1
    assert report.is_whole
    assert not report.lasts


def test_a_fix_is_not_applied_where_there_is_no_time_to_see_what_it_would_be() -> None:
    Path("leak.py").write_text(LEAK)
    nearest = Nearest.around(Configuration(root=Path.cwd()))
    files = files_of(["."], nearest)
    first = check("leak.py")
    assert any(found.fix for found in first.findings)
    answers = iter([first, replace(first, findings=(), unfinished=("the time was up",))])
    done = fixed({"leak.py": LEAK.encode()}, lambda now: next(answers), unsafe=True)
    assert not done.files
    assert [refused.reason for refused in done.refused] == ["there was no time to see what it would be"]
    cut = analysed_as(files, {}, nearest, all_rules(), Deadline(1e-9))
    assert not fixed({"leak.py": LEAK.encode()}, lambda now: cut, unsafe=True).files


def sleeps(items: Sequence[int]) -> list[int]:
    for item in items:
        time.sleep(HOUR if item == 3 else 0)
    return list(items)


def test_a_process_that_does_not_answer_is_ended() -> None:
    workers = Workers(2, limit=0.3)
    assert workers.spread(sleeps, list(range(5)), [1] * 5, 1) == [0, 1, 2, Lost(), 4]
    workers.kill()


def test_the_command_says_what_it_did_not_do() -> None:
    Path("leak.py").write_text(LEAK)
    done = streamlint("--timeout", "0.000001", "--output-format", "json", "--exit-zero")
    report = json.loads(done.output)
    assert done.status == 2
    assert done.errors == "streamlint: error: not finished: " + report["errors"][-1]["message"] + "\n"
    assert [found["code"] for found in report["findings"]] == ["STL001"]
    assert report["errors"][0]["message"] == "the time of the run was up before it was listed"
    done = streamlint("--timeout", "0.000001", "--write-baseline", "baseline.json")
    assert "Not finished: the time of the run was up." in done.output
    assert not Path("baseline.json").exists()
    assert streamlint("--timeout", "600", "--file-timeout", "600", "-q", "--output-format", "concise").status == 1


@pytest.mark.parametrize("value", ["0", "-1", "soon"])
def test_times_that_are_none(value: str) -> None:
    assert streamlint("--timeout", value).status == 2
    assert streamlint("--file-timeout", value).status == 2


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarm clock")
def test_what_comes_before_any_answer_has_its_end_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlint.engine.deadline._PREPARING", 0.2)
    monkeypatch.setattr("streamlint.engine.modelling.models_for", lambda *_: for_ever())
    with pytest.raises(TimeoutError, match="before it had begun"):
        check(".", timeout=0.1)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
