"""The flake8 line alone: `path:line:column: CODE message`."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.finding import Finding
from streamlint.outcome import Report
from streamlint.report.plain import plain, unheard


def concise(report: Report) -> Iterator[str]:
    """One line a finding."""
    return map(headline, report.findings)


def headline(finding: Finding) -> str:
    """The line that flake8 users and their editors know."""
    where = finding.where
    return unheard(f"{plain(where.path)}:{where.line}:{where.column}: {finding.code} {plain(finding.message)}")
