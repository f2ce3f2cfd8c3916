"""What a project's own files say can not act through what the program prints of them."""

import json
import os
import tomllib
from pathlib import Path

import pytest

from cli.test_program import LEAK, streamlint
from streamlint.report.plain import plain

HOSTILE = "\x9b31m\u202e ##[error]x ::error::y <b>`é日"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "::error::\x1b[31m ##[group]"
    folder.mkdir()
    monkeypatch.chdir(folder)


def harmless(text: str) -> None:
    for line in text.splitlines():
        assert line == plain(line)
        assert not line.lstrip().startswith("::")


def test_config() -> None:
    written = {"exclude": [HOSTILE, "##[x"], "ignore": ["STL001"]}
    Path("streamlint.toml").write_text(
        f"exclude = {json.dumps(written['exclude'])}\nignore = ['STL001']\n"
        f"per-file-ignores = {{ {json.dumps(HOSTILE)} = ['STL1'] }}\n"
    )
    done = streamlint("config")
    assert (done.returncode, done.stderr) == (0, "")
    harmless(done.stdout)
    told = tomllib.loads(done.stdout)
    assert told["exclude"] == written["exclude"]
    assert told["per-file-ignores"] == {HOSTILE: ["STL1"]}
    assert json.loads(streamlint("config", "--output-format", "json").stdout)["values"]["exclude"]["value"] == [
        HOSTILE,
        "##[x",
    ]


def test_apis() -> None:
    name = json.dumps(f"::error::{HOSTILE}")
    Path("streamlint.toml").write_text(f'[[api]]\nid = {name}\ncall = ["acme.open"]\nkeep = {name}\n')
    done = streamlint("apis")
    assert (done.returncode, done.stderr) == (0, "")
    harmless(done.stdout)
    assert "\\u202e" in done.stdout
    assert json.loads(name) in {api["id"] for api in json.loads(streamlint("apis", "--output-format", "json").stdout)}


@pytest.mark.parametrize(
    "text",
    [f"{json.dumps(HOSTILE)} = 1\n", f"select = [{json.dumps(HOSTILE)}]\n", f"output-format = {json.dumps(HOSTILE)}\n"],
)
def test_errors_of_the_configuration(text: str) -> None:
    Path("streamlint.toml").write_text(text)
    done = streamlint("check")
    assert done.returncode == 2
    assert done.stderr.startswith("streamlint: error: ")
    harmless(done.stderr)


def test_paths_and_files() -> None:
    odd = "\x1b[31m ::error::.py"
    Path(odd).write_text(LEAK)
    Path("bad\x1b[2J.py").write_text("def broken(:\n")
    done = streamlint()
    assert done.returncode == 1
    harmless(done.stdout)
    missing = streamlint("::error::\x1b[31m")
    assert missing.returncode == 2
    assert missing.stderr == "streamlint: error: ::error::\\x1b[31m: no such file or folder\n"
    assert os.fspath(Path(odd)) in {finding["path"] for finding in findings()}


def findings() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(streamlint("--output-format", "json").stdout)["findings"]
    return found


def test_graphs() -> None:
    Path("::error::\x1b.py").write_text(LEAK)
    for form in ("dot", "mermaid", "graphml", "json"):
        harmless(streamlint("graph", "--format", form).stdout)
