"""One run: from the bytes of files to a report.

The text gate, lowering, linking, rules, suppression, in this order. What goes wrong with one file or in one rule
becomes part of the report and ends nothing else.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from streamlint.config.configuration import Configuration
from streamlint.config.nearest import Nearest
from streamlint.engine import unfinished
from streamlint.engine.attempts import Attempts
from streamlint.engine.choosing import Choosing, reported
from streamlint.engine.deadline import NEVER, Deadline, TimeUpError
from streamlint.engine.glances import Glancing
from streamlint.engine.linking import Link, linkable, linked
from streamlint.engine.looking import glances_at
from streamlint.engine.lowering import Lowering
from streamlint.engine.memory import Memory
from streamlint.engine.modelling import asked, models_for
from streamlint.engine.precedence import most_specific
from streamlint.engine.progress import Progress, told, untold
from streamlint.engine.reading import (
    Raw,
    Read,
    StandardInput,
    files_of,
    folder_of,
    lines_in,
    path_of,
    read,
    read_again,
)
from streamlint.engine.run_rules import not_analysed
from streamlint.engine.unread import Modules, SourcePath
from streamlint.engine.widening import QUESTIONS, Question, Search, widened
from streamlint.engine.workers import Workers
from streamlint.facts.collector import without_collector
from streamlint.finding import Finding
from streamlint.outcome import FileError, InternalError, Report, Statistics
from streamlint.source.modules import ModuleNames
from streamlint.source.projects import Projects

if TYPE_CHECKING:
    from streamlint.engine.ground import Ground
    from streamlint.facts.records import Module
    from streamlint.models.catalogue import Models
    from streamlint.retention.program import Program
    from streamlint.rule import Rule


def analyse(
    paths: Iterable[str | os.PathLike[str]],
    configuration: Configuration | Nearest,
    rules: Sequence[Rule],
    *,
    models: Models | None = None,
    standard_input: StandardInput | None = None,
    link: Link = linked,
    questions: Sequence[Question] = QUESTIONS,
    progress: Progress = untold,
    noqa: bool = True,
) -> Report:
    """Analyses what `paths` name, and `standard_input` where it is given, with nothing kept from other runs.

    `models` are those of the configuration where they are not given; `questions` are asked of the linked program to
    find what else is to be analysed; `progress` is told how far the run has come. Without `noqa`, comments that are
    flake8's do not count. Raises MissingPathError where a path is not there.
    """
    start = time.perf_counter()
    paths = list(paths)
    folder = folder_of(paths, standard_input)
    nearest = Nearest.around(configuration)
    files = files_of(paths, nearest, standard_input)
    models = models or models_for(nearest, folder)
    report = analysed(files, nearest, rules, models, link=link, questions=questions, progress=progress, noqa=noqa)
    return replace(report, statistics=replace(report.statistics, seconds=time.perf_counter() - start))


@without_collector()
def analysed(
    files: Sequence[Raw | FileError],
    nearest: Nearest,
    rules: Sequence[Rule],
    models: Models,
    *,
    link: Link = linked,
    questions: Sequence[Question] = QUESTIONS,
    memory: Memory | None = None,
    workers: Workers | None = None,
    progress: Progress = untold,
    noqa: bool = True,
    deadline: Deadline = NEVER,
) -> Report:
    """What files that were read come to. `memory` is what earlier runs have left, `workers` are other processes.

    `progress` is told how far the run has come. When the time is up, the report is of what was done by then.
    """
    run = _Run(files, nearest, rules, models, link, questions, progress)
    run.noqa = noqa
    run.equip(memory or Memory(), workers or Workers(), deadline)
    try:
        with deadline.of_run():
            run.read()
            run.lower()
            run.ask()
    except TimeUpError:
        run.end()
    report = run.report()
    if memory is not None and memory.is_kept:
        memory.ground = run.ground(report, files)
    return report


_MUCH = 32_000_000
"""Bytes of all files together from which on those are not held of which nothing more is asked: some are read again."""


class _Run:
    """What a run has come to so far."""

    def __init__(
        self,
        files: Sequence[Raw | FileError],
        nearest: Nearest,
        rules: Sequence[Rule],
        models: Models,
        link: Link,
        questions: Sequence[Question],
        progress: Progress,
    ) -> None:
        self.noqa = True
        self._nearest = nearest
        self._rules = rules
        self._codes = tuple(rule.code for rule in rules)
        self._unasked = list(rules)
        self._models = models
        self._link = link
        self._questions = questions
        self._listener = progress
        self._stage = "reading"
        self._found: list[Finding] = []
        self._unfinished: tuple[str, ...] = ()
        self._changed = False
        self._names = ModuleNames()
        self._projects = Projects()
        self._paths: dict[str, SourcePath] = {}
        self._digests: dict[str, bytes] = {}
        self._widened = 0
        self._search: Search | None = None
        self._files: dict[str, Read] = {}
        self._seen = list(map(path_of, files))
        self._readable = [file for file in files if isinstance(file, Raw)]
        self._modules: list[Module] = []
        self._errors = [file for file in files if isinstance(file, FileError)]
        self._attempts = Attempts()
        self.equip(Memory(), Workers(), NEVER)

    def equip(self, memory: Memory, workers: Workers, deadline: Deadline) -> None:
        """What makes it faster: what is known already, and who helps; and when it is to end."""
        self._memory = memory
        self._workers = workers
        self._deadline = deadline
        self._lowering = Lowering(self._names, memory, workers, deadline)

    def _progress(self, stage: str, done: int, of: int | None) -> None:
        """Tells how far the run has come, and ends it where there is no time for more."""
        self._stage = stage
        self._deadline.check()
        self._listener(stage, done, of)

    def read(self) -> None:
        """Glances at all files, and keeps those of which more is to be asked."""
        readable = self._readable
        is_much = sum(len(file.data) for file in readable) > _MUCH
        gate_asks = self._memory.asked(lambda: asked(self._models))
        self._progress("reading", 0, len(readable))
        glances = glances_at(readable, gate_asks, self._memory, self._workers, self._deadline)
        for file in read(readable, glances, Glancing(gate_asks), self._deadline):
            if isinstance(file, FileError):
                self._errors.append(file)
                continue
            self._paths[file.printed] = file.source
            self._digests[file.printed] = file.raw.digest
            if file.matters:
                self._files[file.printed] = file
            elif is_much:
                file.raw.put_away()

    def lower(self) -> None:
        """Turns the files that go further into facts."""
        self._lower([file for file in self._files.values() if file.parsed])

    def _lower(self, files: Sequence[Read]) -> None:
        for number, facts in enumerate(self._lowering.of(files)):
            self._progress("parsing", number, len(files))
            if isinstance(facts, FileError):
                self._errors.append(facts)
            elif isinstance(facts, InternalError):
                self._attempts.failures.append(facts)
            else:
                self._modules.append(facts)

    def ask(self) -> None:
        """Links, and asks the rules. One that fails keeps what it found before."""
        program = self._program()
        if program is None:
            return
        for rule in told("asking", self._running(), self._progress):
            with self._attempts.at(f"rule {rule.code} {rule.name}"):
                self._found.extend(rule.check(program))  # what comes before a failure stays
            self._unasked.remove(rule)

    def end(self) -> None:
        """The time is up: says what was not done."""
        self._workers.kill()
        done = {module.path for module in self._modules} | {error.path for error in self._errors}
        done |= {failure.path for failure in self._attempts.failures}
        waiting = [file.printed for file in self._files.values() if file.parsed]
        unseen = [path for path in self._seen if path not in self._paths]
        self._errors += unfinished.not_reached(unseen, "looked at", done, self._deadline)
        self._errors += unfinished.not_reached(waiting, "parsed", done, self._deadline)
        self._unfinished = (unfinished.said(self._stage, [rule for rule in self._running() if rule in self._unasked]),)

    def report(self) -> Report:
        """What was found, and is wanted."""
        errors = tuple(sorted(self._errors))
        is_whole = not self._attempts.failures and not self._unfinished
        choosing = Choosing(self._nearest, self._codes, self._files, self.noqa, is_whole)
        kept = reported((*not_analysed(errors), *self._chosen()), choosing, self._projects)
        passed = sum(file.passes for file in self._files.values())
        statistics = Statistics(
            files=len(self._seen),
            analysed=self._lowering.count,
            passed=passed,
            widened=self._widened,
            cached=len(self._seen) - len(self._memory.computed | {error.path for error in errors}),
        )
        failures = tuple(self._attempts.failures)
        lasts = not (self._changed or self._unfinished or any(error.passing for error in errors))
        report = Report(kept, errors, failures, statistics, {}, tuple(self._seen), self._unfinished, lasts)
        return replace(report, sources=lines_in(self._files, report.paths))

    def ground(self, report: Report, files: Sequence[Raw | FileError]) -> Ground | None:
        """What the report of `files` rests on, where another run would come to the same."""
        if not (report.lasts and report.is_whole) or (self._search is not None and self._search.is_cut):
            return None
        from streamlint.engine.ground import Ground

        wrong = {error.path for error in report.errors}
        lowered = {module.path for module in self._modules}
        paths = list(map(path_of, files))
        seen = [self._letter(path, lowered, wrong) for path in paths]
        commented = (number for number, path in enumerate(paths) if path in self._files and self._files[path].commented)
        digests = tuple("" if isinstance(file, FileError) else file.digest.hex() for file in files)
        wanted = self._search.asked if self._search is not None else ()
        return Ground(digests, "".join(seen), tuple(commented), wanted, self._codes, tuple(self._chosen()), report)

    def _letter(self, path: str, lowered: Set[str], wrong: Set[str]) -> str:
        """How far a file came, as `Ground.seen` has it."""
        if path in wrong:
            return "e"
        if path not in lowered:
            return "-"
        file = self._files[path]
        return "p" if file.passes else "d" if file.doubtful else "w"

    def _chosen(self) -> Iterator[Finding]:
        """Of what the rules found, what is wanted of each file, and of several that fit the most specific."""
        found = [one for one in self._found if self._nearest.of_file(one.where.path).selects(one.code)]
        yield from most_specific(found, {rule.code: rule.specificity for rule in self._rules})

    def _program(self) -> Program | None:
        """The linked program, with all that the files which passed the gate lead to. None where nothing did."""
        if not self._modules:
            return None
        linked = self._linked()
        if linked and self._questions:
            with self._attempts.at("widening"):
                linked = [self._widen(linked)]
            linked = linked or self._linked()  # widening that failed has used up what it was given
        return linked[0] if linked else None

    def _linked(self) -> list[Program]:
        """The program of all that is lowered so far, in a list so that it can be handed over; empty where it failed."""
        with self._attempts.at("linking"):
            return [self._relink()]
        left = linkable(self._modules, self._models, self._link)
        if not left or len(left) == len(self._modules):
            return []
        self._modules = left
        with self._attempts.at("linking without the files that made it fail"):
            return [self._relink()]
        return []

    def _widen(self, linked: list[Program]) -> Program:
        taken = {module.path for module in self._modules} | {error.path for error in self._errors}
        left = [file for path, file in self._paths.items() if path not in taken]
        self._search = Search(left, Modules(self._paths.values(), self._names), len(self._modules))
        return widened(linked.pop(), self._search, self._relink, self._questions)

    def _relink(self, files: Sequence[SourcePath] = ()) -> Program:
        """Lowers further files, and links all that are lowered."""
        found = [read_again(path) for path in files]
        self._widened += len(found)
        self._changed = self._changed or any(file.raw.digest != self._digests.get(file.printed) for file in found)
        self._files.update((file.printed, file) for file in found)
        self._lower(found)
        self._progress("linking", len(self._modules), None)
        self._modules.sort(key=lambda module: module.path)
        return self._link(self._modules, self._models)

    def _running(self) -> list[Rule]:
        """The rules that run for any of the files."""
        return [rule for rule in self._rules if any(one.selects(rule.code) for one in self._nearest.met())]
