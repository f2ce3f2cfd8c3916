"""What README.md promises about rules is what the code has."""

from __future__ import annotations

import re
import shlex

from checkout import ROOT, run
from streamlint_rules import RULES

ROW = re.compile(r"^\| (STL\d{3}) \| ([a-z-]*) *\|", re.MULTILINE)
ABOUT_THE_RUN = "STL0"
OUTPUT = re.compile(r"^<!-- output: streamlint (.*) -->\n```text\n(.*?)^```", re.MULTILINE | re.DOTALL)


def rows() -> dict[str, str]:
    """Code and name of each row of the rules table."""
    return dict(ROW.findall((ROOT / "README.md").read_text(encoding="utf-8")))


def test_the_table_lists_exactly_the_rules() -> None:
    listed = {code: name for code, name in rows().items() if not code.startswith(ABOUT_THE_RUN)}
    assert listed == {rule.code: rule.name for rule in RULES}


def test_the_changelog_names_every_rule() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [code for code in rows() if code not in changelog] == []
    assert [rule.name for rule in RULES if rule.name not in changelog] == []


def test_the_output_is_what_the_command_prints() -> None:
    shown = OUTPUT.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown
    for arguments, output in shown:
        done = run("-m", "streamlint", *shlex.split(arguments))
        assert done.stdout.strip() == output.strip()
        assert done.stderr == ""
