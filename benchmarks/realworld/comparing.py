"""The table of the pairs: what was found, what is silent, and what was missed for which reason."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.realworld.bringing import NotBroughtError, bring
from benchmarks.realworld.judging import about
from benchmarks.realworld.pairs import HERE, Leak, LookAlike, Place, Release, leaks, look_alikes
from benchmarks.realworld.running import Told, run

_TIERS = ("core", "hard", "variant")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a run says of one place: the findings about it, and why the run told nothing where it did not end."""

    told: tuple[Told, ...]
    broken: str = ""


class Runs:
    """Runs over releases, some at a time."""

    def __init__(self, folder: Path, pool: ThreadPoolExecutor, confidence: str, *, module: bool) -> None:
        self._folder = folder
        self._pool = pool
        self._confidence = confidence
        self._module = module

    def judge(self, release: Release, place: Place, *, moved: bool = False) -> Future[Judged]:
        """What a run says of a place."""
        return self._pool.submit(self._judge, release, place, moved)

    def _judge(self, release: Release, place: Place, moved: bool) -> Judged:
        try:
            files = bring(release, self._folder)
        except NotBroughtError as error:
            return Judged((), f"could not be brought: {error}")
        found = run(files, (place.file, *place.needs) if self._module else (), self._confidence)
        return Judged(tuple(about(place, found.told, files, moved=moved)), found.broken)


def table(folder: Path, only: Sequence[str], module: bool, confidence: str, jobs: int, what: str) -> Iterator[str]:
    """The lines of the table, each as soon as it is known, and the sums at the end.

    `what`: "pairs", or "elsewhere" for the leaks that the analysis was not built on.
    """
    elsewhere = what == "elsewhere"
    with ThreadPoolExecutor(max(1, jobs)) as pool:
        runs = Runs(folder, pool, confidence, module=module)
        records = leaks(HERE / "elsewhere.jsonl") if elsewhere else leaks()
        pairs = [leak for leak in records if not only or leak.id in only]
        alike = [one for one in look_alikes() if (not only and not elsewhere) or one.id in only]
        asked = [
            (leak, runs.judge(leak.bad, leak.place), runs.judge(leak.good, leak.place, moved=True)) for leak in pairs
        ]
        silent = [(one, runs.judge(one.release, one.place)) for one in alike]
        results = []
        for leak, bad, good in asked:
            results.append((leak, bad.result(), good.result()))
            yield _row(*results[-1])
        yield from _sums(results)
        quiet = 0
        for one, judged in silent:
            quiet += not judged.result().told
            yield _alike_row(one, judged.result())
        if silent:
            yield f"look-alikes silent: {quiet} of {len(silent)}"


def _row(leak: Leak, bad: Judged, good: Judged) -> str:
    first = "found " if bad.told else "MISSED"
    second = "silent" if not good.told else "TOLD  "
    said = ", ".join(f"{told.code} {told.line} {told.confidence}" for told in bad.told[:3])
    after = "".join(f" | after the fix: {told.path}:{told.line} {told.code}" for told in good.told[:2])
    needs = f" (with {', '.join(leak.place.needs)})" if leak.place.needs and bad.told else ""
    why = "" if bad.told else _reasons().get(leak.id, "no reason on record")
    broken = "".join(f" | {judged.broken}" for judged in (bad, good) if judged.broken)
    return f"{leak.id:42} {leak.tier:8} {first} {second} {said}{needs}{why}{after}{broken}"


def _alike_row(one: LookAlike, judged: Judged) -> str:
    said = ", ".join(f"{told.code} {told.path}:{told.line}" for told in judged.told)
    return f"{one.id:42} {'look-alike':8} {'TOLD' if judged.told else 'silent'} {said}{judged.broken}"


def _sums(results: Sequence[tuple[Leak, Judged, Judged]]) -> Iterator[str]:
    for tier in _TIERS:
        here = [result for result in results if result[0].tier == tier]
        if here:
            yield f"{tier:8} found {sum(bool(bad.told) for _, bad, _ in here)} of {len(here)}"
    weight = sum(leak.weight for leak, _, _ in results)
    found = sum(leak.weight for leak, bad, _ in results if bad.told)
    quiet = [not good.told for _, bad, good in results if bad.told]
    if weight:
        more = sum(bool(bad.told and leak.place.needs) for leak, bad, _ in results)
        yield f"recall {found:g} of {weight:g} ({found / weight:.0%}), {more} of them not from the one file alone"
        yield f"{sum(quiet)} of {len(quiet)} that were found are silent after the fix"


def _reasons() -> dict[str, str]:
    """Why a leak is missed, by its record."""
    path = HERE / "misses.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
