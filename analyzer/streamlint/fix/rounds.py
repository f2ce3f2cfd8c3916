"""Applying fixes: in rounds, since one may open the way to the next, and none that would make anything worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from streamlint.finding import Finding, Fix
from streamlint.fix.edits import apply, overlap
from streamlint.outcome import Report
from streamlint.source.decoding import SourceError, decode, encode

_MOST = 20
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
    alone: set[str] = set()
    for _ in range(_MOST if report.is_whole else 0):
        chosen = list(_chosen(report, refused, alone, unsafe=unsafe))
        if not chosen:
            break
        new, bad = _applied(now, chosen)
        after = analyse(new) if not bad else report
        bad = bad or _worse(report, after, chosen)
        if not bad:
            done += chosen
            now, report = new, after
            continue
        for path, reason in bad.items():
            here = [finding for finding in chosen if finding.where.path == path]
            refused.update((one.fingerprint, Refused(one, reason)) for one in here if len(here) == 1)
            alone.add(path)  # one fix after the other, to see which it is
    changed = {path: data for path, data in now.items() if data != files[path]}
    return Fixed(report, changed, tuple(done), tuple(refused.values()))


def _chosen(report: Report, refused: Mapping[str, Refused], alone: set[str], *, unsafe: bool) -> Iterator[Finding]:
    """The findings that are mended in this round: those whose edits meet no edit of one before; of some files only one."""
    taken, paths = list[Fix](), set[str]()
    for finding in report.findings:
        fix, where = finding.fix, finding.where.path
        if fix is None or finding.fingerprint in refused or (fix.applicability == "unsafe" and not unsafe):
            continue
        if any(overlap(fix.edits, other.edits) for other in taken) or (where in alone and where in paths):
            continue
        paths.add(where)
        taken.append(fix)
        yield finding


def _applied(files: Mapping[str, bytes], chosen: list[Finding]) -> tuple[dict[str, bytes], dict[str, str]]:
    """The files after the fixes, and those that cannot be written, with the reason."""
    new, bad = dict(files), dict[str, str]()
    for path in {finding.where.path: None for finding in chosen}:
        here = [finding for finding in chosen if finding.where.path == path]
        edits = [edit for finding in here if finding.fix is not None for edit in finding.fix.edits]
        try:
            new[path] = encode(apply(decode(files[path]), edits), files[path])
        except (SourceError, UnicodeEncodeError):
            bad[path] = "it cannot be written in the encoding of the file"
    return new, bad


def _worse(before: Report, after: Report, tried: list[Finding]) -> dict[str, str]:
    """The files, among those that were touched, that are worse than before, or no better, and why."""
    touched = {finding.where.path for finding in tried}
    if after.unfinished:
        return dict.fromkeys(touched, "there was no time to see what it would be")
    if after.failures:
        return dict.fromkeys(touched, "streamlint itself fails on what it would be")
    worse = {**_in_vain(before, after, tried), **_new(before, after)}
    if worse and not touched & worse.keys():
        return dict.fromkeys(touched, "another file would be worse for it")
    return {path: why for path, why in worse.items() if path in touched}


def _in_vain(before: Report, after: Report, tried: list[Finding]) -> dict[str, str]:
    """The files in which a finding is still there although its fix was applied: once more would not help."""
    were, are = (Counter(finding.identity for finding in report.findings) for report in (before, after))
    mended = Counter(finding.identity for finding in tried)
    return {
        finding.where.path: f"{finding.code} would still be found"
        for finding in tried
        if are[finding.identity] > were[finding.identity] - mended[finding.identity]
    }


def _new(before: Report, after: Report) -> dict[str, str]:
    """The files of which something is said that was not said before."""
    broken = {error.path for error in before.errors}
    new = {error.path: "it would not parse" for error in after.errors if error.path not in broken}
    known = Counter(finding.identity for finding in before.findings)
    for finding in after.findings:
        known[finding.identity] -= 1
        if known[finding.identity] < 0:
            new.setdefault(finding.where.path, f"it would raise {finding.code}: {finding.message}")
    return new
