"""A project whose names, strings and comments are made to break out of reports, through the whole program."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from started import environment, started, streamlint
from streamlint.config.configuration import OutputFormat
from streamlint.report.plain import plain

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not take such names")

SHARP = (
    '"];evil->x;<img src=x onerror=x(1)> ]]> --> </code></pre><script> `](http://x) ${{ x }} ##[error]y \x1b[2J\x9b31m'
)
FOLDER = "\n::error::x\r <b>'&\\ %0A::set-output name=x"
NAME = FOLDER + "\n--- etc\n+++ etc\n@@ -1 +1 @@\n.py"
PROGRAM = f'''\
import anthropic

KEPT = []


def run(client: anthropic.Anthropic) -> None:
    """
::error::in a docstring
 ::error::and one more
    """
    for stream in client.beta.messages.tool_runner(stream=True):
        KEPT.append(stream)  # {SHARP}
'''
GRAPHS = ("dot", "mermaid", "graphml", "json")


@pytest.fixture(autouse=True)
def hostile(project: Path) -> None:
    (project / FOLDER).mkdir()
    text = PROGRAM + f"\n\ndef done():\n    for one in KEPT:\n        print({SHARP!r}, one.get_final_message())\n"
    (project / FOLDER / NAME).write_text(text, encoding="utf-8")
    (project / "broken\n::error::.py").write_text("def broken(:\n")


def harmless(text: str, commands: int = 0) -> None:
    lines = text.splitlines()
    assert all(line == plain(line) for line in lines)
    assert sum(line.lstrip().startswith("::") for line in lines) == commands
    assert "##[" not in text


@pytest.mark.parametrize("form", OutputFormat.__args__)  # type: ignore[attr-defined]
def test_no_report_is_broken_out_of(form: str) -> None:
    done = streamlint("--output-format", form, "--no-cache")
    assert (done.status, done.errors) == (1, "")
    harmless(done.output, commands=2 if form == "github" else 0)
    match form:
        case "json":
            assert {one["code"] for one in json.loads(done.output)["findings"]} == {"STL001", "STL101"}
        case "json-lines":
            assert len([json.loads(line) for line in done.output.splitlines()]) == 2
        case "sarif":
            assert len(json.loads(done.output)["runs"][0]["results"]) == 2
        case "gitlab":
            assert len(json.loads(done.output)) == 2
        case "junit":
            tags = {element.tag for element in ElementTree.fromstring(done.output).iter()}
            assert tags == {"testsuites", "testsuite", "testcase", "failure"}
        case "html":
            page = Tags()
            page.feed(done.output)
            assert not {"script", "img"} & page.met
            assert "onerror" not in page.attributes
        case "concise":
            assert len(done.output.splitlines()) == 2


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.met: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.add(tag)
        self.attributes.update(name for name, _ in attrs)


STATEMENT = re.compile(
    r'(?:digraph \w+ \{|\}|  rankdir=TB;|  \w+ (?:-> \w+ )?\[(?:\w+=(?:"(?:[^"\\]|\\.)*"|[\w.]+)(?:, )?)*\];|)'
)


@pytest.mark.parametrize("form", GRAPHS)
def test_no_graph_is_broken_out_of(form: str) -> None:
    done = streamlint("graph", "--format", form)
    assert (done.status, done.errors) == (0, "")
    harmless(done.output)
    match form:
        case "json":
            assert json.loads(done.output)["nodes"]
        case "graphml":
            assert ElementTree.fromstring(done.output).tag.endswith("graphml")
        case "dot":
            assert all(STATEMENT.fullmatch(line) for line in done.output.splitlines())
        case "mermaid":
            labels = re.findall(r'"([^"]*)"', done.output)
            assert labels
            assert not any(set(label.replace("<br/>", "")) & set("<>[]{}()`;") - {";"} for label in labels)


@pytest.mark.parametrize(
    "arguments", [["--statistics"], ["-v", "--color", "always"], ["--write-baseline", "base.json"]]
)
def test_what_else_is_said(arguments: list[str]) -> None:
    done = streamlint(*arguments, "--no-cache")
    harmless(done.errors)
    if "always" not in arguments:
        harmless(done.output.replace("\t", " "))


def test_a_baseline_says_nothing_that_acts() -> None:
    assert streamlint("--write-baseline", "base.json", "--no-cache").status == 0
    entries = json.loads(Path("base.json").read_text())
    for entry in entries["findings"]:
        entry["message"], entry["fingerprint"] = SHARP + "\n::error::x", "0" * 32
    Path("base.json").write_text(json.dumps(entries))
    done = streamlint("--baseline", "base.json", "--no-cache", "--output-format", "concise")
    assert "gone" in done.errors
    harmless(done.errors)


def test_a_cache_folder_says_nothing_that_acts() -> None:
    done = streamlint("--cache-dir", f"{FOLDER}/{NAME}/cache", "--output-format", "concise")
    assert "note" in done.errors
    harmless(done.errors)


DIFF = ["--diff", "--unsafe-fixes"]


def test_a_patch_touches_no_other_file() -> None:
    done = started([sys.executable, "-m", "streamlint", *DIFF])
    heads = [line for line in done.output.splitlines() if re.match(r"(---|\+\+\+) ", line)]
    assert len(heads) == 2
    assert all(re.fullmatch(r'(---|\+\+\+) "(?:[^"\\]|\\.)*"', head) for head in heads)
    assert "KEPT.append(stream.get_final_message())" in done.output


def test_a_log_of_github_takes_no_line_of_a_patch_for_a_command() -> None:
    done = started([sys.executable, "-m", "streamlint", *DIFF], more={"GITHUB_ACTIONS": "true"})
    first, *lines, last = done.output.split("\n")[:-1]
    word = first.removeprefix("::stop-commands::")
    assert re.fullmatch(r"[0-9a-f]{32}", word)
    assert last == f"::{word}::"
    assert lines[0].startswith("--- ")
    again = started([sys.executable, "-m", "streamlint", *DIFF], more={"GITHUB_ACTIONS": "true"})
    assert not again.output.startswith(first)


def test_nothing_of_a_patch_acts_on_a_terminal() -> None:
    outer, inner = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "streamlint", *DIFF],
        stdin=subprocess.DEVNULL,
        stdout=inner,
        stderr=subprocess.DEVNULL,
        env=environment(TERM="xterm"),
    ) as process:
        os.close(inner)
        shown = b""
        while part := _part(outer):
            shown += part
    os.close(outer)
    assert process.returncode == 1
    assert b"KEPT.append" in shown
    assert all(line == plain(line) for line in shown.decode().replace("\r\n", "\n").split("\n"))


def _part(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""
