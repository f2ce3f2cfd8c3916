"""Applying fixes: in rounds, since one may open the way to the next, and none that would make anything worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from streamlint.finding import Finding, Fix
from streamlint.fix.edits import apply, overlap
from streamlint.outcome import Report
from streamlint.source.decoding import SourceError, decode, encode

_MOST = 10
"""Rounds after which what is left stays."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A fix that was left alone, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing came to. `files` are the new bytes of what changed, `report` is what is found in them."""

    report: Report
    files: Mapping[str, bytes]
    done: tuple[Finding, ...]
    refused: tuple[Refused, ...]


def fixed(
    files: Mapping[str, bytes], analyse: Callable[[Mapping[str, bytes]], Report], *, unsafe: bool = False
) -> Fixed:
    """Applies the safe fixes of a run, with `unsafe` all of them. `analyse` reports on files with the bytes it is given.

    A file that could no longer be analysed, or in which something is found that was not before, is left as it was.
    """
    now = dict(files)
    report = analyse(now)
    done: list[Finding] = []
    refused: dict[str, Refused] = {}
    for _ in range(0 if report.failures else _MOST):
        chosen = list(_chosen(report, refused, unsafe=unsafe))
        if not chosen:
            break
        tried, new = _applied(now, chosen)
        after = analyse(new)
        worse = _worse(report, after, {finding.where.path for finding in tried})
        if worse:
            refused.update(
                (one.fingerprint, Refused(one, worse[one.where.path])) for one in tried if one.where.path in worse
            )
            tried = [one for one in tried if one.where.path not in worse]
            new = {path: now[path] if path in worse else data for path, data in new.items()}
            after = analyse(new) if tried else report
        if not tried:
            continue
        done += tried
        now, report = new, after
    changed = {path: data for path, data in now.items() if data != files[path]}
    return Fixed(report, changed, tuple(done), tuple(refused.values()))


def _chosen(report: Report, refused: Mapping[str, Refused], *, unsafe: bool) -> Iterator[Finding]:
    """The findings that are mended in this round: those whose edits meet no edit of one before."""
    taken: list[Fix] = []
    for finding in report.findings:
        fix = finding.fix
        if fix is None or finding.fingerprint in refused or (fix.applicability == "unsafe" and not unsafe):
            continue
        if not any(overlap(fix.edits, other.edits) for other in taken):
            taken.append(fix)
            yield finding


def _applied(files: Mapping[str, bytes], chosen: list[Finding]) -> tuple[list[Finding], dict[str, bytes]]:
    """The files after the fixes, and the findings whose file could be written in its own encoding."""
    new = dict(files)
    tried: list[Finding] = []
    for path in {finding.where.path: None for finding in chosen}:
        here = [finding for finding in chosen if finding.where.path == path]
        edits = [edit for finding in here if finding.fix is not None for edit in finding.fix.edits]
        try:
            new[path] = encode(apply(decode(files[path]), edits), files[path])
        except (SourceError, UnicodeEncodeError):
            continue
        tried += here
    return tried, new


def _worse(before: Report, after: Report, touched: set[str]) -> dict[str, str]:
    """The files, among those that were touched, that are worse than before, and why."""
    if after.failures:
        return dict.fromkeys(touched, "streamlint itself fails on what it would be")
    broken = {error.path for error in before.errors}
    worse = {error.path: "it would not parse" for error in after.errors if error.path not in broken}
    known = Counter(finding.identity for finding in before.findings)
    for finding in after.findings:
        known[finding.identity] -= 1
        if known[finding.identity] < 0:
            worse.setdefault(finding.where.path, f"it would raise {finding.code}: {finding.message}")
    if worse and not touched & worse.keys():
        return dict.fromkeys(touched, "another file would be worse for it")
    return {path: why for path, why in worse.items() if path in touched}
