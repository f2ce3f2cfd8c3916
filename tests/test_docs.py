"""The pages under docs/ say what the code says."""

from __future__ import annotations

import ast
import re

import pytest

from checkout import ROOT, run
from streamlint.api import every_page, known_codes
from streamlint.fix.patterns import MENDS
from streamlint.report.page_parts import TITLES, parts
from streamlint.report.pages import Page

PAGE = pytest.mark.parametrize("rule", every_page(), ids=known_codes())
LINK = re.compile(r"\]\(([^)#:]+)\)")


def test_they_are_current() -> None:
    done = run(".ci/pages", "--check")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_links_between_pages_lead_somewhere() -> None:
    for path in (ROOT / "docs").rglob("*.md"):
        for target in LINK.findall(path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path}: {target}"


@PAGE
def test_a_page_has_its_parts(rule: Page) -> None:
    text = (ROOT / "docs/rules" / f"{rule.name}.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    wanted = [
        "What it does",
        "Why it matters",
        "Bad",
        "Good",
        "What to do instead",
        "Missed alarms",
        "How to silence it",
    ]
    assert [heading for heading in headings if heading in wanted] == wanted
    assert set(headings) - set(wanted) <= set(TITLES)
    if rule.code.startswith("STL10"):
        assert {"What grows"} <= set(headings)


@PAGE
def test_a_page_says_which_fixes_there_are(rule: Page) -> None:
    told = {part.title for part in parts(rule.page())}
    assert ("Fixes" in told) is (rule.code in MENDS)


def test_the_readme_has_the_fixes_of_each_code() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition("| fix | for | |\n")[2].partition("\n\n")[0]
    told = set(re.findall(r"STL\d{3}", text.replace("STL101-104", "STL101 STL102 STL103 STL104")))
    assert told == set(MENDS)


@PAGE
def test_a_page_in_parts_is_the_whole_page(rule: Page) -> None:
    """Nothing of a docstring is lost between the parts."""
    told = " ".join([rule.summary(), *(f"{part.title} {part.text}" for part in parts(rule.page()))])
    assert sorted(re.findall(r"\w+", told.lower())) == sorted(re.findall(r"\w+", rule.page().lower()))


@PAGE
def test_the_examples_of_how_to_silence_are_the_reported_lines(rule: Page) -> None:
    text = (ROOT / "docs/rules" / f"{rule.name}.md").read_text(encoding="utf-8")
    for line in re.findall(r"^(.*)  # streamlint: ignore\[STL\d+\] why", text, re.MULTILINE):
        assert f"{line}  # leak: {rule.code}" in rule.leaks


def test_a_paragraph_can_open_two_parts() -> None:
    page = "Sentence.\n\nBefore.\n\nWhat it does: looks.\n\nMore.\n\nFalse alarms: few. Missed alarms: n of them,\nor more."
    assert [(part.title, part.text) for part in parts(page)] == [
        ("", "Before."),
        ("What it does", "Looks.\n\nMore."),
        ("False alarms", "Few."),
        ("Missed alarms", "n of them,\nor more."),
    ]


def test_good_examples_parse() -> None:
    for rule in every_page():
        ast.parse(rule.fine)
