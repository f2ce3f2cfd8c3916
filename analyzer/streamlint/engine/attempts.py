"""Faults of streamlint itself: caught at the seams of a run, kept for the report, and the run goes on."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from streamlint.outcome import InternalError

_FRAMES: Final = 30
"""How much of a traceback is kept, from its end: where one recurses without end, there are thousands."""


class Attempts:
    """Runs what may fail. `failures` lists what did."""

    def __init__(self) -> None:
        self.failures: list[InternalError] = []

    @contextmanager
    def at(self, where: str, path: str = "") -> Iterator[None]:
        """Whatever is raised inside becomes a failure. `where` says in which rule or step, `path` in which file."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - the one place that may: any fault of ours must not end the run
            message = f"{type(error).__name__}: {error}"
            self.failures.append(InternalError(where, path, message, traceback.format_exc(-_FRAMES)))
