"""How long a run may take, and each of its files: what `--timeout` and `--file-timeout` set.

Where the system has an alarm clock (everywhere but on Windows) and the main thread works, what takes too long is
interrupted wherever it is. Elsewhere the run ends at its next step. Where no limit is set, nothing here does anything.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

_AT_ONCE: Final = 1e-6
_SOON: Final = 0.05
"""Seconds in which what an alarm has raised comes to who waits for it."""
_PREPARING: Final = 5.0
_AGAIN: Final = 1.0
"""Seconds after which an alarm rings once more: where a callback runs, Python swallows what it raises."""


class TimeUpError(BaseException):
    """The time that a run or a file was given is over. No `except Exception` on the way may take it for a fault."""


class Deadline:
    """The end of a run that begins now and may take `run` seconds, each of its files `file` seconds; None: any time."""

    def __init__(self, run: float | None = None, file: float | None = None) -> None:
        self._end = None if run is None else time.monotonic() + run
        self.file = file

    @property
    def is_up(self) -> bool:
        """Whether the time of the run is over."""
        return self._end is not None and time.monotonic() >= self._end

    def check(self) -> None:
        """Raises TimeUpError where the time of the run is over."""
        if self.is_up:
            raise TimeUpError

    @contextmanager
    def of_run(self) -> Iterator[None]:
        """Raises TimeUpError inside as soon as the time of the run is over."""
        self.check()
        with _ringing(self._left()):
            yield

    @contextmanager
    def of_preparing(self) -> Iterator[None]:
        """The same for what comes before there is any answer, which has some seconds in any case. Raises TimeoutError."""
        left = self._left()
        try:
            with _ringing(None if left is None else max(left, _PREPARING)):
                yield
        except TimeUpError:
            raise TimeoutError("not finished: the time of the run was up before it had begun") from None

    @contextmanager
    def of_file(self) -> Iterator[None]:
        """Raises TimeUpError inside as soon as the time of one file is over, or that of the run."""
        left = self._left()
        limits = [limit for limit in (self.file, left) if limit is not None]
        with _ringing(min(limits, default=None)):
            yield

    def _left(self) -> float | None:
        return None if self._end is None else max(self._end - time.monotonic(), 0)


NEVER: Final = Deadline()
"""Any time."""


@contextmanager
def _ringing(seconds: float | None) -> Iterator[None]:
    """Raises TimeUpError inside when the time is over. An alarm that was set around it rings afterwards."""
    if seconds is None or not _can_ring():
        yield
        return
    begun = time.monotonic()
    handler = signal.signal(signal.SIGALRM, _ring)
    left, interval = signal.setitimer(signal.ITIMER_REAL, max(seconds, _AT_ONCE), _AGAIN)
    try:
        yield
    finally:
        try:
            signal.setitimer(signal.ITIMER_REAL, 0)
        finally:  # the alarm may ring at the very end
            signal.signal(signal.SIGALRM, handler)
            if left:
                signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - begun), _SOON), interval)


def _can_ring() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _ring(*_: object) -> NoReturn:
    raise TimeUpError
