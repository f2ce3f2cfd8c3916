"""From findings to fixes: each finding gets the first mend that fits it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import libcst as cst

from streamlint.finding import Edit, Finding, Fix, Sought, has_all
from streamlint.fix.edits import between
from streamlint.fix.patterns import MENDS
from streamlint.fix.source import Mended, Source
from streamlint.location import Location
from streamlint.source.decoding import SourceError, decode

_MOST = 100
"""Fixes of one file: those after them are found when these are applied."""
_LONGEST = 500_000
"""Bytes of a file up to which it is mended at all: longer ones are made by programs, and are mended there."""


def mended(
    findings: tuple[Finding, ...], files: Mapping[str, bytes], sought: list[Sought] | None = None
) -> tuple[Finding, ...]:
    """The findings, each with what would mend it, where that is known.

    `files` are the bytes of the run's files by path; `sought` gets what the fixes rest on in files other than their own.
    """
    sources: dict[str, Source | None] = {}

    def source_of(path: str) -> Source | None:
        if path not in sources:
            sources[path] = _source(path, files, sought if sought is not None else [])
        return sources[path]

    return tuple(_mended(findings, source_of))


def _mended(findings: tuple[Finding, ...], source_of: Callable[[str], Source | None]) -> Iterator[Finding]:
    left: Counter[str] = Counter()
    for finding in findings:
        path = finding.where.path
        source = source_of(path) if finding.code in MENDS and left[path] < _MOST else None
        try:
            fix = next(_fixes(source, finding), None) if source is not None else None
        except RecursionError:  # LibCST writes and places nodes recursively, and an expression may be deep
            fix = None
        left[path] += fix is not None
        yield replace(finding, fix=fix) if fix is not None else finding


def _source(path: str, files: Mapping[str, bytes], sought: list[Sought]) -> Source | None:
    if path not in files or len(files[path]) > _LONGEST:
        return None

    def is_elsewhere(*patterns: str) -> bool:
        others = (other for other, data in files.items() if other != path and has_all(data, patterns))
        sought.append(Sought(path, patterns, next(others, "")))
        return bool(sought[-1].found)

    try:
        source = Source(decode(files[path]), is_elsewhere)
        source.tree  # noqa: B018 - parses now, where it can still be said that there is none
    except (SourceError, cst.ParserSyntaxError, RecursionError):
        return None
    return source


def _fixes(source: Source, finding: Finding) -> Iterator[Fix]:
    for mend in MENDS[finding.code]:
        found = mend(source, finding)
        edits = _edits(source, found, finding.where.path) if found is not None else ()
        if found is not None and edits:
            yield Fix(found.applicability, found.title, edits)


def _edits(source: Source, found: Mended, path: str) -> tuple[Edit, ...]:
    if isinstance(found.change, str):
        return between(path, source.text, found.change)
    edits = (Edit(Location(path, source.span(old)), source.code(new)) for old, new in found.change)
    return tuple(sorted(edits, key=lambda edit: edit.where))
