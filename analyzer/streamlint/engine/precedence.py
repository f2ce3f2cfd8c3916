"""Precedence: of what several rules say about one source and one store, the most specific stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from streamlint.finding import Confidence, Finding
from streamlint.location import Location

_Pair = tuple[Location, Location]


def most_specific(found: Iterable[Finding], specificity: Mapping[str, int]) -> Iterator[Finding]:
    """The findings of which no other for the same pair of source and store is more specific, in their order.

    `specificity` is that of each rule, by its code; a code that it does not have is the least specific. What is only
    assumed never drives out what is known: low confidence yields to any other.
    """
    findings = list(found)
    best: dict[_Pair, tuple[bool, int]] = {}
    for finding in findings:
        pair = _pair(finding)
        if pair is not None:
            best[pair] = max(best.get(pair, (False, 0)), _rank(finding, specificity))
    for finding in findings:
        pair = _pair(finding)
        if pair is None or _rank(finding, specificity) == best[pair]:
            yield finding


def _pair(finding: Finding) -> _Pair | None:
    """Source and store; None where a finding is not about what is kept."""
    if finding.source is None or finding.container is None:
        return None
    return finding.source, finding.store or finding.where


def _rank(finding: Finding, specificity: Mapping[str, int]) -> tuple[bool, int]:
    return finding.confidence > Confidence.LOW, specificity.get(finding.code, 0)
