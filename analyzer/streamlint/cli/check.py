"""`streamlint check`: analyse and report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from streamlint.cli.accepting import Accepting, accepting
from streamlint.cli.configured import HELP, load_configuration, overrides, selecting, where_configured
from streamlint.cli.fixing import Fixing, fixes
from streamlint.cli.output import finish, given_bytes, leave, say, write
from streamlint.cli.progress import shown, with_progress
from streamlint.cli.reporting import remarks, report_lines, reporting, status
from streamlint.cli.sharing import cache_folder, closed, opened, sharing, workers
from streamlint.cli.timing import limited, timed


@click.command(context_settings=HELP)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@selecting
@reporting
@with_progress
@accepting
@fixes
@sharing
@timed
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also where something is found.")
@where_configured
@click.option("--stdin-filename", metavar="PATH", help="The path of the file that `-` reads from standard input.")
def check(
    paths: tuple[str, ...],
    config_file: Path | None,
    isolated: bool,
    output_file: Path | None,
    exit_zero: bool,
    stdin_filename: str | None,
    cache_dir: Path | None,
    **options: Any,
) -> None:
    """Analyse files and folders (default: the working directory) and report.

    `-` reads one file from standard input.
    """
    from streamlint.api import all_rules, with_fixes
    from streamlint.engine.checking import check as checked
    from streamlint.engine.progress import untold
    from streamlint.engine.reading import StandardInput
    from streamlint.report.formats import shows_fixes
    from streamlint.source.shared import shared_folder

    if "-" in paths and len(paths) > 1:
        raise click.UsageError("`-` cannot be given together with other paths")
    given = [path for path in paths or (".",) if path != "-"]
    if not given and options["add_noqa"]:
        raise click.UsageError("`--add-noqa` writes into files, and `-` is none")
    deadline = limited(options)
    accepted = Accepting.of(options)
    fixing = Fixing.of(options)
    with deadline.of_preparing():
        loaded = load_configuration(
            shared_folder(given or [stdin_filename or "."]), config_file, isolated, overrides(options)
        )
    data = None if given else StandardInput(given_bytes(), stdin_filename or "<stdin>")
    if fixing is not None:
        data = fixing.apply(given, loaded.nearest, data, deadline)
    store = opened(cache_folder(cache_dir, loaded.configuration, given), options) if given else None
    helpers = workers(options)
    with shown(options["progress"], quiet=options["quiet"]) as bar:
        report = checked(
            given,
            loaded.nearest,
            all_rules,
            standard_input=data,
            store=store,
            workers=helpers,
            progress=bar or untold,
            mend=with_fixes if shows_fixes(loaded.configuration.output_format) and not options["statistics"] else None,
            deadline=deadline,
        )
    closed(store, options)
    report = accepted.apply(report, loaded.nearest)
    lines = report_lines(report, loaded, options, to_file=output_file is not None)
    if fixing is not None and data is not None and output_file is None:
        for line in lines:
            say(line, sys.stderr)  # standard output has the mended file
    else:
        write(lines, output_file)
    remarks(report, loaded, options)
    if helpers.were_killed:
        finish()
        leave(status(report, exit_zero))
    sys.exit(status(report, exit_zero))
