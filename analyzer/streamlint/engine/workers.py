"""Work spread over processes, on this machine or on others, through the standard `concurrent.futures.Executor`.

How many processes there are follows the work: small runs start none. What comes back does not depend on them. A process
that dies loses nothing: its work is done again piece by piece, and only what kills its process twice is given up.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Item = TypeVar("Item")
Result = TypeVar("Result")

_PIECES: Final = 4
"""Batches for each process, so that those which come last are short."""
_FAR: Final = 16
"""For how many processes work is cut up that goes to other machines."""
_TRIES: Final = 2
_GRACE: Final = 1.0
"""Seconds in which what an alarm ends comes to its end."""
_LOOK: Final = 1.0
"""Seconds between two looks of a process at whether the one that started it still lives."""

Work: TypeAlias = Callable[[Sequence[Item]], Sequence[Result]]


@dataclass(frozen=True, slots=True)
class Lost:
    """The process that worked on an item died, and died again when it worked on that alone."""


def all_cores() -> int:
    """The cores that this process may use; one under pre-commit, which starts processes of its own."""
    if os.environ.get("PRE_COMMIT"):
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """Spreads work over `jobs` processes of this machine, or over what `connect` leads to.

    `connect` returns an executor and is called when there is work for it. `limit` is how many seconds work on one item may
    take: it should end by itself then, and is ended soon after.
    """

    def __init__(
        self, jobs: int = 1, connect: Callable[[], Executor] | None = None, limit: float | None = None
    ) -> None:
        self.jobs = max(jobs, 1)
        self._limit = limit
        self._connect = connect
        self._executor: Executor | None = None
        self.were_killed = False
        """Whether processes were ended. Python's pool may then wait for them for ever when this process ends."""

    @property
    def are_remote(self) -> bool:
        """Whether work goes to other machines, and so should be worth the way."""
        return self._connect is not None

    def are_worth(self, sizes: Sequence[int], piece: int) -> bool:
        """Whether work of these sizes is for other processes. `piece` is how much is worth one."""
        return self._connect is not None or self._count(sizes, piece) > 1

    def spread(
        self, work: Work[Item, Result], items: Sequence[Item], sizes: Sequence[int], piece: int
    ) -> list[Result | Lost]:
        """`work` of all items, in their order. `work` takes some of the items and returns a result for each.

        It must be a function that other processes can import, or a partial of one.
        """
        return list(self.each(work, items, sizes, piece))

    def each(
        self, work: Work[Item, Result], items: Sequence[Item], sizes: Sequence[int], piece: int
    ) -> Iterator[Result | Lost]:
        """The same one by one, as it comes in."""
        count = self._count(sizes, piece) if self._connect is None else _FAR
        batches = list(_batches(sizes, max(piece // _PIECES, sum(sizes) // (count * _PIECES))))
        found = self._tried(work, [items[start:end] for start, end in batches])
        return chain.from_iterable(found)

    def _count(self, sizes: Sequence[int], piece: int) -> int:
        return min(self.jobs, sum(sizes) // piece, len(sizes))

    def close(self) -> None:
        """Ends the processes, once they have done what they do."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def kill(self) -> None:
        """Ends those of this machine at once, whatever they do."""
        self.were_killed = self._executor is not None or self.were_killed
        running = dict(getattr(self._executor, "_processes", None) or {})  # `kill_workers()` since Python 3.14
        self.close()
        for process in running.values():
            process.kill()

    def _tried(self, work: Work[Item, Result], batches: Sequence[Sequence[Item]]) -> Iterator[Sequence[Result | Lost]]:
        for batch, done in zip(batches, self._submitted(work, batches), strict=True):
            result = _result(done, self._patience(len(batch)))
            yield self._alone(work, batch) if result is None else result

    def _submitted(
        self, work: Work[Item, Result], batches: Sequence[Sequence[Item]]
    ) -> list[Future[Sequence[Result]] | None]:
        futures: list[Future[Sequence[Result]] | None] = []
        if self._executor is None:
            self._executor = self._connect() if self._connect is not None else _processes(self.jobs)
        for batch in batches:
            try:
                futures.append(self._executor.submit(work, batch))
            except Exception:  # noqa: BLE001 - a pool of which a process has died takes no more work
                futures.append(None)
        return futures

    def _alone(self, work: Work[Item, Result], batch: Sequence[Item]) -> list[Result | Lost]:
        """A batch again."""
        self._drop_broken()
        return self.alone(work, batch)

    def alone(self, work: Work[Item, Result], batch: Sequence[Item]) -> list[Result | Lost]:
        """The same in one process of this machine, item by item, each tried twice."""
        found: list[Result | Lost] = []
        alone = Workers(limit=self._limit)
        try:
            for item in batch:
                tried = (alone._once(work, item) for _ in range(_TRIES))
                found.extend(next((result for result in tried if result is not None), [Lost()]))
        except BaseException:
            alone.kill()
            raise
        finally:
            alone.close()
            self.were_killed = self.were_killed or alone.were_killed
        return found

    def _once(self, work: Work[Item, Result], item: Item) -> Sequence[Result] | None:
        """What a process comes to with an item alone; None where it dies, and the next will be another."""
        (future,) = self._submitted(work, [[item]])
        result = _result(future, self._patience(1))
        if result is None:
            self.kill()
        return result

    def _patience(self, items: int) -> float | None:
        """Seconds after which a process that should have answered by itself will not."""
        return None if self._limit is None else (self._limit + _GRACE) * items + _GRACE

    def _drop_broken(self) -> None:
        """A local pool does not recover from the death of one of its processes. Its other futures have failed, too."""
        if self._connect is None:
            self.kill()


def _result(future: Future[Sequence[Result]] | None, seconds: float | None) -> Sequence[Result] | None:
    """What a process came to; None where it could not, or not in so many seconds."""
    if future is None:
        return None
    try:
        return future.result(seconds)
    except Exception:  # noqa: BLE001 - whatever happened there, what matters is that it can be tried here
        return None


def _batches(sizes: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """Where to cut a sequence so that no part is larger than `most`, unless it is one item."""
    start, taken = 0, 0
    for index, size in enumerate(sizes):
        if taken and taken + size > most:
            yield start, index
            start, taken = index, 0
        taken += size
    if start < len(sizes):
        yield start, len(sizes)


def _processes(count: int) -> Executor:
    """Processes of this machine. They are copies of this one where that is safe: then they start in no time."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    copies = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if copies else "spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(os.getpid(),))


def _begin(parent: int) -> None:
    """What a process of ours does first: an interrupt is for the one that started it, and it does not outlive that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)
