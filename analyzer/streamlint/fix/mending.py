"""From findings to fixes: each finding gets the first mend that fits it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import libcst as cst

from streamlint.finding import Finding, Fix
from streamlint.fix.edits import between
from streamlint.fix.patterns import MENDS
from streamlint.fix.source import Source
from streamlint.source.decoding import SourceError, decode


def mended(findings: tuple[Finding, ...], files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """The findings, each with what would mend it, where that is known. `files` are the bytes of the run's files by path."""
    sources: dict[str, Source | None] = {}

    def source_of(path: str) -> Source | None:
        if path not in sources:
            sources[path] = _source(path, files)
        return sources[path]

    return tuple([_mended(finding, source_of) if finding.code in MENDS else finding for finding in findings])


def _mended(finding: Finding, source_of: Callable[[str], Source | None]) -> Finding:
    source = source_of(finding.where.path)
    fix = next(_fixes(source, finding), None) if source is not None else None
    return replace(finding, fix=fix)


def _source(path: str, files: Mapping[str, bytes]) -> Source | None:
    if path not in files:
        return None

    def is_elsewhere(word: str) -> bool:
        found = re.compile(rb"\b" + re.escape(word.encode()) + rb"\b")
        return any(found.search(data) for other, data in files.items() if other != path)

    try:
        source = Source(decode(files[path]), is_elsewhere)
        source.tree  # noqa: B018 - parses now, where it can still be said that there is none
    except (SourceError, cst.ParserSyntaxError, RecursionError):
        return None
    return source


def _fixes(source: Source, finding: Finding) -> Iterator[Fix]:
    for mend in MENDS[finding.code]:
        found = mend(source, finding)
        if found is not None and found.text != source.text:
            edits = between(finding.where.path, source.text, found.text)
            yield Fix(found.applicability, found.title, edits)
