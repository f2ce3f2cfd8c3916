"""JSON: one object for the whole report. `schema/report.schema.json` beside this module says what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from streamlint import __version__
from streamlint.finding import Container, Edit, Finding, Fix, Step
from streamlint.location import Location
from streamlint.outcome import Report
from streamlint.report.encoded import encoded


def json(report: Report) -> Iterator[str]:
    """The report, indented. What is not ASCII is escaped, so that any output can take it."""
    yield encoded(as_object(report))


def as_object(report: Report) -> dict[str, Any]:
    """The report as the object that is written."""
    statistics = report.statistics
    return {
        "version": __version__,
        "findings": [finding_object(finding, report) for finding in report.findings],
        "errors": [{"path": error.path, "message": error.message} for error in report.errors]
        + [{"path": failure.path, "message": f"{failure.where}: {failure.message}"} for failure in report.failures]
        + [{"path": "", "message": said} for said in report.unfinished],
        "statistics": {
            "files": statistics.files,
            "analysed": statistics.analysed,
            "seconds": round(statistics.seconds, 3),
            "cached": statistics.cached,
        },
    }


def finding_object(finding: Finding, report: Report) -> dict[str, Any]:
    """One finding. Lines and columns count from 1; the end column is the one after the last character."""
    span = finding.where.span
    return {
        "code": finding.code,
        "rule": finding.rule,
        "message": finding.message,
        "path": finding.where.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "severity": finding.severity,
        "confidence": finding.confidence.word,
        "growth": finding.growth,
        "fingerprint": finding.fingerprint,
        "source": _place(finding.source),
        "container": _container(finding.container),
        "chain": [_step(step, report) for step in finding.chain],
        "fix": _fix(finding.fix),
    }


def _place(where: Location | None) -> dict[str, Any] | None:
    return {"path": where.path, "line": where.line, "column": where.column} if where else None


def _container(container: Container | None) -> dict[str, Any] | None:
    if container is None:
        return None
    return {
        "name": container.name,
        "kind": container.kind,
        "owner": container.owner,
        "path": container.where.path,
        "line": container.where.line,
    }


def _step(step: Step, report: Report) -> dict[str, Any]:
    return {
        "step": step.kind,
        "path": step.where.path,
        "line": step.where.line,
        "column": step.where.column,
        "text": report.line(step.where.path, step.where.line).strip(),
        "note": step.note,
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {"applicability": fix.applicability, "title": fix.title, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, Any]:
    span = edit.where.span
    return {
        "path": edit.where.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "text": edit.text,
    }
