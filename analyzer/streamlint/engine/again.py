"""Whether files that have changed look to a run as they did before: then its report is still right.

It asks of the changed files all that the earlier run asked, and of the others nothing. Where one answer is another, or
cannot be had without the rest of the program, there is no report, and the run is to be made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from streamlint.config.nearest import Nearest
from streamlint.engine.choosing import Choosing, reported
from streamlint.engine.deadline import Deadline
from streamlint.engine.glances import Glance, Glancing
from streamlint.engine.ground import Ground
from streamlint.engine.looking import glances_at
from streamlint.engine.lowering import Failed, Lowering
from streamlint.engine.memory import Memory
from streamlint.engine.modelling import asked
from streamlint.engine.reading import Raw, Read, path_of
from streamlint.engine.run_rules import not_analysed
from streamlint.engine.unread import Modules
from streamlint.engine.widening import Search
from streamlint.engine.workers import Workers
from streamlint.outcome import FileError, Report
from streamlint.source.modules import ModuleNames
from streamlint.source.projects import Projects

if TYPE_CHECKING:
    from streamlint.models.catalogue import Models

_MOST: Final = 200
"""Changed files from which on it is not asked: a run that is made anew asks no more of each."""


def as_before(
    files: Sequence[Raw | FileError],
    ground: Ground,
    nearest: Nearest,
    models: Callable[[], Models],
    memory: Memory,
    deadline: Deadline,
) -> tuple[Report, Ground] | None:
    """The report of the files, and what it rests on now; None where it takes a whole run to tell.

    `ground` is that of an earlier run over files with the same names, whose bytes may be others.
    """
    changed = [
        Changed(number, file, Raw(file.source, b"", bytes.fromhex(digest)))
        for number, (file, digest) in enumerate(zip(files, ground.digests, strict=True))
        if isinstance(file, Raw) and file.digest.hex() != digest
    ]
    if len(changed) > _MOST or any(ground.seen[one.number] == "e" for one in changed):
        return None
    again = _Again(ground, changed, memory, deadline)
    if not (again.look_alike(models) and again.have_the_same_facts() and again.are_reached_alike(files)):
        return None
    ground = replace(ground, digests=tuple(again.digests()), commented=tuple(sorted(again.commented)))
    return again.report(files, ground, nearest), ground


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that has changed: its number among the files of the run, what it is now, and its digest before."""

    number: int
    now: Raw
    before: Raw


class _Again:
    """What is asked of the changed files."""

    def __init__(self, ground: Ground, changed: Sequence[Changed], memory: Memory, deadline: Deadline) -> None:
        self._ground = ground
        self._changed = changed
        self._memory = memory
        self._deadline = deadline
        self._names = ModuleNames()
        self._lowering = Lowering(self._names, memory, Workers(), deadline)
        self.commented = set(ground.commented)

    def _seen(self, one: Changed) -> str:
        return self._ground.seen[one.number]

    def digests(self) -> Iterator[str]:
        """Those of all files as they are now."""
        now = {one.number: one.now.digest.hex() for one in self._changed}
        return (now.get(number, digest) for number, digest in enumerate(self._ground.digests))

    # ---- the text gate

    def look_alike(self, models: Callable[[], Models]) -> bool:
        """Whether a glance says of each file what it said before, but for its comments."""
        gate_asks = self._memory.asked(lambda: asked(models()))
        now = glances_at([one.now for one in self._changed], gate_asks, self._memory, Workers(), self._deadline)
        before = self._memory.glances([one.before for one in self._changed])
        glancing = Glancing(gate_asks)
        return all(map(self._looks_alike, self._changed, before, now, [glancing] * len(now)))

    def _looks_alike(self, one: Changed, before: Glance | None, now: Glance | None, glancing: Glancing) -> bool:
        if before is None or now is None or now.error is not None or now.look.races:
            return False  # of a race it depends on other files which words matter
        if now.doubtful is None and self._seen(one) in "-d":
            now = replace(now, doubtful=glancing.doubts(one.now.data))
            before = replace(before, doubtful=self._seen(one) == "d")
        (self.commented.add if now.commented else self.commented.discard)(one.number)
        return replace(now, commented=before.commented) == before

    # ---- lowering

    def have_the_same_facts(self) -> bool:
        """Whether each file that was parsed has the facts that it had; in other places only where nothing tells of it."""
        parsed = [one for one in self._changed if self._seen(one) != "-"]
        if not parsed:
            return True
        from streamlint.facts.encoding import encode, same_but_for_places

        now = {}
        for module in self._lowering.of([self._read(one) for one in parsed]):
            if isinstance(module, Failed):
                return False
            now[module.path] = encode(module)
        for one, before in zip(parsed, self._memory.facts([one.before for one in parsed]), strict=True):
            path = one.now.source.printed
            if before is None or not same_but_for_places(before, now[path]):
                return False
            if before != now[path] and self._ground.says(path):
                return False
        return True

    def _read(self, one: Changed) -> Read:
        return Read(one.now, passes=True, doubtful=False, commented=one.number in self.commented)

    # ---- widening

    def are_reached_alike(self, files: Sequence[Raw | FileError]) -> bool:
        """Whether widening leads to those that it led to, and to no other."""
        searched = [one for one in self._changed if self._seen(one) in "-w"]
        if not (searched and self._ground.wanted):
            return True
        modules = Modules([file.source for file in files if isinstance(file, Raw)], self._names)
        return all(self._is_reached_alike(one, modules) for one in searched)

    def _is_reached_alike(self, one: Changed, modules: Modules) -> bool:
        source = one.now.source
        if self._seen(one) == "-" and source.path.stem == "__init__":
            return False  # what it hands on under other names decides who is reached
        reached = Search([source], modules, 1).reached(self._ground.wanted)
        return bool(reached) == (self._seen(one) == "w")

    # ---- the report

    def report(self, files: Sequence[Raw | FileError], ground: Ground, nearest: Nearest) -> Report:
        """What was found, with the comments of now."""
        commented = {
            path_of(file): Read(file, passes=False, doubtful=False, commented=True)
            for file in (files[number] for number in ground.commented)
            if isinstance(file, Raw)
        }
        choosing = Choosing(nearest, ground.codes, commented, noqa=True, is_whole=True)
        found = (*not_analysed(ground.report.errors), *ground.found)
        statistics = replace(
            ground.report.statistics,
            analysed=self._lowering.count,
            cached=len(files) - len(self._memory.computed | {error.path for error in ground.report.errors}),
        )
        return replace(ground.report, findings=reported(found, choosing, Projects()), statistics=statistics)
