"""`--fix`, `--unsafe-fixes` and `--diff`: what is written, and what is only shown."""

from __future__ import annotations

import difflib
import os
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from streamlint.cli.output import FOUND, fail, say, write, write_bytes
from streamlint.cli.reporting import troubles_told
from streamlint.contents import contents
from streamlint.report.plain import plain

if TYPE_CHECKING:
    from streamlint.config.nearest import Nearest
    from streamlint.engine.deadline import Deadline
    from streamlint.engine.reading import Raw, StandardInput
    from streamlint.fix.rounds import Fixed
    from streamlint.outcome import FileError, Report

_Command = TypeVar("_Command", bound=Callable[..., Any])


def fixes(command: _Command) -> _Command:
    """The options that mend: `Fixing.of` reads them."""
    for option in reversed(
        (
            click.option("--fix", is_flag=True, help="Apply the fixes after which the program does the same."),
            click.option(
                "--unsafe-fixes",
                is_flag=True,
                help="Apply those too that change what it does; with --fix or --diff.",
            ),
            click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing."),
        )
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Fixing:
    """What the options of `fixes` ask for."""

    unsafe: bool
    diff: bool
    quiet: bool

    @classmethod
    def of(cls, options: dict[str, Any]) -> Fixing | None:
        """None where nothing is to be mended."""
        if not options["fix"] and not options["diff"]:
            return None
        return cls(options["unsafe_fixes"], options["diff"], options["quiet"])

    def apply(
        self, paths: Sequence[str], nearest: Nearest, standard_input: StandardInput | None, deadline: Deadline
    ) -> StandardInput | None:
        """Mends the files that the paths name. Standard input is mended to standard output, and given back as mended.

        A diff is shown instead, and ends the program.
        """
        from streamlint.engine.checking import bytes_of
        from streamlint.engine.reading import files_of
        from streamlint.fix.rounds import fixed

        files = files_of(paths, nearest, standard_input, deadline)
        before = bytes_of(files)
        done = fixed(before, lambda now: _analysed(files, now, nearest, deadline), unsafe=self.unsafe)
        for refused in done.refused:
            where = refused.finding.where
            self._say(f"{where.path}:{where.line}: {refused.finding.code} is not fixed: {refused.reason}")
        if self.diff:
            _show(before, done)
        if standard_input is not None:
            (data,) = {**before, **done.files}.values()
            write_bytes(data)
            return replace(standard_input, data=data)
        self._write(files, before, done)
        return None

    def _write(self, files: Sequence[Raw | FileError], before: Mapping[str, bytes], done: Fixed) -> None:
        from streamlint.engine.reading import Raw

        paths = {file.source.printed: file.source.path for file in files if isinstance(file, Raw)}
        written = {path for path, data in done.files.items() if _replaced(paths[path], before[path], data)}
        count = sum(finding.where.path in written for finding in done.done)
        if done.done:
            plural = "" if count == 1 else "s"
            self._say(f"{count} finding{plural} fixed in {len(written)} file{'' if len(written) == 1 else 's'}")

    def _say(self, line: str) -> None:
        if not self.quiet:
            say(plain(f"streamlint: {line}"), sys.stderr)


def _analysed(
    files: Sequence[Raw | FileError], now: Mapping[str, bytes], nearest: Nearest, deadline: Deadline
) -> Report:
    """What is found in files that hold other bytes than on the disk."""
    from streamlint.api import all_rules, with_fixes
    from streamlint.engine.checking import analysed_as

    report = analysed_as(files, now, nearest, all_rules(), deadline)
    return replace(report, findings=with_fixes(report.findings, now))


def _replaced(path: Path, before: bytes, after: bytes) -> bool:
    """Writes a file anew, unless it has changed since it was read; whether it was written."""
    from streamlint.source.writing import replace_file

    try:
        if contents(path) != before:
            say(plain(f"streamlint: {path}: has changed meanwhile, and is left alone"), sys.stderr)
            return False
        replace_file(path, after)
    except OSError as error:
        fail(f"{path}: cannot be written: {error.strerror or error}")
    return True


def _show(before: Mapping[str, bytes], done: Fixed) -> NoReturn:
    write(_shown(_diff(before, done.files)))
    sys.exit(troubles_told(done.report) or (FOUND if done.files else 0))


def _diff(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """A unified diff. The lines are shown as they are: a patch that is escaped cannot be applied."""
    from streamlint.source.decoding import decode

    for path in sorted(after):
        old, new = (_patch_lines(decode(data)) for data in (before[path], after[path]))
        name = _patch_name(path)
        yield from difflib.unified_diff(old, new, name, name, lineterm="")


def _shown(lines: Iterator[str]) -> Iterator[str]:
    """A patch for whoever reads it: for a terminal with all that could act on it escaped.

    A log of GitHub is told to take nothing in between for a command, with a word that nobody can know before
    (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands, "stopping and starting").
    """
    if sys.stdout.isatty():
        yield from (plain(part) for line in lines for part in line.split("\n"))
    elif os.environ.get("GITHUB_ACTIONS"):
        word = secrets.token_hex(16)
        yield f"::stop-commands::{word}"
        yield from lines
        yield f"::{word}::"
    else:
        yield from lines


def _patch_name(path: str) -> str:
    """A path as programs that apply patches read it: in quotes where something in it could end the line."""
    if path.isprintable() and not set(path) & set('"\\'):
        return path
    escaped = "".join(
        f"\\{byte:03o}" if byte < 32 or byte > 126 or byte in b'"\\' else chr(byte) for byte in os.fsencode(path)
    )
    return f'"{escaped}"'


def _patch_lines(text: str) -> list[str]:
    """Lines as programs that apply patches count them: each ends with a line feed, and of one that does not it is said."""
    *lines, last = text.split("\n")
    return [*lines, f"{last}\n\\ No newline at end of file"] if last else lines
