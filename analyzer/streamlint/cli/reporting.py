"""How `check` reports: the options, the choice of a format, colour, what is said beside the report, the exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from streamlint.cli.output import FOUND, UNUSABLE, say
from streamlint.config.configuration import OutputFormat
from streamlint.report.plain import plain

if TYPE_CHECKING:
    from streamlint.config.loading import Loaded
    from streamlint.outcome import Report
    from streamlint.report.formats import Look

FORMATS = get_args(OutputFormat)
_FORMAT_HELP = f"How findings are written: {', '.join(FORMATS)}.  [default: full]"
_COLOR_HELP = "Colour in `full`; `auto`: on a terminal, where NO_COLOR or FORCE_COLOR do not decide."
_Command = TypeVar("_Command", bound=Callable[..., Any])


def reporting(command: _Command) -> _Command:
    """The options that say how the findings are written."""
    file = click.Path(dir_okay=False, path_type=Path)
    colors = click.Choice(["auto", "always", "never"])
    for option in reversed(
        (
            click.option("--output-format", type=click.Choice(FORMATS), metavar="FORMAT", help=_FORMAT_HELP),
            click.option("-o", "--output-file", type=file, metavar="FILE", help="Write there."),
            click.option("--statistics", is_flag=True, help="Show only how many findings each rule has."),
            click.option("--color", type=colors, default="auto", show_default=True, help=_COLOR_HELP),
            click.option("-q", "--quiet", is_flag=True, help="No summary, no warnings."),
            click.option("-v", "--verbose", is_flag=True, help="Say what was read, passed on and parsed."),
        )
    ):
        command = option(command)
    return command


def report_lines(report: Report, loaded: Loaded, options: dict[str, Any], *, to_file: bool) -> Iterator[str]:
    """The report in the format that is asked for."""
    from streamlint.api import every_page
    from streamlint.report.formats import statistics, written

    form = loaded.configuration.output_format
    if options["statistics"]:
        return statistics(report, form, summed_up=not options["quiet"])
    return written(report, form, every_page, _look(options, terminal=not to_file and sys.stdout.isatty()))


def _look(options: dict[str, Any], *, terminal: bool) -> Look:
    from streamlint.report.formats import Look

    width = min(os.get_terminal_size(sys.stdout.fileno()).columns, 120) if terminal else 80
    return Look(_colored(options["color"], terminal), max(width, 40), not options["quiet"])


def _colored(choice: str, terminal: bool) -> bool:
    """`--color` decides; for `auto`, NO_COLOR, then FORCE_COLOR, then whether a terminal reads (https://no-color.org)."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def remarks(report: Report, loaded: Loaded, options: dict[str, Any]) -> None:
    """What is not part of the report: to standard error."""
    troubles_told(report)
    statistics = report.statistics
    if not statistics.files and not options["quiet"]:
        say("streamlint: warning: no Python files found under the given paths", sys.stderr)
    if options["verbose"]:
        files = [str(one.file) for one in loaded.nearest.met() if one.file]
        say(plain(f"configuration: {', '.join(files) or 'defaults'}"), sys.stderr)
        say(
            f"{statistics.files} files, {statistics.passed} passed the text gate, {statistics.widened} widened to, "
            f"{statistics.analysed} parsed, {statistics.cached} cached, {statistics.seconds:.2f} s",
            sys.stderr,
        )


def troubles_told(report: Report) -> int:
    """Says on standard error what is a fault of ours, and what there was no time for; the exit status that this makes."""
    for failure in report.failures:
        place = f" in {failure.path}" if failure.path else ""
        say(plain(f"streamlint: internal error: {failure.where}{place}: {failure.message}"), sys.stderr)
        for line in failure.trace.splitlines():
            say(plain(line), sys.stderr)
    if report.failures:
        say("streamlint: this is a fault of streamlint; please report it with the lines above.", sys.stderr)
    for said in report.unfinished:
        say(plain(f"streamlint: error: not finished: {said}"), sys.stderr)
    return 0 if report.is_whole else UNUSABLE


def status(report: Report, exit_zero: bool) -> int:
    """The exit status."""
    if not report.is_whole:
        return UNUSABLE
    return FOUND if report.findings and not exit_zero else 0
