"""Whether what was told is right: the leak found, its mended release silent, the look-alike silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.realworld.pairs import Place
from benchmarks.realworld.running import Told

_FAMILIES = ("STL1", "STL3")


def about(place: Place, told: Iterable[Told], release: Path, *, moved: bool = False) -> Iterator[Told]:
    """The findings that speak of a place: of what stands on its line, or of a container with its name in its file.

    `moved`: the place is that of another release, so its line says nothing; its text stands for it where it has no name.
    """
    for finding in told:
        if not finding.code.startswith(_FAMILIES):
            continue
        if _names(finding, place) and (moved or finding.path == place.file):
            yield finding
        elif finding.path != place.file:
            continue
        elif moved and not place.names:
            if place.text and place.text in _line(release / finding.path, finding.line):
                yield finding
        elif not moved and finding.line <= place.line <= finding.end:
            yield finding


def _names(finding: Told, place: Place) -> bool:
    return finding.container.rpartition(".")[2] in place.names


def _line(path: Path, number: int) -> str:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return lines[number - 1] if number <= len(lines) else ""
