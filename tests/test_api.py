"""`from streamlint import check`, as a typed program uses it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import streamlint
from checkout import ROOT
from started import LEAK, LEAK_OF_INSTANCE, environment
from streamlint import ConfigError, Configuration, Finding, MissingPathError, Report, check


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "src").mkdir()
    (tmp_path / "src/a.py").write_text(LEAK)
    (tmp_path / "src/b.py").write_text(LEAK_OF_INSTANCE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report]


def test_what_is_given_and_what_comes_back() -> None:
    for paths in (".", "src", Path("src"), ["src/a.py", Path("src/b.py")], iter(["src"])):
        report = check(paths)
        assert codes(report) == ["STL101", "STL103"]
    one = report.findings[0]
    assert isinstance(one, Finding)
    assert (one.path, one.line, one.column, one.severity) == ("src/a.py", 8, 9, "error")
    assert one.confidence.word == "high"
    assert [step.kind for step in one.chain] == ["yield", "store", "owner"]
    assert one.container is not None
    assert one.container.name == "KEPT"
    assert len(one.fingerprint) == 32
    assert report.statistics.files == 2
    assert not report.errors


def test_configurations(project: Path) -> None:
    Path("streamlint.toml").write_text('ignore = ["STL101"]\n')
    Path("other.toml").write_text('ignore = ["STL103"]\n')
    assert codes(check()) == ["STL103"]
    assert codes(check("src", {"select": ["STL1"]})) == ["STL101", "STL103"]
    assert codes(check("src", config={"per-file-ignores": {"src/a.py": ["STL"]}})) == ["STL103"]
    assert codes(check("src", "other.toml")) == ["STL101"]
    assert codes(check("src", Path("other.toml"))) == ["STL101"]
    assert codes(check("src", Configuration(select=("STL2",)))) == []


def test_what_is_raised() -> None:
    with pytest.raises(MissingPathError, match=r"nowhere\.py: no such file"):
        check("nowhere.py")
    with pytest.raises(ConfigError, match="selct: unknown key; did you mean `select`") as caught:
        check("src", {"selct": [], "ignore": ["XYZ"]})
    assert len(caught.value.problems) == 2
    with pytest.raises(ConfigError, match=r"nowhere\.toml: cannot be read"):
        check("src", "nowhere.toml")


def test_all_that_is_handed_out_is_there() -> None:
    assert all(getattr(streamlint, name) for name in streamlint.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        streamlint.nothing  # noqa: B018


@pytest.mark.whole
def test_types_are_seen_from_outside(project: Path) -> None:
    Path("use.py").write_text(
        "from streamlint import Finding, check\n"
        "found: list[Finding] = list(check(['src'], {'select': ['STL1']}))\n"
        "reveal_type(found[0].line)\n"
        "reveal_type(check('.').statistics.seconds)\n"
        "check(3)\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "use.py"],
        capture_output=True,
        text=True,
        env=environment(MYPYPATH=f"{ROOT / 'analyzer'}:{ROOT / 'rules'}"),
        check=False,
    )
    assert 'Revealed type is "int"' in done.stdout.replace("builtins.", ""), done.stdout
    assert 'Revealed type is "float"' in done.stdout.replace("builtins.", "")
    assert 'use.py:5: error: Argument 1 to "check"' in done.stdout
    assert "Found 1 error" in done.stdout


def test_a_run_that_is_ended() -> None:
    report = check("src", timeout=1e-6)
    assert codes(report) == ["STL001"]
    assert not report.is_whole
    assert report.unfinished
    assert check("src", timeout=3600).is_whole
