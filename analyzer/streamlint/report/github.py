"""GitHub workflow commands: each finding becomes an annotation at its line.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands says how they are written. GitHub shows
no more than ten errors and ten warnings of one step; the log has them all.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.finding import Finding
from streamlint.outcome import Report
from streamlint.report.concise import headline
from streamlint.report.plain import plain
from streamlint.report.words import words

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def github(report: Report) -> Iterator[str]:
    """One line a finding."""
    return (_command(finding) for finding in report.findings)


def _command(finding: Finding) -> str:
    span = finding.where.span
    places = {"file": finding.where.path, "line": str(span.line), "endLine": str(span.end_line)}
    if span.end_line == span.line:  # columns are for one line only
        places |= {"col": str(span.column), "endColumn": str(span.end_column)}
    places["title"] = f"{finding.code} {finding.rule}"
    properties = ",".join(f"{name}={_property(plain(value))}" for name, value in places.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(_text(finding))}"


def _text(finding: Finding) -> str:
    """The finding with its chain, for a box beside the code."""
    steps = (f"{plain(step.where.path)}:{step.where.line} {plain(step.note)}".rstrip() for step in finding.chain)
    return "\n".join([headline(finding), *steps, *words(finding)])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
