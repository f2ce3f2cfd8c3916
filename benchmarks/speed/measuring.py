"""Runs of whole programs, as a user starts them: wall time, CPU time of all their processes, peak memory."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run took: seconds of wall and CPU time, and the megabytes of its largest process. `failed` says how."""

    wall: float
    cpu: float
    memory: float
    failed: str = ""


def measured(command: Sequence[str | Path], folder: Path, *, limit: float) -> Measured:
    """One run of a command in a folder. Linters exit with 1 where they find something: that is no failure.

    A run that takes more than `limit` seconds is ended, with all that it started.
    """
    environment = {**os.environ, "PYTHONHASHSEED": "0", "NO_COLOR": "1"}
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    ended: tuple[int, int, resource.struct_rusage] = (0, 0, resource.getrusage(resource.RUSAGE_SELF))
    while ended[0] == 0:
        ended = os.wait4(process.pid, os.WNOHANG)
        if ended[0] == 0 and time.perf_counter() - start > limit:
            os.killpg(process.pid, 9)
            ended = os.wait4(process.pid, 0)
        elif ended[0] == 0:
            time.sleep(0.001)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(ended[1])
    used = ended[2]
    failed = "" if process.returncode in (0, 1) else f"ended with {process.returncode}"
    return Measured(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, failed)


def median(runs: Iterable[Measured]) -> Measured:
    """The median of each figure; the first failure."""
    known = list(runs)
    wall, cpu, memory = (statistics.median(getattr(run, name) for run in known) for name in ("wall", "cpu", "memory"))
    return Measured(wall, cpu, memory, next((run.failed for run in known if run.failed), ""))
