"""Every format of a report, with anything in its words and paths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from benchmarks.fuzz.materials import Materials
from benchmarks.fuzz.readable import readable
from benchmarks.fuzz.target import Input, Target
from streamlint.finding import Confidence, Container, Edit, Finding, Fix, Severity, Step
from streamlint.location import Location, Span
from streamlint.outcome import FileError, InternalError, Report

Made = TypeVar("Made")
_SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")


def _report(seed: str) -> Report:
    materials = Materials(seed)
    random, text = materials.random, materials.text
    path, line = text() + "x", text()

    def place() -> Location:
        first, last = sorted(random.randint(1, 3) for _ in range(2))
        column = random.randint(1, len(line) + 2)
        return Location(
            random.choice((path, path, text() + "y")), Span(first, column, last, column + random.randint(0, 9))
        )

    def finding() -> Finding:
        fix = Fix(
            random.choice(("safe", "unsafe")), text(), tuple(Edit(place(), text()) for _ in range(random.randint(1, 3)))
        )
        return Finding(
            code=random.choice(("STL103", "STL001", "STL301")),
            rule="stream-kept-in-instance",
            message=text(),
            where=place(),
            severity=random.choice(_SEVERITIES),
            confidence=random.choice(tuple(Confidence)),
            advice=text(),
            growth=text(),
            source=_maybe(place),
            container=_maybe(lambda: Container(text(), text(), text(), place())),
            chain=tuple(
                Step(text(), place(), text(), text(), random.random() < 0.5) for _ in range(random.randint(0, 5))
            ),
            assumption=text(),
            also=tuple(place() for _ in range(random.randint(0, 2))),
            store=_maybe(place),
            fix=_maybe(lambda: fix),
            occurrence=random.randint(0, 2),
        )

    def _maybe(make: Callable[[], Made]) -> Made | None:
        return make() if random.random() < 0.7 else None

    found = tuple(finding() for _ in range(random.randint(1, 3)))
    errors = tuple(FileError(text(), 1, 1, text()) for _ in range(random.randint(0, 2)))
    failures = tuple(InternalError(text(), text(), text(), text()) for _ in range(random.randint(0, 1)))
    return Report(found, errors, failures, sources={path: (line, text(), line)}, files=(path,))


def _seed(materials: Materials) -> Input:
    return {"seed": str(materials.random.random()).encode()}


def _write(given: Input) -> None:
    readable(_report(given["seed"].decode("ascii", "replace")))


TARGETS: Final = (Target("reports", _seed, _write),)
