"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html): for code scanning and editors.

A finding is a result, its chain a code flow of one thread, its fix a fix. Columns count code points, as Python does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from streamlint import __version__
from streamlint.finding import Finding, Fix
from streamlint.outcome import InternalError, Report
from streamlint.report.encoded import encoded
from streamlint.report.links import DOCUMENTATION, page_address
from streamlint.report.pages import Page, markdown
from streamlint.report.sarif_flow import code_flow
from streamlint.report.sarif_place import ROOT, artifact, location, message, region
from streamlint.report.words import words

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(report: Report, rules: Sequence[Page]) -> Iterator[str]:
    """The report as one log with one run, on one line: nobody but programs reads it, and indented it is twice as long."""
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, rules, numbers)]}
    yield encoded(log, indent=None)


def _run(report: Report, rules: Sequence[Page], numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which streamlint ran."}}},
        "invocations": [_invocation(report)],
        "results": [_result(finding, report, numbers) for finding in report.findings],
    }


def _driver(rules: Sequence[Page]) -> dict[str, Any]:
    driver: dict[str, Any] = {
        "name": "streamlint",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    if DOCUMENTATION:
        driver["informationUri"] = DOCUMENTATION
    return driver


def _rule(rule: Page) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary()},
        "fullDescription": {"text": rule.page()},
        "help": {"text": rule.page(), "markdown": "\n".join(markdown(rule))},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": ["memory", "stream"], "problem.severity": _PROBLEM[rule.severity]},
    }
    address = page_address(rule.name)
    return {**described, "helpUri": address} if address else described


_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}


def _result(finding: Finding, report: Report, numbers: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {"ruleId": finding.code}
    if finding.code in numbers:
        result["ruleIndex"] = numbers[finding.code]
    result |= {
        "level": finding.severity,
        "message": message("\n".join([finding.message, *words(finding)])),
        "locations": [{"physicalLocation": location(finding.where, report)}],
        "partialFingerprints": {"streamlint/v1": finding.fingerprint},
        "properties": {"confidence": finding.confidence.word, "growth": finding.growth},
    }
    related = list(_related(finding, report))
    if related:
        result["relatedLocations"] = related
    if finding.chain:
        result["codeFlows"] = [code_flow(finding.chain, report)]
    if finding.fix:
        result["fixes"] = [_fix(finding.fix)]
    return result


def _related(finding: Finding, report: Report) -> Iterator[dict[str, Any]]:
    """Where the stream is made, what holds it, and where else it is kept."""
    places = [(finding.source, "the stream is made here")] if finding.source else []
    if finding.container:
        places.append((finding.container.where, f"`{finding.container.name}` holds it"))
    places += [(where, "it is kept here too") for where in finding.also]
    for number, (where, said) in enumerate(places, start=1):
        if where is not None:
            yield {"id": number, "physicalLocation": location(where, report), "message": message(said)}


def _fix(fix: Fix) -> dict[str, Any]:
    """A fix by files, in the order of its edits."""
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        replacement = {"deletedRegion": region(edit.where), "insertedContent": {"text": edit.text}}
        changes.setdefault(edit.where.path, []).append(replacement)
    return {
        "description": message(fix.title),
        "artifactChanges": [
            {"artifactLocation": artifact(path), "replacements": made} for path, made in changes.items()
        ],
    }


def _invocation(report: Report) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": report.is_whole}
    notices = [
        {
            "level": "warning",
            "message": message(error.message),
            "locations": [{"physicalLocation": {"artifactLocation": artifact(error.path)}}],
        }
        for error in report.errors
    ]
    notices += [_failure(failure) for failure in report.failures]
    notices += [{"level": "error", "message": message(said)} for said in report.unfinished]
    if notices:
        invocation["toolExecutionNotifications"] = notices
    return invocation


def _failure(failure: InternalError) -> dict[str, Any]:
    notice: dict[str, Any] = {"level": "error", "message": message(f"{failure.where}: {failure.message}")}
    if failure.path:
        notice["locations"] = [{"physicalLocation": {"artifactLocation": artifact(failure.path)}}]
    return notice
