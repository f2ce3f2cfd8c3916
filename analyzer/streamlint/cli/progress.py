"""A bar on standard error, where that is a terminal and the work is long. In a pipe there is never one."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from streamlint.cli.output import draw

_PATIENCE = 1.0
"""Seconds for which work is short."""
_PAUSE = 0.1
"""Seconds between two drawings."""
_CELLS = 24
_STAGES = {
    "reading": "reading files",
    "parsing": "parsing",
    "linking": "following what keeps what",
    "asking": "asking rules",
}


def with_progress(command: Callable[..., None]) -> Callable[..., None]:
    """The option that decides."""
    said = "A bar on standard error, if that is a terminal.  [default: where the work is long]"
    return click.option("--progress/--no-progress", "progress", default=None, help=said)(command)


class Bar:
    """Draws how far a run has come, over what it drew before. It is what `analyse` tells."""

    def __init__(self, patience: float) -> None:
        self._due = time.monotonic() + patience
        self._drawn = False

    def __call__(self, stage: str, done: int, of: int | None) -> None:
        """Draws, if it is time to."""
        now = time.monotonic()
        if now >= self._due:
            self._due = now + _PAUSE
            self._drawn = True
            draw(f"\r\x1b[2K{bar(stage, done, of)}")

    def erase(self) -> None:
        """Leaves the line as it was found."""
        if self._drawn:
            draw("\r\x1b[2K")


def bar(stage: str, done: int, of: int | None) -> str:
    """One line: the stage, a bar where the end is known, and numbers."""
    words = _STAGES.get(stage, stage)
    if not of:
        return f"{words} {done}" if done else words
    full = done * _CELLS // of
    return f"{words} {'━' * full}{'─' * (_CELLS - full)} {done}/{of}"


@contextmanager
def shown(wanted: bool | None, *, quiet: bool) -> Iterator[Bar | None]:
    """The bar for a run; None where there is to be none. `wanted` is None where nobody said."""
    if wanted is False or quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    drawing = Bar(0.0 if wanted else _PATIENCE)
    try:
        yield drawing
    finally:
        drawing.erase()
