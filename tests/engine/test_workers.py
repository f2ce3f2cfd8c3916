"""Work in other processes: the same findings whatever their number, and nothing lost when one of them dies."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from checkout import ROOT
from streamlint.api import all_rules
from streamlint.config.configuration import Configuration
from streamlint.engine import looking, lowering
from streamlint.engine.checking import check
from streamlint.engine.workers import Lost, Workers, all_cores


def doubled(items: Sequence[int]) -> list[int]:
    return [item * 2 for item in items]


def where(items: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in items]


def dies_at_seven(items: Sequence[int]) -> list[int]:
    if 7 in items:
        os._exit(3)
    return doubled(items)


def dies_once(items: Sequence[str]) -> list[str]:
    for item in items:
        if not Path(item).exists():
            Path(item).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return list(items)


def fails_at_seven(items: Sequence[int]) -> list[int]:
    if len(items) > 1 and 7 in items:
        raise ZeroDivisionError
    return doubled(items)


def test_results_come_in_order() -> None:
    workers = Workers(2)
    items = list(range(50))
    assert workers.spread(doubled, items, [1] * 50, 1) == doubled(items)
    assert os.getpid() not in set(workers.spread(where, items, [1] * 50, 1))
    workers.close()


def test_small_work_starts_no_process() -> None:
    workers = Workers(8)
    assert not workers.are_worth([10] * 5, 50)
    assert workers.are_worth([10] * 10, 50)
    assert not workers.are_worth([1_000], 50)
    assert not Workers(1).are_worth([1_000] * 10, 50)


def test_what_kills_its_process_is_lost_and_nothing_else() -> None:
    workers = Workers(2)
    found = workers.spread(dies_at_seven, list(range(20)), [1] * 20, 1)
    assert found == [Lost() if item == 7 else item * 2 for item in range(20)]
    assert workers.spread(doubled, [1, 2], [1, 1], 1) == [2, 4]
    workers.close()


def test_a_process_that_dies_loses_nothing(tmp_path: Path) -> None:
    items = [str(tmp_path / f"{number}") for number in range(4)]
    workers = Workers(2)
    assert workers.spread(dies_once, items, [1] * 4, 1) == items
    workers.close()


def test_a_batch_that_fails_is_done_again_piece_by_piece() -> None:
    workers = Workers(2)
    assert workers.spread(fails_at_seven, list(range(20)), [1] * 20, 10) == doubled(range(20))
    workers.close()


def test_one_process_under_pre_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert all_cores() == 1
    monkeypatch.delenv("PRE_COMMIT")
    assert all_cores() >= 1


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_same_findings_whatever_the_number_of_processes(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lowering, "_PIECE", 2_000)
    monkeypatch.setattr(looking, "_PIECE", 2_000)
    folder = ROOT / "examples"
    configuration = Configuration(root=folder)
    alone = check([folder], configuration, all_rules)
    spread = check([folder], configuration, all_rules, workers=Workers(jobs))
    assert alone.findings
    assert spread.findings == alone.findings
    assert spread.errors == alone.errors
    assert spread.statistics.analysed == alone.statistics.analysed


class Dies(Workers):
    """Its processes die of `b.py`."""

    def are_worth(self, sizes: Sequence[int], piece: int) -> bool:
        return True

    def each(self, work: Any, items: Sequence[Any], sizes: Sequence[int], piece: int) -> Iterator[Any]:
        is_lowering = work.func is lowering.facts_of
        return (Lost() if is_lowering and item[1] == "b.py" else work([item])[0] for item in items)


def test_a_file_that_kills_its_process_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.py", "b.py", "c.py"):
        (tmp_path / name).write_text("import anthropic\ndef run(s: anthropic.MessageStream): return s\n")
    report = check(["."], Configuration(root=tmp_path), all_rules, workers=Dies(2))
    assert [(finding.code, finding.where.path) for finding in report.findings] == [("STL001", "b.py")]
    assert "died" in report.findings[0].message
    assert report.statistics.analysed == 2


class Apart(Workers):
    """Tells what it was given to do apart, of which `b.py` ends its process."""

    given: tuple[str, ...] = ()

    def alone(self, work: Any, batch: Sequence[Any]) -> list[Any]:
        self.given = tuple(item[1] for item in batch)
        return [Lost() if item[1] == "b.py" else work([item])[0] for item in batch]


def test_a_large_file_ends_no_process_but_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibCST ends the process where memory does."""
    monkeypatch.chdir(tmp_path)
    text = "import anthropic\ndef run(s: anthropic.MessageStream): return s\n"
    for name, more in (("a.py", ""), ("b.py", "# " + "x" * 1_000), ("c.py", "# " + "y" * 1_000)):
        (tmp_path / name).write_text(text + more)
    monkeypatch.setattr(lowering, "_HEAVY", 1_000)
    apart = Apart(1)
    report = check(["."], Configuration(root=tmp_path), all_rules, workers=apart)
    assert apart.given == ("b.py", "c.py")
    assert [(finding.code, finding.where.path) for finding in report.findings] == [("STL001", "b.py")]
    assert "died" in report.findings[0].message
    assert report.statistics.analysed == 2
    assert not report.failures
    assert not report.lasts


def test_each_alone_and_in_order() -> None:
    assert Workers(1).alone(dies_at_seven, [1, 7, 2]) == [2, Lost(), 4]
    assert os.getpid() not in Workers(1).alone(where, [1, 2])


STARTS = """
import sys, time
sys.path.insert(0, sys.argv[1])
from engine.test_workers import where
from streamlint.engine.workers import Workers
print(*set(Workers(2).spread(where, list(range(8)), [1] * 8, 1)), flush=True)
time.sleep(60)
"""


def test_processes_do_not_outlive_the_one_that_started_them() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("analyzer", "rules"))}
    running = subprocess.Popen(
        [sys.executable, "-c", STARTS, str(ROOT / "tests")], env=environment, stdout=subprocess.PIPE
    )
    assert running.stdout is not None
    started = [int(word) for word in running.stdout.readline().split()]
    assert started
    running.kill()
    running.wait(20)
    for _ in range(300):
        if not any(Path(f"/proc/{process}").exists() for process in started):
            return
        time.sleep(0.1)
    pytest.fail("they still run")
