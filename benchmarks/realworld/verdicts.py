"""Verdicts: what a person says of a finding after reading the code around it, kept so that later runs show what changed."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.realworld.bringing import NotBroughtError, bring
from benchmarks.realworld.pairs import HERE, Release
from benchmarks.realworld.running import Run, Told, run

_Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`word` is "right", "false alarm" or "can't tell", `why` one sentence."""

    word: str
    why: str


def verdicts(path: Path = HERE / "verdicts.jsonl") -> dict[_Key, Verdict]:
    """The verdicts, by package, file, code and what keeps: lines change too often to be part of it."""
    records = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {
        (record["package"], record["path"], record["code"], record["keeps"]): Verdict(record["verdict"], record["why"])
        for record in records
    }


def releases(path: Path = HERE / "packages.toml") -> Iterator[Release]:
    """The pinned releases."""
    for pin in tomllib.loads(path.read_text(encoding="utf-8"))["releases"]:
        package, _, version = pin.partition("==")
        yield Release(package, version)


def table(folder: Path, only: Sequence[str], confidence: str) -> Iterator[str]:
    """Each finding with its verdict, then how many there are of each, and of findings for lines."""
    known = verdicts()
    count: Counter[str] = Counter()
    lines = 0
    for release in releases():
        if only and release.package not in only:
            continue
        try:
            files = bring(release, folder)
        except NotBroughtError:
            yield f"{release.folder}: could not be brought"
            continue
        found = run(files, (), confidence)
        if found.broken:
            yield f"{release.folder}: {found.broken}"
            continue
        lines += sum(path.read_bytes().count(b"\n") for path in files.rglob("*.py"))
        for told, verdict in _judged(release, found, known):
            count[verdict.word] += 1
            yield f"{release.folder} {told.path}:{told.line} {told.code} {told.container} {verdict.word}: {verdict.why}"
    judged = count["right"] + count["false alarm"]
    yield ", ".join(f"{word} {number}" for word, number in sorted(count.items())) + f"; {lines} lines"
    if judged:
        yield f"precision {count['right']} of {judged} ({count['right'] / judged:.0%})"


def _judged(release: Release, found: Run, known: dict[_Key, Verdict]) -> Iterator[tuple[Told, Verdict]]:
    for told in found.told:
        key = (release.package, told.path, told.code, told.container)
        yield told, known.get(key, Verdict("not judged", told.message))
