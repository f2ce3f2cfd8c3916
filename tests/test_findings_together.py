"""Findings seen together: what else keeps the same stream."""

from dataclasses import replace

from report.conftest import BROKEN, KEPT, at
from streamlint.finding import Finding, with_others

HERE = KEPT.where
THERE = at("src/other.py", 9, 5, 20)
OTHER = replace(KEPT, where=THERE)


def also(*findings: Finding) -> list[tuple[object, ...]]:
    return [finding.also for finding in with_others(findings)]


def test_other_stores_of_the_same_stream_are_named() -> None:
    assert also(KEPT, OTHER) == [(THERE,), (HERE,)]
    assert also(KEPT, OTHER, replace(KEPT, where=at("src/third.py", 1, 1, 2)))[1] == (HERE, at("src/third.py", 1, 1, 2))


def test_another_stream_is_another_matter() -> None:
    assert also(KEPT, replace(OTHER, source=at("src/agent.py", 99, 1, 2))) == [(), ()]
    assert also(KEPT, replace(OTHER, container=None), BROKEN) == [(), (), ()]
    assert also(KEPT, replace(OTHER, code="STL301")) == [(), ()]


def test_the_store_counts_where_it_is_not_the_line_that_is_reported() -> None:
    assert also(KEPT, replace(OTHER, store=HERE)) == [(), ()]


def test_what_identifies_a_finding_stays() -> None:
    assert [finding.fingerprint for finding in with_others([KEPT, OTHER])] == [KEPT.fingerprint, OTHER.fingerprint]
