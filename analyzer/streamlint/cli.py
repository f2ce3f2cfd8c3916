"""The command `streamlint`: options, exit status, and the only place that prints.

Exit status: 0 nothing found, 1 something found, 2 wrong usage, a configuration that cannot be used, a path that does
not exist, or a fault of streamlint itself. What a command needs is imported when it runs, so that `--version` starts
at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO, TypeVar

import click

from streamlint import __version__

if TYPE_CHECKING:
    from streamlint.config.loading import Loaded
    from streamlint.config.overriding import Overrides
    from streamlint.outcome import Report

FOUND, UNUSABLE, INTERRUPTED = 1, 2, 130
_HELP = {"help_option_names": ["-h", "--help"]}
_Command = TypeVar("_Command", bound=Callable[..., Any])


class DefaultGroup(click.Group):
    """A group in which `check` is meant where no command is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts `check` before the arguments, unless they open with a command or with an option of the group itself."""
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if (args or not ctx.resilient_parsing) and (not args or args[0] not in {*self.commands, *own}):
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(cls=DefaultGroup, context_settings=_HELP)
@click.version_option(__version__, prog_name="streamlint", message="%(prog)s %(version)s")
def program() -> None:
    """Finds streams that Python code keeps for ever: made in a loop, for a request or a connection, and never let go.

    `streamlint PATHS...` is short for `streamlint check PATHS...`.
    """


def _where_configured(command: _Command) -> _Command:
    """The options that say which configuration is meant."""
    file = click.Path(path_type=Path)
    command = click.option("--isolated", is_flag=True, help="Read no configuration file.")(command)
    return click.option("--config", "config_file", type=file, metavar="FILE", help="Read this configuration file.")(
        command
    )


def _selecting(command: _Command) -> _Command:
    """The options that lie over the configuration."""
    for option in reversed(
        (
            click.option(
                "--select", metavar="CODES", multiple=True, help="Run these rules: codes or prefixes, such as STL1."
            ),
            click.option("--extend-select", metavar="CODES", multiple=True, help="Run these rules too."),
            click.option("--ignore", metavar="CODES", multiple=True, help="Do not run these rules."),
            click.option(
                "--min-confidence",
                type=click.Choice(["low", "medium", "high"]),
                help="Report findings that are at least this sure.  [default: medium]",
            ),
            click.option(
                "--exclude", metavar="GLOBS", multiple=True, help="Leave out these instead of the default folders."
            ),
            click.option("--extend-exclude", metavar="GLOBS", multiple=True, help="Leave out these too."),
        )
    ):
        command = option(command)
    return command


@program.command(context_settings=_HELP)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@_selecting
@click.option("--output-format", type=click.Choice(["full", "concise", "json", "json-lines"]), help="[default: full]")
@click.option(
    "-o", "--output-file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write there."
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also where something is found.")
@click.option("--statistics", is_flag=True, help="Show only how many findings each rule has.")
@_where_configured
@click.option("--stdin-filename", metavar="PATH", help="The path of the file that `-` reads from standard input.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="No summary, no warnings.")
@click.option("-v", "--verbose", is_flag=True, help="Say what was read, passed on and parsed.")
def check(
    paths: tuple[str, ...],
    config_file: Path | None,
    isolated: bool,
    output_file: Path | None,
    exit_zero: bool,
    stdin_filename: str | None,
    **options: Any,
) -> None:
    """Analyse files and folders (default: the working directory) and report.

    `-` reads one file from standard input.
    """
    from streamlint.api import all_rules, shared_folder
    from streamlint.engine.reading import StandardInput
    from streamlint.engine.run import analyse

    if "-" in paths and len(paths) > 1:
        raise click.UsageError("`-` cannot be given together with other paths")
    given = [path for path in paths or (".",) if path != "-"]
    loaded = _load(shared_folder(given or [stdin_filename or "."]), config_file, isolated, _overrides(options))
    data = None if given else StandardInput(sys.stdin.buffer.read(), stdin_filename or "<stdin>")
    report = analyse(given, loaded.configuration, all_rules(), standard_input=data)
    _write(_lines(report, loaded, options, to_file=output_file is not None), output_file)
    _remarks(report, loaded, options)
    sys.exit(_status(report, exit_zero))


def _overrides(options: dict[str, Any]) -> Overrides:
    from streamlint.config.overriding import Overrides

    codes = {name: _listed(options[name], str.upper) for name in ("select", "extend_select", "ignore")}
    globs = {name: _listed(options[name], str) for name in ("exclude", "extend_exclude")}
    return Overrides(**codes, **globs, min_confidence=options["min_confidence"], output_format=options["output_format"])


def _listed(given: tuple[str, ...], spelled: Callable[[str], str]) -> tuple[str, ...] | None:
    """The words of an option that takes several, with commas between or given again; None where it is not given."""
    words = (word.strip() for value in given for word in value.split(","))
    return tuple(spelled(word) for word in words if word) if given else None


def _load(directory: Path, config_file: Path | None, isolated: bool, overrides: Overrides | None = None) -> Loaded:
    from streamlint.api import known_codes
    from streamlint.config.loading import load
    from streamlint.engine.modelling import table_problems

    if config_file and isolated:
        raise click.UsageError("--config and --isolated exclude each other")
    return load(
        directory, known_codes(), file=config_file, isolated=isolated, overrides=overrides, check_tables=table_problems
    )


def _lines(report: Report, loaded: Loaded, options: dict[str, Any], *, to_file: bool) -> Iterator[str]:
    """The report in the format that is asked for."""
    from streamlint.report.concise import concise
    from streamlint.report.full import WIDTH, full
    from streamlint.report.json import json
    from streamlint.report.json_lines import json_lines
    from streamlint.report.summary import counts

    if options["statistics"]:
        return counts(report)
    form = loaded.configuration.output_format
    if form != "full":
        written: dict[str, Callable[[Report], Iterator[str]]]
        written = {"concise": concise, "json": json, "json-lines": json_lines}
        return written[form](report)
    terminal = not to_file and sys.stdout.isatty()
    width = min(os.get_terminal_size(sys.stdout.fileno()).columns, 120) if terminal else WIDTH
    color = _colored(options["color"], terminal)
    return full(report, color=color, width=max(width, 40), summed_up=not options["quiet"])


def _colored(choice: str, terminal: bool) -> bool:
    """`--color` decides; for `auto`, NO_COLOR, then FORCE_COLOR, then whether a terminal reads (https://no-color.org)."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def _write(lines: Iterable[str], file: Path | None) -> None:
    if file is None:
        for line in lines:
            _print(line)
        return
    try:
        with file.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as output:
            output.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        _fail(f"{file}: cannot be written: {error.strerror or error}")


def _print(line: str, stream: TextIO | None = None) -> None:
    """Prints as it stands: whoever made the line decided about colour."""
    print(line, file=stream or sys.stdout)


def _remarks(report: Report, loaded: Loaded, options: dict[str, Any]) -> None:
    """What is not part of the report: to standard error."""
    for failure in report.failures:
        place = f" in {failure.path}" if failure.path else ""
        _print(f"streamlint: internal error: {failure.where}{place}: {failure.message}", sys.stderr)
        _print(failure.trace.rstrip(), sys.stderr)
    if report.failures:
        _print("streamlint: this is a fault of streamlint; please report it with the lines above.", sys.stderr)
    statistics = report.statistics
    if not statistics.files and not options["quiet"]:
        _print("streamlint: warning: no Python files found under the given paths", sys.stderr)
    if options["verbose"]:
        file = loaded.configuration.file
        _print(f"configuration: {file or 'defaults'}", sys.stderr)
        _print(
            f"{statistics.files} files, {statistics.passed} passed the text gate, {statistics.widened} widened to, "
            f"{statistics.analysed} parsed, {statistics.seconds:.2f} s",
            sys.stderr,
        )


def _status(report: Report, exit_zero: bool) -> int:
    if report.failures:
        return UNUSABLE
    return FOUND if report.findings and not exit_zero else 0


@program.command(context_settings=_HELP)
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="All rules.")
@click.option("--output-format", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def rule(code: str | None, every: bool, output_format: str) -> None:
    """Show the page of a rule: what it finds, why it matters, a bad and a good example, what to do instead."""
    from streamlint.config.errors import did_you_mean
    from streamlint.engine.run_rules import RUN_RULES
    from streamlint.report.pages import Page, pages
    from streamlint_rules import RULES

    if bool(code) == every:
        raise click.UsageError("give the code of a rule, or --all")
    every_rule: list[Page] = [*RUN_RULES, *RULES]
    rules = sorted(every_rule, key=lambda one: one.code)
    wanted = [one for one in rules if every or one.code == str(code).upper()]
    if not wanted:
        raise click.UsageError(f"there is no rule {code}{did_you_mean(str(code).upper(), [one.code for one in rules])}")
    _write(pages(wanted, output_format, as_list=every), None)


@program.command(context_settings=_HELP)
@click.argument("path", default=".", type=click.Path(exists=True))
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_where_configured
def config(path: str, output_format: str, config_file: Path | None, isolated: bool) -> None:
    """Show the configuration in force for PATH, and where each value comes from."""
    from streamlint.api import shared_folder
    from streamlint.report.settings import settings

    _write(settings(_load(shared_folder([path]), config_file, isolated), output_format), None)


@program.command(context_settings=_HELP)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_where_configured
def apis(output_format: str, config_file: Path | None, isolated: bool) -> None:
    """List the stream APIs that are known, how each grows when it is kept, what to keep instead, and who says so."""
    from streamlint.engine.modelling import models_for
    from streamlint.report.catalogue import catalogue

    loaded = _load(Path.cwd(), config_file, isolated)
    _write(catalogue(models_for(loaded.configuration).apis, output_format), None)


@program.command(context_settings=_HELP)
@_where_configured
def clean(config_file: Path | None, isolated: bool) -> None:
    """Remove the cache of the project, if there is one."""
    import shutil

    folder = _load(Path.cwd(), config_file, isolated).configuration.root / ".streamlint_cache"
    if folder.is_dir() and not folder.is_symlink():
        try:
            shutil.rmtree(folder)
        except OSError as error:
            _fail(f"{folder}: cannot be removed: {error.strerror or error}")
        _print(f"Removed {folder}.")


def _fail(message: str) -> NoReturn:
    _print(f"streamlint: error: {message}", sys.stderr)
    sys.exit(UNUSABLE)


def main() -> None:
    """Runs the program and ends the process."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")  # a narrow locale, or a file name that is no text
    try:
        _run()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has had enough. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FOUND)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _run() -> None:
    try:
        program(prog_name="streamlint", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except Exception as error:  # noqa: BLE001 - a traceback without a word is no answer
        _unusable(error)


def _unusable(error: Exception) -> NoReturn:
    """What a user can mend is said in a line; all else is a fault of ours."""
    from streamlint.config.errors import ConfigError
    from streamlint.source.discovery import MissingPathError

    if isinstance(error, BrokenPipeError):
        raise error
    if isinstance(error, ConfigError):
        for problem in error.problems:
            _print(f"streamlint: error: {problem}", sys.stderr)
        sys.exit(UNUSABLE)
    if isinstance(error, MissingPathError):
        _fail(str(error))
    import traceback

    traceback.print_exception(error)
    _fail("internal error; this is a fault of streamlint: please report it with the lines above.")
