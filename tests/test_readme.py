"""What README.md promises about rules is what the code has."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from checkout import ROOT, run
from streamlint_rules import RULES

ROW = re.compile(r"^\| (STL\d{3}) \| ([a-z-]*) *\|", re.MULTILINE)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ABOUT_THE_RUN = "STL0"
OUTPUT = re.compile(r"^<!-- output: streamlint ([^\n]*) -->\n```(?:text|mermaid)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def readme() -> str:
    """The text of README.md."""
    return (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, holding: str) -> str:
    """The one code block in a language that holds a text."""
    (found,) = [code for tongue, code in BLOCK.findall(readme()) if tongue == language and holding in code]
    return str(found)


def rows() -> dict[str, str]:
    """Code and name of each row of the rules table."""
    return dict(ROW.findall(readme()))


def test_the_table_lists_exactly_the_rules() -> None:
    listed = {code: name for code, name in rows().items() if not code.startswith(ABOUT_THE_RUN)}
    assert listed == {rule.code: rule.name for rule in RULES}


def test_the_changelog_names_every_rule() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [code for code in rows() if code not in changelog] == []
    assert [rule.name for rule in RULES if rule.name not in changelog] == []


def test_the_output_is_what_the_command_prints() -> None:
    shown = OUTPUT.findall(readme())
    assert shown
    for arguments, output in shown:
        done = run("-m", "streamlint", *shlex.split(arguments))
        assert done.stdout.strip() == output.strip()
        assert done.stderr == ""


def test_the_picture_is_what_the_command_prints() -> None:
    assert "](docs/terminal.svg)" in readme()
    done = run(".ci/picture", "--check")
    assert (done.returncode, done.stderr) == (0, "")
    ElementTree.parse(ROOT / "docs" / "terminal.svg")


def test_the_configuration_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(block("toml", "[tool.streamlint]"), encoding="utf-8")
    done = run("-m", "streamlint", "config", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "STL301" in done.stdout
    assert "acme.Client.open_stream" in done.stdout
    assert "acme.Registry.register" in done.stdout


def test_the_python_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples" / "leaky", tmp_path / "src")
    monkeypatch.chdir(tmp_path)
    exec(block("python", "from streamlint import check"), {})
    assert re.search(r"^src/message_stream\.py \d+ STL103 ", capsys.readouterr().out, re.MULTILINE)
