"""A check as users run it: what earlier runs have found out is not found out again.

Files are listed and their bytes read and hashed in every run, so that what decides is what they hold, never when they
were written. Where all that a run rests on is as it was, its report is too, and nothing is looked at or imported.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from streamlint.config.nearest import Nearest
from streamlint.engine.deadline import NEVER, Deadline, TimeUpError
from streamlint.engine.identity import identity
from streamlint.engine.memory import Memory
from streamlint.engine.progress import Progress, untold
from streamlint.engine.reading import NAMELESS, Contents, Raw, StandardInput, files_of, folder_of, path_of, raw
from streamlint.outcome import FileError, Statistics
from streamlint.source.modules import ModuleNames
from streamlint.source.pins import evidence
from streamlint.source.projects import Projects

if TYPE_CHECKING:
    from streamlint.config.configuration import Configuration
    from streamlint.engine.ground import Ground
    from streamlint.engine.mended import Mend
    from streamlint.engine.store import Store
    from streamlint.engine.workers import Workers
    from streamlint.outcome import Report
    from streamlint.rule import Rule

_ELSEWHERE = frozenset({"root", "file", "output_format"})
"""What of a configuration does not change a report: the root is taken from where the run is, the rest not at all."""


def bytes_of(files: Iterable[Raw | FileError]) -> dict[str, bytes]:
    """The bytes of files by their paths."""
    return {file.source.printed: file.data for file in files if isinstance(file, Raw)}


def check(
    paths: Sequence[str | os.PathLike[str]],
    configuration: Configuration | Nearest,
    rules: Callable[[], Sequence[Rule]],
    *,
    standard_input: StandardInput | None = None,
    store: Store | None = None,
    workers: Workers | None = None,
    progress: Progress = untold,
    mend: Mend | None = None,
    deadline: Deadline = NEVER,
) -> Report:
    """Analyses what `paths` name, and standard input where it is given.

    `rules` gives all rules, and is asked only where there is something to analyse; `progress` is told how far the run
    has come; `mend` gives findings their fixes, and is left out where nobody looks at them. What is not done by the
    `deadline` is left out, and the report says so. Raises MissingPathError where a path is not there, and
    TimeoutError where the time is up before anything can be looked at.
    """
    start = time.perf_counter()
    nearest = Nearest.around(configuration)
    files = files_of(paths, nearest, standard_input, deadline)
    run = _Check(files, nearest, folder_of(paths, standard_input), rules, workers, progress, mend, deadline)
    report = run.kept(store) if store is not None else run.anew(Memory())
    return replace(report, statistics=replace(report.statistics, seconds=time.perf_counter() - start))


def analysed_as(
    files: Sequence[Raw | FileError],
    now: Mapping[str, bytes],
    nearest: Nearest,
    rules: Sequence[Rule],
    deadline: Deadline = NEVER,
) -> Report:
    """What files would come to if they held the bytes of `now`, which has them by their paths."""
    from streamlint.engine.modelling import models_for
    from streamlint.engine.run import analysed

    held: list[Raw | FileError] = []
    for file in files:
        data = now.get(path_of(file))
        if isinstance(file, Raw) and data is not None and data != file.data:
            held.append(raw(replace(file.source, data=data), data))
        else:
            held.append(file)
    folder = folder_of([file.source.path for file in files if isinstance(file, Raw)] or [Path()])
    return analysed(held, nearest, rules, models_for(nearest, folder), deadline=deadline)


@dataclass(frozen=True, slots=True)
class _Check:
    """What is to be checked. `folder` is what all the files share."""

    files: Sequence[Raw | FileError]
    nearest: Nearest
    folder: Path
    rules: Callable[[], Sequence[Rule]]
    workers: Workers | None
    progress: Progress
    mend: Mend | None
    deadline: Deadline

    def kept(self, store: Store) -> Report:
        """The report, from the store or anew; then the store has it."""
        with self.deadline.of_preparing():
            tables = self._tables()
            memory, (key, place) = Memory(store, tables), self._keys(tables)
        report = self._known(memory, key)
        if report is not None:
            memory.save()  # that it was used
            return self._with_lines(replace(report, statistics=_untouched(report.statistics)))
        report = self._as_before(memory, place) or self.anew(memory)
        if report.failures and report.statistics.cached and not report.unfinished:
            # What was kept may be what it fails on: facts that read well and make no sense.
            return self.anew(Memory())
        if not report.failures and report.lasts:
            memory.keep_report(_mended(key) if self.mend is not None else key, report)
            memory.keep_ground(place)
        memory.save()
        return report

    def _as_before(self, memory: Memory, place: bytes) -> Report | None:
        """The report of the last run over files of these names, where what has changed since makes no difference."""
        ground = memory.earlier_ground(place)
        if ground is None or len(ground.seen) != len(self.files):
            return None
        from streamlint.engine.again import as_before
        from streamlint.engine.modelling import models_for

        try:
            with self.deadline.of_run():
                models = partial(models_for, self.nearest, self.folder)
                found = as_before(self.files, ground, self.nearest, models, memory, self.deadline)
        except TimeUpError:
            return None
        if found is None:
            return None
        report, memory.ground = found
        digests = zip(self.files, ground.digests, strict=True)
        changed = bytes_of(file for file, digest in digests if isinstance(file, Raw) and file.digest.hex() != digest)
        return self._with_fixes(self._with_lines(report), memory, ground, changed)

    def _with_lines(self, report: Report) -> Report:
        """The report with the files' paths and lines."""
        return replace(report, sources=_sources(self.files, report), files=tuple(map(path_of, self.files)))

    def _known(self, memory: Memory, key: bytes) -> Report | None:
        """The report of an earlier run. Where fixes are wanted, and that run wanted none, it is mended now."""
        if self.mend is None:
            return memory.report(key) or memory.report(_mended(key))
        report = memory.report(_mended(key))
        if report is None and (report := memory.report(key)) is not None:
            report = self._with_fixes(report, memory)
            if report.lasts and report.is_whole:
                memory.keep_report(_mended(key), report)
        return report

    def _with_fixes(
        self, report: Report, memory: Memory, before: Ground | None = None, changed: Mapping[str, bytes] | None = None
    ) -> Report:
        """The report with its fixes, where they are wanted, and there is time to look for them.

        Those of the report that rested on the ground `before` are kept, where what has `changed` leaves them as they are.
        """
        from streamlint.engine.attempts import Attempts
        from streamlint.engine.mended import mended
        from streamlint.facts.collector import without_collector

        if self.mend is None or not report.findings:
            return report
        attempts = Attempts()
        try:
            # The trees of whole files are made, as in lowering.
            with without_collector(), self.deadline.of_run(), attempts.at("looking for fixes"):
                findings, sought = mended(self.mend, report.findings, Contents(self.files), before, changed)
                if memory.ground is not None:
                    memory.ground = replace(memory.ground, mended=findings, sought=sought)
                return replace(report, findings=findings)
            return replace(report, failures=(*report.failures, *attempts.failures))
        except TimeUpError:
            said = report.unfinished or ("the time of the run was up before the fixes were found",)
            return replace(report, unfinished=said, lasts=False)

    def anew(self, memory: Memory) -> Report:
        """The report, with what is known of single files."""
        from streamlint.engine.modelling import models_for
        from streamlint.engine.run import analysed

        with self.deadline.of_preparing():
            models = models_for(self.nearest, self.folder)
        try:
            report = analysed(
                self.files,
                self.nearest,
                self.rules(),
                models,
                memory=memory,
                workers=self.workers,
                progress=self.progress,
                deadline=self.deadline,
            )
            return self._with_fixes(report, memory)
        except BaseException:
            if self.workers is not None:
                self.workers.kill()
            raise
        finally:
            if self.workers is not None:
                self.workers.close()

    def _tables(self) -> bytes:
        """A hash of all by which this run's tables may differ from another's of the same program."""
        tables = [[dict(table) for table in each] for one in self.nearest.met() for each in (one.api, one.keeper)]
        said = hashlib.blake2b(_json(tables), digest_size=16)
        for found in evidence(self.folder):
            said.update(b"\0" + found)
        return said.digest()

    def _keys(self, tables: bytes) -> tuple[bytes, bytes]:
        """Two hashes: of all that the report rests on, and of all but what the files hold.

        Program, tables, configuration, and each file's place, name and bytes.
        """
        said = hashlib.blake2b(identity() + tables, digest_size=16)
        for one in self.nearest.met():
            values = {field.name: getattr(one, field.name) for field in fields(one) if field.name not in _ELSEWHERE}
            said.update(_json([os.path.relpath(one.root), values]))
        names, projects = ModuleNames(), Projects()
        for file in self.files:
            said.update(b"\0".join(_parts(file, names, projects)) + b"\n")
        whole = said.copy()
        whole.update(b"".join(file.digest for file in self.files if isinstance(file, Raw)))
        return whole.digest(), said.digest()


