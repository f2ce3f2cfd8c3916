"""Fixes of an earlier run: to find one takes the tree of a whole file, and most changes are made in others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from streamlint.finding import Finding, Sought, has_all

if TYPE_CHECKING:
    from streamlint.engine.ground import Ground

Mend: TypeAlias = Callable[[tuple[Finding, ...], Mapping[str, bytes], list[Sought]], tuple[Finding, ...]]
"""Gives findings their fixes. It is given the bytes of all files by their paths, and adds what it has sought in them."""


def mended(
    mend: Mend,
    findings: tuple[Finding, ...],
    files: Mapping[str, bytes],
    before: Ground | None = None,
    changed: Mapping[str, bytes] | None = None,
) -> tuple[tuple[Finding, ...], tuple[Sought, ...]]:
    """The findings with their fixes, and what these rest on in other files.

    `before` is what the report of an earlier run rested on, `changed` the bytes of the files that are others since.
    """
    known = dict(_still(findings, before, changed or {})) if before is not None else {}
    sought = [one for one in before.sought if one.path in known] if before is not None else []
    rest = tuple(finding for finding in findings if finding.where.path not in known)
    found = {path: iter(each) for path, each in (known | _by_path(mend(rest, files, sought))).items()}
    return tuple(next(found[finding.where.path]) for finding in findings), tuple(sought)


def _still(
    findings: Iterable[Finding], before: Ground, changed: Mapping[str, bytes]
) -> Iterator[tuple[str, list[Finding]]]:
    """The files in which the same is found as before and would be mended in the same way, each with its mended findings."""
    known = _by_path(before.mended)
    for path, found in _by_path(findings).items():
        bare = [replace(finding, fix=None) for finding in known.get(path, ())]
        if (
            path not in changed
            and bare == found
            and all(_holds(one, changed) for one in before.sought if one.path == path)
        ):
            yield path, known[path]


def _holds(sought: Sought, changed: Mapping[str, bytes]) -> bool:
    """Whether a search would come to the same, now that some files have changed."""
    if sought.found:
        return sought.found not in changed
    return not any(has_all(data, sought.patterns) for path, data in changed.items() if path != sought.path)


def _by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.where.path, []).append(finding)
    return found
