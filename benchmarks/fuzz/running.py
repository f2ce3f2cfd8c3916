"""One input after another in a process of its own, which is watched: by its CPU time from inside, by silence from outside."""

from __future__ import annotations

import multiprocessing
import resource
import signal
import sys
import time
import traceback
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType, TracebackType
from typing import Final, NoReturn

from benchmarks.fuzz.materials import Materials
from benchmarks.fuzz.target import BrokenError, Input, Target

MEMORY: Final = 3 * 1024**3
"""Bytes of address space that a process may take."""
_SILENCE: Final = 6
"""How many times its limit of CPU time an input may take by the clock, on a machine that does other things too."""


class TooSlowError(BaseException):
    """An input took more CPU time than it may. No `except Exception` keeps it from coming out."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with an input. Faults with the same `kind` are counted as one; `seed` makes the input anew."""

    target: str
    seed: str
    kind: str
    trace: str


@dataclass(frozen=True, slots=True)
class Tried:
    """An input that was tried: its seed, the CPU seconds that it took, and what went wrong, if anything did."""

    target: str
    seed: str
    seconds: float
    fault: Fault | None = None


def attempt(target: Target, seed: str, given: Input, limit: float) -> Fault | None:
    """What goes wrong with an input in this process; `limit` is in seconds of CPU time."""

    def too_slow(_: int, __: FrameType | None) -> NoReturn:
        raise TooSlowError(f"more than {limit:g} s of CPU time")

    before = signal.signal(signal.SIGPROF, too_slow)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        target.run(given)
    except (Exception, TooSlowError) as error:  # noqa: BLE001 - each is what is looked for
        signal.setitimer(signal.ITIMER_PROF, 0)
        return Fault(target.name, seed, kind_of(error), "".join(traceback.format_exception(error)))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return None


def kind_of(error: BaseException) -> str:
    """What tells a fault from others: the kind of error, and the innermost place in streamlint."""
    if isinstance(error, BrokenError):
        return f"{type(error).__name__} {error.where}"
    if isinstance(error, TooSlowError):
        return "too slow"
    return f"{type(error).__name__} {_place(error.__traceback__)}"


def _place(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    own = [frame for frame in frames if "streamlint" in Path(frame.filename).parts[-4:-1]] or frames
    return f"{Path(own[-1].filename).name} {own[-1].name}" if own else ""


def tried(target: Target, seeds: Sequence[str], limit: float) -> Generator[Tried]:
    """Tries inputs in a process, until it has tried all or has died; then the last is the fault."""
    receiving, sending = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(
        target=_child, args=(sending, target, seeds, limit), daemon=True
    )
    process.start()
    sending.close()
    left = list(seeds)
    try:
        while left and receiving.poll(limit * _SILENCE):
            result: Tried = receiving.recv()
            left.remove(result.seed)
            yield result
    except EOFError:
        process.join()
    finally:
        process.kill()
        process.join()
        receiving.close()
    if left:
        how = f"died or hung (exit code {process.exitcode})"
        yield Tried(target.name, left[0], 0.0, Fault(target.name, left[0], how, how))


def _child(sending: Connection, target: Target, seeds: Sequence[str], limit: float) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.stdout.flush()
    for seed in seeds:
        given = target.make(Materials(seed))
        start = time.process_time()
        fault = attempt(target, seed, given, limit)
        sending.send(Tried(target.name, seed, time.process_time() - start, fault))
    sending.close()
