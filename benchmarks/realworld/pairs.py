"""The pairs: a leak with the release before and after its fix, and the look-alikes, which are safe as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).parent
Tier = Literal["core", "hard", "variant"]


@dataclass(frozen=True, slots=True)
class Release:
    """One version of one package."""

    package: str
    version: str

    @property
    def folder(self) -> str:
        """What its unpacked files lie in."""
        return f"{self.package}-{self.version}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is stored: the line with its text, and the last parts of the names of what holds it.

    `names` is empty where the holder has no name in the program, such as the event loop. `needs` are the files without
    which the file itself does not say what happens.
    """

    file: str
    line: int
    text: str
    names: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leak:
    """A leak. `place` is that of the bad release.

    `tier`: core (seen in one file), hard, or a variant of another leak, which counts half.
    """

    id: str
    tier: Tier
    bad: Release
    good: Release
    place: Place

    @property
    def weight(self) -> float:
        """How much it counts."""
        return 0.5 if self.tier == "variant" else 1.0


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A store that looks like a leak and is none."""

    id: str
    release: Release
    place: Place
    why: str


def leaks(path: Path = HERE / "leaks.jsonl") -> Iterator[Leak]:
    """The leaks of a file of records, one on a line."""
    for record in _records(path):
        good = Release(record.get("good_package", record["package"]), record["good_version"])
        yield Leak(
            record["id"], record["tier"], Release(record["package"], record["bad_version"]), good, _place(record)
        )


def look_alikes(path: Path = HERE / "lookalikes.jsonl") -> Iterator[LookAlike]:
    """The look-alikes of a file of records, one on a line."""
    for record in _records(path):
        release = Release(record["package"], record["version"])
        yield LookAlike(record["id"], release, _place(record), record["why_safe"])


def _records(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _place(record: dict[str, Any]) -> Place:
    return Place(
        record["file"],
        record["store_line"],
        record["store_text"].strip(),
        tuple(record["names"]),
        tuple(record.get("needs", ())),
    )
