"""The program as one process: its outputs, and how each way of failing ends it."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from streamlint.cli.group import program
from streamlint.cli.output import FOUND, INTERRUPTED, UNUSABLE, UnwritableError, fail, finish, forget, leave, say
from streamlint.report.plain import plain


def main() -> None:
    """Runs the program and ends the process."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")  # a narrow locale, or a file name that is no text
    try:
        try:
            _run()
        finally:
            finish()
    except BrokenPipeError:
        forget(sys.stdout)  # whoever read the output has had enough
        sys.exit(FOUND)
    except UnwritableError as error:
        forget(sys.stdout)
        fail(str(error))
    except KeyboardInterrupt:
        leave(INTERRUPTED)


def _open_what_is_closed() -> None:
    """Gives the process the three outputs that it expects: else the next file that is opened would be taken for one."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - for as long as the process
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def _run() -> None:
    try:
        program(prog_name="streamlint", standalone_mode=False)
    except click.exceptions.Abort:
        leave(INTERRUPTED)
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        sys.exit(error.exit_code)
    except Exception as error:  # noqa: BLE001 - a traceback without a word is no answer
        _unusable(error)


def _unusable(error: Exception) -> NoReturn:
    """What a user can mend is said in a line; all else is a fault of ours."""
    from streamlint.config.errors import ConfigError
    from streamlint.engine.cluster import ClusterError
    from streamlint.source.discovery import MissingPathError

    if isinstance(error, BrokenPipeError | UnwritableError):
        raise error
    if isinstance(error, OSError) and not isinstance(error, TimeoutError):
        _refused(error)
    if isinstance(error, ConfigError):
        for problem in error.problems:
            say(plain(f"streamlint: error: {problem}"), sys.stderr)
        sys.exit(UNUSABLE)
    if isinstance(error, MissingPathError | ClusterError | TimeoutError):
        fail(str(error))
    import traceback

    for line in "".join(traceback.format_exception(error, limit=-30)).splitlines():
        say(plain(line), sys.stderr)
    fail("internal error; this is a fault of streamlint: please report it with the lines above.")


def _refused(error: OSError) -> None:
    """Raises or fails where it is the surroundings of the process that an error is about."""
    if error.filename is None and error.errno in (errno.ENOSPC, errno.EIO):
        raise UnwritableError(error)
    try:
        Path.cwd()
    except OSError as gone:
        fail(f"the working directory: {gone.strerror or gone}")
