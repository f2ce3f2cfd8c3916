"""Unreleased: what stream classes gather and never let go of, each told once, of the class that gathers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.retention.keeping.streams import Gathering, StreamClasses
from streamlint.retention.linking.classes import lineage
from streamlint.retention.values import ClassValue


@dataclass(frozen=True, slots=True)
class Unreleased:
    """Stream class `cls`, or every class that inherits from it, gathers and lets go of none of it."""

    cls: ClassValue
    gathered: tuple[Gathering, ...]


def unreleased(streams: StreamClasses) -> Iterator[Unreleased]:
    """The classes that never let go. What a class inherits is told of the one that it inherits it from."""
    kept = {cls: streams.kept_for_ever(cls) for cls in streams.all}
    found: dict[ClassValue, dict[Gathering, None]] = {}
    for cls, gathered in kept.items():
        for gathering in gathered:
            owner = gathering.site.scope.cls or cls
            heirs = (other for other in kept if owner in lineage(other))
            told = owner if all(kept[heir] for heir in heirs) else cls
            found.setdefault(told, {})[gathering] = None
    for cls, gatherings in found.items():
        yield Unreleased(cls, tuple(gatherings))
