"""JSON lines: one object a finding, as it stands in `findings` of the JSON report."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.outcome import Report
from streamlint.report.encoded import encoded
from streamlint.report.json import finding_object


def json_lines(report: Report) -> Iterator[str]:
    """One line a finding."""
    return (encoded(finding_object(finding, report), indent=None) for finding in report.findings)
