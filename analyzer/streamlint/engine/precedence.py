"""Precedence: of what several rules say about one source and one store, the most specific stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from streamlint.finding import Confidence, Finding
from streamlint.location import Location

_Pair = tuple[Location, Location]


def most_specific(found: Iterable[Finding], specificity: Mapping[str, int]) -> Iterator[Finding]:
    """The findings of which no other for the same pair of source and store is more specific, in their order.

    `specificity` is that of each rule, by its code; a code that it does not have is the least specific. What is only
    assumed never drives out what is known: low confidence yields to any other. Of rules that are as specific, where one
    store goes into the same attribute of the class or of the instance, the surer is heard, then the first by its code.
    """
    findings = list(found)
    best: dict[_Pair, Finding] = {}
    for finding in findings:
        pair = _pair(finding)
        if pair is not None:
            best[pair] = max(best.get(pair, finding), finding, key=lambda each: _rank(each, specificity))
    for finding in findings:
        pair = _pair(finding)
        if pair is None or finding.code == best[pair].code or _is_of_another(finding, best[pair], specificity):
            yield finding


def _is_of_another(finding: Finding, best: Finding, specificity: Mapping[str, int]) -> bool:
    """Whether a finding that is as specific as the best is about a container of another name."""
    as_specific = _rank(finding, specificity)[:2] == _rank(best, specificity)[:2]
    names = {each.container.name for each in (finding, best) if each.container is not None}
    return as_specific and len(names) > 1


def _pair(finding: Finding) -> _Pair | None:
    """Source and store; None where a finding is not about what is kept."""
    if finding.source is None or finding.container is None:
        return None
    return finding.source, finding.store or finding.where


def _rank(finding: Finding, specificity: Mapping[str, int]) -> tuple[bool, int, int, int]:
    number = -int(finding.code.removeprefix("STL")) if finding.code.removeprefix("STL").isdigit() else 0
    return finding.confidence > Confidence.LOW, specificity.get(finding.code, 0), finding.confidence, number
