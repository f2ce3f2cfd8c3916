"""The program as one process: its outputs, and how each way of failing ends it."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

import click

from streamlint.cli.group import program
from streamlint.cli.output import FOUND, INTERRUPTED, UNUSABLE, fail, say
from streamlint.report.plain import plain


def main() -> None:
    """Runs the program and ends the process."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")  # a narrow locale, or a file name that is no text
    gc.disable()  # the process ends with the run: what is in cycles then goes with it
    try:
        _run()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has had enough. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FOUND)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()  # nor is it searched once more while Python ends


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
    from streamlint.engine.cluster import ClusterError
    from streamlint.source.discovery import MissingPathError

    if isinstance(error, BrokenPipeError):
        raise error
    if isinstance(error, ConfigError):
        for problem in error.problems:
            say(plain(f"streamlint: error: {problem}"), sys.stderr)
        sys.exit(UNUSABLE)
    if isinstance(error, MissingPathError | ClusterError):
        fail(str(error))
    import traceback

    traceback.print_exception(error, limit=-30)
    fail("internal error; this is a fault of streamlint: please report it with the lines above.")
