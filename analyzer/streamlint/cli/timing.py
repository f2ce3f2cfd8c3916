"""How long a run may take: the options, and the deadline that they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from streamlint.engine.deadline import Deadline

_Command = TypeVar("_Command", bound=Callable[..., Any])


def timed(command: _Command) -> _Command:
    """The options about time: `limited` reads them."""
    seconds = click.FloatRange(min=0, min_open=True)
    for option in reversed(
        (
            click.option(
                "--timeout",
                type=seconds,
                metavar="SECONDS",
                help="End the run then: report what was found, say what was not done, exit with 2.",
            ),
            click.option(
                "--file-timeout",
                type=seconds,
                metavar="SECONDS",
                help="Give up a file that takes longer to read or parse, and report it as STL001.",
            ),
        )
    ):
        command = option(command)
    return command


def limited(options: dict[str, Any]) -> Deadline:
    """The deadline of a run that begins now."""
    from streamlint.engine.deadline import Deadline

    return Deadline(options["timeout"], options["file_timeout"])
