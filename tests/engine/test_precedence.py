"""Precedence: one finding for each pair of source and store, that of the most specific rule."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from streamlint.engine.precedence import most_specific
from streamlint.finding import Confidence, Container, Finding
from streamlint.location import Location, Span

SPECIFICITY = {"STL103": 0, "STL105": 1, "STL108": 6}


def line(number: int) -> Location:
    """A place in a file."""
    return Location("app.py", Span(number, 1, number, 9))


def finding(code: str, *, source: int = 1, where: int = 5, confidence: Confidence = Confidence.HIGH) -> Finding:
    """What a rule says of a stream that line 1 makes and line 5 stores."""
    return Finding(
        code=code,
        rule="a-rule",
        message=f"{code} at {where}",
        where=line(where),
        severity="error",
        confidence=confidence,
        advice="",
        source=line(source),
        container=Container("Agent.history", "list", "instance", line(2)),
    )


def codes(*found: Finding) -> list[str]:
    """The codes that stay, in order."""
    return [each.code for each in most_specific(found, SPECIFICITY)]


@pytest.mark.parametrize("order", permutations(SPECIFICITY))
def test_the_most_specific_stays_whatever_the_order(order: tuple[str, ...]) -> None:
    assert codes(*map(finding, order)) == ["STL108"]


def test_other_sources_and_other_stores_are_other_pairs() -> None:
    assert codes(finding("STL103"), finding("STL108", source=2)) == ["STL103", "STL108"]
    assert codes(finding("STL103"), finding("STL108", where=6)) == ["STL103", "STL108"]


def test_a_finding_may_name_another_store_than_its_own_line() -> None:
    registered = replace(finding("STL105", where=9), store=line(5))
    assert codes(finding("STL103"), registered) == ["STL105"]


def test_equals_stay_together() -> None:
    assert codes(finding("STL103"), finding("STL103")) == ["STL103", "STL103"]


def test_of_the_class_or_of_the_instance_one_is_told() -> None:
    assert codes(finding("STL103"), finding("STL102")) == ["STL102"]
    assert codes(finding("STL103"), finding("STL102", confidence=Confidence.MEDIUM)) == ["STL103"]


def test_what_is_assumed_yields_to_what_is_known() -> None:
    guess = finding("STL108", confidence=Confidence.LOW)
    assert codes(finding("STL103", confidence=Confidence.MEDIUM), guess) == ["STL103"]
    assert codes(finding("STL103", confidence=Confidence.LOW), guess) == ["STL108"]


def test_findings_about_no_container_are_left_alone() -> None:
    read = replace(finding("STL103"), container=None)
    assert codes(read, finding("STL108")) == ["STL103", "STL108"]
