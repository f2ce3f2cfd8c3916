"""The benchmark's own parts: what they make is what they say, and what they measure is there."""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from benchmarks.speed import pages, synthetic
from benchmarks.speed.measuring import Measured, measured, median
from benchmarks.speed.trees import lines

from streamlint.api import check
from streamlint.config.configuration import Configuration


def test_a_tree_that_grows_has_its_size_and_its_streams(tmp_path: Path) -> None:
    folder = synthetic.growing(3_000, tmp_path)
    assert 2_700 <= lines(folder) <= 3_300
    report = check([folder], Configuration(root=tmp_path))
    assert {finding.code for finding in report.findings} == {"STL103"}
    assert report.statistics.files == 10
    assert report.statistics.passed == 1


def test_bad_trees_are_python(tmp_path: Path) -> None:
    folders = list(synthetic.pathological(tmp_path))
    assert len(folders) == 4
    assert lines(tmp_path / "file-of-50000-lines") > 49_000
    for path in tmp_path.rglob("*.py"):
        compile(path.read_text(), path.name, "exec", dont_inherit=True)


def test_a_run_is_measured(tmp_path: Path) -> None:
    run = measured([sys.executable, "-c", "sum(range(3_000_000))"], tmp_path, limit=60)
    assert not run.failed
    assert run.wall > 0
    assert run.cpu > 0
    assert run.memory > 1
    assert "ended with" in measured([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, limit=60).failed
    assert "ended with" in measured([sys.executable, "-c", "import time; time.sleep(50)"], tmp_path, limit=0.2).failed


def test_medians() -> None:
    runs = [Measured(1, 5, 10), Measured(3, 4, 30), Measured(2, 6, 20, "ended with 2")]
    assert median(runs) == Measured(2, 5, 20, "ended with 2")


def test_the_page_and_the_picture() -> None:
    text = pages.table(
        "program", [("ruff", 1_000, Measured(0.5, 0.25, 12.3)), ("x", 2, Measured(1, 1, 1, "ended with 2"))]
    )
    assert "| ruff | 1,000 | 0.50 | 0.25 | 12 |" in text
    assert "| x | 2 | ended with 2 | | |" in text
    assert {line.count("|") for line in text.splitlines()} == {6}
    picture = ElementTree.fromstring(pages.plot({"a & b": [(100, 0.1), (1_000, 1.0)], "b": [(100, 0.2)]}))
    circles = [element for element in picture.iter() if element.tag.endswith("circle")]
    assert len(circles) == 3
    first, second = (float(circle.get("cx", "")) for circle in circles[:2])
    assert second > first


@pytest.mark.parametrize("values", [[(10, 0.5)], [(10, 0.5), (10, 0.5)]])
def test_a_picture_of_little(values: list[tuple[int, float]]) -> None:
    assert pages.plot({"a": values}).startswith("<svg")
