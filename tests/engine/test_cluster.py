"""Lowering on a Dask cluster: a real one, of two workers on this machine."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from checkout import ROOT
from engine.test_workers import dies_once, where
from streamlint.api import all_rules
from streamlint.cli import process, program
from streamlint.config.configuration import Configuration
from streamlint.engine.checking import check
from streamlint.engine.cluster import ClusterError, connected
from streamlint.engine.workers import Workers


def test_without_dask_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'streamlint\[dask\]'"):
        connected("tcp://127.0.0.1:1")
    monkeypatch.setattr(
        sys, "argv", ["streamlint", "--isolated", "--no-cache", "--scheduler", "tcp://127.0.0.1:1", "."]
    )
    with pytest.raises(SystemExit) as ended:
        process.main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("streamlint: error: --scheduler needs Dask")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed")
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    )
    with cluster:
        yield cluster


@pytest.fixture
def workers(cluster: Any) -> Iterator[Workers]:
    workers = Workers(2, connected(cluster.scheduler_address))
    yield workers
    workers.close()


@pytest.mark.whole
def test_the_same_findings_as_without(workers: Workers) -> None:
    folder = ROOT / "examples"
    configuration = Configuration(root=folder)
    alone = check([folder], configuration, all_rules)
    spread = check([folder], configuration, all_rules, workers=workers)
    assert alone.findings
    assert spread.findings == alone.findings
    assert spread.statistics.analysed == alone.statistics.analysed


@pytest.mark.whole
def test_both_workers_work(workers: Workers) -> None:
    assert len(set(workers.spread(where, list(range(200)), [1] * 200, 1))) == 2


@pytest.mark.whole
def test_a_worker_that_dies_in_the_middle_loses_nothing(workers: Workers, tmp_path: Path) -> None:
    items = [str(tmp_path / f"{number}") for number in range(4)]
    assert workers.spread(dies_once, items, [1] * 4, 1) == items
    assert all(Path(item).exists() for item in items)


@pytest.mark.whole
def test_the_command(cluster: Any, tmp_path: Path) -> None:
    arguments = ["--isolated", "--output-format", "concise", "--no-cache", str(ROOT / "examples")]
    alone = CliRunner().invoke(program, arguments)
    spread = CliRunner().invoke(program, ["--scheduler", cluster.scheduler_address, *arguments])
    assert spread.exit_code == alone.exit_code == 1
    assert spread.stdout == alone.stdout


@pytest.mark.whole
def test_a_scheduler_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("streamlint.engine.cluster._PATIENCE", 1)
    with pytest.raises(ClusterError, match=r"there is no Dask scheduler"):
        connected("tcp://127.0.0.1:1")()


@pytest.mark.whole
def test_workers_of_another_program_are_not_used(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlint.engine.cluster._own", lambda: b"another")
    with pytest.raises(ClusterError, match=r"another streamlint"):
        connected(cluster.scheduler_address)()
