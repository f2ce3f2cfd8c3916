"""JUnit XML, as CI systems read it: a suite a file, a test case that fails a finding.

The text is ASCII with character references, so that any output can take it; what XML cannot hold is shown as an escape.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from streamlint.finding import Finding
from streamlint.outcome import Report
from streamlint.report.full import finding_lines
from streamlint.report.markup import escaped


def junit(report: Report) -> Iterator[str]:
    """The report as one document."""
    found = len(report.findings)
    counts = f'tests="{max(found, 1)}" failures="{found}" errors="0"'
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<testsuites name="streamlint" {counts} time="{report.statistics.seconds:.3f}">'
    for path, findings in groupby(report.findings, key=lambda finding: finding.where.path):
        yield from _suite(report, path, list(findings))
    if not found:
        yield f'  <testsuite name="streamlint" {counts}>'
        yield '    <testcase classname="streamlint" name="no findings"/>'
        yield "  </testsuite>"
    yield "</testsuites>"


def _suite(report: Report, path: str, findings: Sequence[Finding]) -> Iterator[str]:
    count = len(findings)
    yield f'  <testsuite name="{escaped(path)}" tests="{count}" failures="{count}" errors="0">'
    for finding in findings:
        where, place = finding.where, escaped(path)
        name = escaped(f"{finding.code} {finding.rule} {where.line}:{where.column}")
        yield f'    <testcase classname="{place}" name="{name}" file="{place}" line="{where.line}">'
        body = "\n".join(map(escaped, finding_lines(report, finding)))
        yield f'      <failure type="{finding.code}" message="{escaped(finding.message)}">{body}</failure>'
        yield "    </testcase>"
    yield "  </testsuite>"
