"""What streamlint says: a finding is a path from where a stream is made to what keeps it alive."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Literal

from streamlint.location import Location

Severity = Literal["error", "warning", "note"]


class Confidence(IntEnum):
    """How sure a finding is: all known, one thing inferred, one thing assumed."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def word(self) -> str:
        """As the configuration and the reports spell it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain.

    `kind` is the step's word in JSON ("yield", "assign", "pass", "return", "store", "owner", ...), `note` the sentence why
    it holds. `suspect` marks a step that could be changed to end the leak. `anchor` names the step without lines and
    without the names of locals: fingerprints are made of it.
    """

    kind: str
    where: Location
    note: str
    anchor: str
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class Container:
    """What holds the streams: `Agent.history`, a "list", owned by "module", "class", "instance", "closure" or "call"."""

    name: str
    kind: str
    owner: str
    where: Location


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands at `where` becomes `text`."""

    where: Location
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend a finding. After a "safe" one the program does the same, minus the leak; `title` says what it does."""

    applicability: Literal["safe", "unsafe"]
    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """A search that fixes in the file `path` rest on: the first other file with all `patterns` is `found`, or "" for none."""

    path: str
    patterns: tuple[str, ...]
    found: str


def has_all(data: bytes, patterns: Iterable[str]) -> bool:
    """Whether each of some regular expressions is found in the bytes of a file."""
    return all(re.search(pattern.encode(), data) for pattern in patterns)


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect. `where` is the line that has to change; `chain` runs from the source to the owner.

    `store` is the line that puts the stream into the container where that is another than `where` (None where it is the
    same): of several rules that speak of one source and one store, the most specific is heard.
    `final` is the call that gives what stays of the stream, such as `await get_final_message()`, where there is one.
    `growth` says how what is kept grows ("history * iterations"), `advice` what to keep or call instead, `assumption` what
    the finding rests on where something was not known. `source` and `container` are None where there is none, `fix` where no
    mend is known. `also` are other places that keep the same stream. `home` is the file's path from the root of its
    project, and `occurrence` how many before it are the same: the fingerprint is made of them.
    """

    code: str
    rule: str
    message: str
    where: Location
    severity: Severity
    confidence: Confidence
    advice: str
    growth: str = ""
    source: Location | None = None
    container: Container | None = None
    chain: tuple[Step, ...] = ()
    assumption: str = ""
    also: tuple[Location, ...] = ()
    store: Location | None = None
    home: str = ""
    final: str = ""
    fix: Fix | None = None
    occurrence: int = 0

    @property
    def path(self) -> str:
        """The file that has to change, as reports spell it."""
        return self.where.path

    @property
    def line(self) -> int:
        """The line that has to change, from 1."""
        return self.where.line

    @property
    def column(self) -> int:
        """The column, from 1."""
        return self.where.column

    @property
    def fingerprint(self) -> str:
        """A hash of code, file, and suspect steps without line numbers: it survives edits elsewhere in the file."""
        suspects = [step.anchor for step in self.chain if step.suspect] or [self.message]
        parts = [self.code, self.home or self.where.path, *suspects, str(self.occurrence)]
        return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @property
    def identity(self) -> str:
        """The fingerprint without its occurrence: the same for all that only their lines tell apart."""
        return replace(self, occurrence=0).fingerprint if self.occurrence else self.fingerprint

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Findings are sorted by path, line, column, code."""
        return (self.where.path, self.where.line, self.where.column, self.code, self.message)


def ordered(findings: Iterable[Finding], home: Callable[[str], str] = str) -> Iterator[Finding]:
    """The findings in the order of reports; those with the same fingerprint are told apart by their occurrence.

    `home` gives the path of a file in its project.
    """
    seen: dict[str, int] = {}
    for found in sorted(findings, key=lambda found: found.order):
        finding = replace(found, home=home(found.where.path))
        count = seen.get(finding.fingerprint, 0)
        seen[finding.fingerprint] = count + 1
        yield replace(finding, occurrence=count) if count else finding


def with_others(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings in their order, each of a kept stream with the other places that keep the same stream."""
    findings = list(findings)
    stores: dict[Location, dict[Location, None]] = {}
    for finding in findings:
        if finding.source is not None and _keeps(finding):
            stores.setdefault(finding.source, {})[finding.store or finding.where] = None
    for finding in findings:
        here = stores.get(finding.source, {}) if finding.source is not None and _keeps(finding) else {}
        others = tuple(where for where in here if where != (finding.store or finding.where))
        yield replace(finding, also=others) if others else finding


def _keeps(finding: Finding) -> bool:
    """Whether a finding is about a stream that is kept: that is the first family of rules."""
    return finding.code.startswith("STL1") and finding.container is not None
