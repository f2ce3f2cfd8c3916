"""JSON lines: one object a finding, as it stands in `findings` of the JSON report."""

from __future__ import annotations

import json as encoder
from collections.abc import Iterator

from streamlint.outcome import Report
from streamlint.report.json import finding_object


def json_lines(report: Report) -> Iterator[str]:
    """One line a finding."""
    return (encoder.dumps(finding_object(finding, report)) for finding in report.findings)
