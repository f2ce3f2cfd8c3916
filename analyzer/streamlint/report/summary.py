"""A report in one line, and its counts a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from streamlint.outcome import Report


def summary(report: Report) -> str:
    """The whole run: `Found 3 findings in 2 files (120 files, 7 analysed, 0.4 s).` or that there are none."""
    found = len(report.findings)
    places = len({finding.where.path for finding in report.findings})
    statistics = report.statistics
    ran = f"({_count(statistics.files, 'file')}, {statistics.analysed} analysed, {statistics.seconds:.1f} s)"
    if not found:
        return f"No findings {ran}."
    return f"Found {_count(found, 'finding')} in {_count(places, 'file')} {ran}."


def counts(report: Report) -> Iterator[str]:
    """How many findings of each rule, the most frequent first."""
    numbers = Counter((finding.code, finding.rule) for finding in report.findings)
    width = max((len(str(number)) for number in numbers.values()), default=1)
    for (code, rule), number in sorted(numbers.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:>{width}} {code} {rule}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
