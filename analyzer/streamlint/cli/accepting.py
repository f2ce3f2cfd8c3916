"""What `check` does with findings that are accepted as they are: a baseline, or a comment on each line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from streamlint.cli.output import fail, say
from streamlint.report.plain import plain

if TYPE_CHECKING:
    from streamlint.config.nearest import Nearest
    from streamlint.engine.baseline import Baseline, Entry
    from streamlint.finding import Finding
    from streamlint.outcome import Report

_Command = TypeVar("_Command", bound=Callable[..., Any])


def accepting(command: _Command) -> _Command:
    """The options that accept findings: `Accepting.of` reads them."""
    file = click.Path(dir_okay=False, path_type=Path)
    for option in reversed(
        (
            click.option(
                "--add-noqa", is_flag=True, help="Write `# noqa: CODE` on the line of each finding, and accept it."
            ),
            click.option("--baseline", type=file, metavar="FILE", help="Report only what is not in this baseline."),
            click.option(
                "--write-baseline", type=file, metavar="FILE", help="Write all findings there, and accept them."
            ),
        )
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Accepting:
    """What the options of `accepting` ask for."""

    baseline: Baseline | None
    write_baseline: Path | None
    add_noqa: bool
    quiet: bool

    @classmethod
    def of(cls, options: dict[str, Any]) -> Accepting:
        """Reads the baseline, so that one which cannot be used ends the program before the analysis."""
        return cls(_opened(options["baseline"]), options["write_baseline"], options["add_noqa"], options["quiet"])

    def apply(self, report: Report, nearest: Nearest) -> Report:
        """The report without what is accepted. Where a fault of ours or want of time cut it short, nothing is written."""
        findings = report.findings
        if self.baseline:
            if not report.unfinished:
                self._gone(
                    self.baseline.gone(findings, report.files, lambda path, code: nearest.of_file(path).selects(code))
                )
            findings = tuple(self.baseline.new(findings))
        if not report.is_whole:
            return replace(report, findings=findings)
        if self.write_baseline:
            self._write(self.write_baseline, report.findings)
            findings = ()
        if self.add_noqa:
            findings = self._comment(findings)
        return replace(report, findings=findings)

    def _gone(self, entries: Iterable[Entry]) -> None:
        gone = list(entries)
        if not gone:
            return
        assert self.baseline is not None
        self._say(f"{_findings(sum(entry.count for entry in gone))} of the baseline {self.baseline.file} gone:")
        for entry in gone:
            times = f" ({entry.count} times)" if entry.count > 1 else ""
            self._say(f"  {entry.path}: {entry.code} {entry.message}{times}")

    def _write(self, file: Path, findings: tuple[Finding, ...]) -> None:
        from streamlint.engine.baseline import write_baseline

        try:
            write_baseline(file, findings)
        except OSError as error:
            fail(f"{file}: cannot be written: {error.strerror or error}")
        self._say(f"{_findings(len(findings))} written to {file}")

    def _comment(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        from streamlint.engine.silencing import silence

        try:
            done = silence(findings)
        except OSError as error:
            fail(f"{error.filename}: cannot be written: {error.strerror or error}")
        files = len({finding.where.path for finding in done.silenced})
        self._say(f"{_findings(len(done.silenced))} silenced in {files} file{'' if files == 1 else 's'}")
        return done.left

    def _say(self, line: str) -> None:
        if not self.quiet:
            say(plain(f"streamlint: {line}"), sys.stderr)


def _opened(file: Path | None) -> Baseline | None:
    from streamlint.engine.baseline import BaselineError, read_baseline

    if file is None:
        return None
    try:
        return read_baseline(file)
    except BaselineError as error:
        fail(str(error))


def _findings(number: int) -> str:
    return f"{number} finding{'' if number == 1 else 's'}"
