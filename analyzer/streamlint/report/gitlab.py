"""GitLab Code Quality: https://docs.gitlab.com/ci/testing/code_quality/ says which fields it reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from streamlint.finding import Finding
from streamlint.outcome import Report
from streamlint.report.encoded import encoded
from streamlint.report.plain import plain

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def gitlab(report: Report) -> Iterator[str]:
    """An array with one object a finding."""
    yield encoded([_issue(finding) for finding in report.findings])


def _issue(finding: Finding) -> dict[str, Any]:
    span = finding.where.span
    return {
        "description": f"{finding.code} {plain(finding.message)}",
        "check_name": finding.code,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.where.path, "lines": {"begin": span.line, "end": span.end_line}},
    }
