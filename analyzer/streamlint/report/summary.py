"""What a report comes to: in one line, and by rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from streamlint.outcome import Report
from streamlint.report.ink import Ink
from streamlint.report.links import page_address, page_command


def summary(report: Report, ink: Ink) -> Iterator[str]:
    """The whole run, `Found 3 findings in 2 files (120 files, 7 analysed, 0.4 s).`, and its counts with each rule's page."""
    yield ink(total(report), "bold", "red" if report.findings else "green")
    numbers = _numbers(report)
    digits = max((len(str(number)) for _, _, number in numbers), default=1)
    names = max((len(rule) for _, rule, _ in numbers), default=0)
    for code, rule, number in numbers:
        page = page_address(rule) or page_command(code)
        yield f"{number:>{digits + 2}} {ink(code, 'bold')} {rule:{names}}  {ink(page, 'dim')}"


def total(report: Report) -> str:
    """The whole run in one line."""
    found = len(report.findings)
    places = len({finding.where.path for finding in report.findings})
    statistics = report.statistics
    known = f"{statistics.cached} cached, " if statistics.cached else ""
    ran = f"({_count(statistics.files, 'file')}, {statistics.analysed} analysed, {known}{statistics.seconds:.1f} s)"
    end = ". Not finished: the time of the run was up." if report.unfinished else "."
    if not found:
        return f"No findings {ran}{end}"
    return f"Found {_count(found, 'finding')} in {_count(places, 'file')} {ran}{end}"


def counts(report: Report, *, summed_up: bool = True) -> Iterator[str]:
    """Number, code and name of each rule, with tabs between them as Ruff writes them, the most frequent first; the sum."""
    numbers = _numbers(report)
    digits = max((len(str(number)) for _, _, number in numbers), default=1)
    for code, rule, number in numbers:
        yield f"{number:>{digits}}\t{code}\t{rule}"
    if summed_up:
        yield total(report)


def counted(report: Report) -> list[dict[str, str | int]]:
    """The same for programs."""
    return [{"code": code, "name": rule, "count": number} for code, rule, number in _numbers(report)]


def _numbers(report: Report) -> list[tuple[str, str, int]]:
    numbers = Counter((finding.code, finding.rule) for finding in report.findings)
    return [(*named, number) for named, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0]))]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
