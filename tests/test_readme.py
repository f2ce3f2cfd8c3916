"""What README.md promises about rules is what the code has."""

from __future__ import annotations

import re
from pathlib import Path

from streamlint_rules import RULES

ROOT = Path(__file__).parent.parent
ROW = re.compile(r"^\| (STL\d{3}) \| ([a-z-]*) *\|", re.MULTILINE)
ABOUT_THE_RUN = "STL0"


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