def _untouched(statistics: Statistics) -> Statistics:
    """Those of a run in which nothing has changed since the one that they are of."""
    return replace(statistics, analysed=0, cached=statistics.files)


def _mended(key: bytes) -> bytes:
    """The key of a report that has its fixes."""
    return hashlib.blake2b(key + b"mended", digest_size=16).digest()


def _json(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, default=repr).encode()


def _parts(file: Raw | FileError, names: ModuleNames, projects: Projects) -> Iterable[bytes]:
    """What a report says of a file, or has from it, but for its bytes."""
    if isinstance(file, FileError):
        return (_bytes(repr(file)),)
    source = file.source
    name, is_package = names.name(source.path, source.root)
    home = NAMELESS if source.printed == NAMELESS else projects.way(source.path)
    return map(_bytes, (source.printed, name, str(is_package), home))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _sources(files: Sequence[Raw | FileError], report: Report) -> dict[str, tuple[str, ...]]:
    """The lines of the files that findings point into."""
    from streamlint.source.decoding import SourceError, decode, lines_of

    wanted = report.paths
    lines: dict[str, tuple[str, ...]] = {}
    for file in files:
        if isinstance(file, Raw) and file.source.printed in wanted:
            try:
                lines[file.source.printed] = tuple(lines_of(decode(file.data)))
            except SourceError:
                continue  # it is in the report because it cannot be read
    return lines


def cache_of(configuration: Configuration, shared: Path) -> Path:
    """Where the cache of a run lies: beside the configuration, else at the root of the project around `shared`.

    `shared` is the folder that all paths of the run share. Where no project is around it, the cache lies there.
    """
    from streamlint.engine.store import FOLDER

    home = configuration.file.parent if configuration.file is not None else Projects().root(shared)
    return (home or shared) / FOLDER
