"""Every rule: its examples run, and its page, code, name and file agree with each other."""

from __future__ import annotations

import ast
import pkgutil
import re
import sys
from pathlib import Path

import pytest

import streamlint_rules
from checkout import run
from marked import PROGRAMS, marks, run_marked
from streamlint.engine.run_rules import RUN_RULES
from streamlint.facts.lowering import lower
from streamlint.finding import Confidence
from streamlint.models.loader import load_builtin
from streamlint.retention.program import link
from streamlint.rule import Rule
from streamlint_rules import RULES

RULE = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
PARTS = ("What it does:", "Why it matters:", "What to do instead:", "Missed alarms:")


def written(path: Path, source: str) -> Path:
    """A file with an example."""
    path.write_text(source, encoding="utf-8")
    return path


def module_of(rule: type[Rule]) -> str:
    """The last part of the name of a rule's module."""
    return rule.__module__.rpartition(".")[2]


@RULE
def test_the_leaking_example_reports_exactly_its_marks(rule: type[Rule], tmp_path: Path) -> None:
    found = run_marked(written(tmp_path / "example.py", rule.leaks))
    assert found == marks(rule.leaks)
    assert rule.code in {code for _, code in found}


@RULE
def test_the_fine_example_is_silent(rule: type[Rule], tmp_path: Path) -> None:
    assert not marks(rule.fine)
    assert run_marked(written(tmp_path / "example.py", rule.fine)) == set()


def told_alone(source: str) -> set[tuple[int, str]]:
    """What the rules of the first family say of a program that is surely kept, each asked alone."""
    program = link([lower(source, "example.py", "example")], load_builtin())
    keeping = [rule for rule in RULES if rule.code.startswith("STL1")]
    found = [finding for rule in keeping for finding in rule().check(program)]
    return {(finding.line, finding.code) for finding in found if finding.confidence >= Confidence.MEDIUM}


@RULE
def test_no_other_rule_tells_of_what_it_finds(rule: type[Rule]) -> None:
    """Which of several rules is heard is not what keeps them apart."""
    leaking = [path for path in sorted((PROGRAMS / module_of(rule)).glob("*.py")) if not path.name.startswith("fine_")]
    for source in (rule.leaks, *(path.read_text(encoding="utf-8") for path in leaking)):
        wanted = {(line, code) for line, code in marks(source) if code.startswith("STL1")}
        assert told_alone(source) <= wanted, source


@RULE
def test_the_examples_are_twins(rule: type[Rule]) -> None:
    """Both parse, carry no mark but the one spelling, and share most of their lines."""
    leaking, fine = (source.strip().splitlines() for source in (rule.leaks, rule.fine))
    for lines in (leaking, fine):
        ast.parse("\n".join(lines))
        assert max(map(len, lines)) <= 130
    assert sum("# leak" in line for line in leaking) == len({number for number, _ in marks(rule.leaks)})
    assert len(set(leaking) & set(fine)) >= len(set(leaking)) // 2


@RULE
def test_code_name_file_and_class_agree(rule: type[Rule]) -> None:
    assert re.fullmatch(r"STL[123]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert module_of(rule) == rule.name.replace("-", "_")
    assert rule.__name__ == "".join(part.capitalize() for part in rule.name.split("-"))


@RULE
def test_the_module_says_the_rule_in_one_sentence(rule: type[Rule]) -> None:
    text = (sys.modules[rule.__module__].__doc__ or "").strip()
    assert re.fullmatch(rf"{rule.code}: [^\n]+\.", text)


@RULE
def test_the_page_has_its_parts_in_their_order(rule: type[Rule]) -> None:
    page = rule.page()
    assert "__doc__" in vars(rule)
    assert rule.summary().endswith(".")
    assert rule.summary() == page.splitlines()[0]
    assert page.splitlines()[1] == ""
    places = [page.find(part) for part in PARTS]
    assert all(place > 0 for place in places), [part for part, place in zip(PARTS, places, strict=True) if place < 0]
    assert places == sorted(places)
    assert "Missed alarms:" in page.rpartition("\n\n")[2]


@RULE
def test_pages_fit_a_screen(rule: type[Rule]) -> None:
    lines = rule.page().splitlines()
    assert len(lines) <= 40
    assert all(len(line) <= 120 and line == line.rstrip() for line in lines)


def test_every_module_of_the_package_has_its_rule() -> None:
    modules = {found.name for found in pkgutil.iter_modules(streamlint_rules.__path__)}
    assert sorted(map(module_of, RULES)) == sorted(modules - {"every"})


def test_the_codes_are_known_without_the_rules() -> None:
    assert [rule.code for rule in RULES] == list(streamlint_rules.CODES)
    done = run(
        "-c", "import sys, streamlint_rules; assert set(sys.modules).isdisjoint({'streamlint.rule', 'networkx'})"
    )
    assert done.returncode == 0, done.stderr


def test_the_package_has_the_rules_and_no_name_besides() -> None:
    assert streamlint_rules.RULES is RULES
    for name in ("ALL", "ROLES", "RULES_", "rules"):
        assert not hasattr(streamlint_rules, name)


def test_codes_and_names_are_unique_and_ordered() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    names = [rule.name for rule in RULES] + [rule.name for rule in RUN_RULES]
    assert len(set(names)) == len(names)
    assert not set(codes) & {rule.code for rule in RUN_RULES}


@RULE
def test_a_rule_finds_nothing_in_nothing(rule: type[Rule]) -> None:
    from retention.linked import linked

    assert list(rule().check(linked(""))) == []


@RULE
def test_the_finding_of_the_example_is_whole(rule: type[Rule], tmp_path: Path) -> None:
    from streamlint.api import check
    from streamlint.config.configuration import Configuration

    path = written(tmp_path / "example.py", rule.leaks)
    found = [each for each in check([path], Configuration(root=tmp_path)).findings if each.code == rule.code]
    assert found
    for finding in found:
        assert finding.rule == rule.name
        assert finding.severity == rule.severity
        assert finding.message.count("`") % 2 == 0
        assert finding.message.count("`") >= 2
        assert finding.advice
        assert finding.chain
        assert any(step.suspect for step in finding.chain)
        assert all(step.note and step.anchor and step.kind for step in finding.chain)
        assert finding.source is not None
        assert re.fullmatch(r"[0-9a-f]{32}", finding.fingerprint)
