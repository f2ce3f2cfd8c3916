"""Each output format as a user gets it: from the program, on standard output or in a file."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest

from cli.test_program import LEAK, environment, streamlint
from streamlint.config.configuration import OutputFormat

ODD = "odd ::error::[x](y) <b> é.py"
READ: dict[str, Callable[[str], int]] = {
    "full": lambda text: text.count(" STL101 `KEPT` keeps"),
    "concise": lambda text: len(text.splitlines()),
    "json": lambda text: len(json.loads(text)["findings"]),
    "json-lines": lambda text: len([json.loads(line) for line in text.splitlines()]),
    "sarif": lambda text: len(json.loads(text)["runs"][0]["results"]),
    "github": lambda text: len([line for line in text.splitlines() if line.startswith("::error ")]),
    "gitlab": lambda text: len(json.loads(text)),
    "junit": lambda text: len(ElementTree.fromstring(text).findall(".//failure")),
    "html": lambda text: text.count("<article "),
}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.py", ODD):
        Path(name).write_text(LEAK)


def test_every_format_is_tried() -> None:
    assert tuple(READ) == get_args(OutputFormat)


@pytest.mark.parametrize("form", READ)
def test_a_format_on_standard_output_and_in_a_file(form: str) -> None:
    printed = streamlint("--output-format", form, env=environment(PYTHONIOENCODING="ascii", LC_ALL="C"))
    assert (printed.returncode, printed.stderr) == (1, "")
    assert READ[form](printed.stdout) == 2
    filed = streamlint("--output-format", form, "-o", "report.out")
    assert (filed.returncode, filed.stdout, filed.stderr) == (1, "", "")
    assert READ[form](Path("report.out").read_text(encoding="utf-8")) == 2


@pytest.mark.parametrize("form", READ)
def test_a_format_with_nothing_in_it(form: str) -> None:
    done = streamlint("--output-format", form, "--ignore", "STL101")
    assert (done.returncode, done.stderr) == (0, "")
    assert bool(done.stdout) != (form in ("concise", "json-lines", "github"))
    assert READ[form](done.stdout) == 0


@pytest.mark.parametrize("form", READ)
def test_a_format_can_be_configured(form: str) -> None:
    Path("streamlint.toml").write_text(f'output-format = "{form}"\n')
    assert READ[form](streamlint("-q").stdout) == 2


def test_a_format_that_there_is_not() -> None:
    done = streamlint("--output-format", "sarife")
    assert done.returncode == 2
    assert "'sarif'" in done.stderr


def test_no_line_on_a_log_is_taken_for_a_command() -> None:
    Path(ODD).rename("::error::x.py")
    Path("a.py").write_text(LEAK.replace("stream)", "stream)  # ##[error]no ::error::no"))
    for form in ("full", "concise"):
        text = streamlint("--output-format", form, env=environment(GITHUB_ACTIONS="true")).stdout
        assert not [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line]
        assert os.fspath("x.py:8:9") in text
