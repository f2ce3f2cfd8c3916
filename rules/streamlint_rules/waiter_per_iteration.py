"""STL110: each round or message leaves one more waiter on something that lives on."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.waiter import explain_waiter
from streamlint.finding import Finding
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.program import Program
from streamlint.rule import Rule


class WaiterPerIteration(Rule):
    """Each round, or each message, makes a new waiter on something long-lived, and lets go of none.

    What it does: reports the wait whose losers go on waiting: `asyncio.wait(..., return_when=FIRST_COMPLETED)`, or
    with a timeout, on a new task of `self._stopped.wait()` or `queue.get()`, on `asyncio.shield(future)`, or on a
    property that shields anew each time it is read, where some way leaves the loser neither cancelled nor awaited
    nor used again. In a loop, it also reports `add_done_callback` on a future that is the same in every round.

    Why it matters: an event keeps a list of its waiters and a future a list of its callbacks, and each waiter
    keeps its task, the task its frame, and the frame the message or the stream. A connection that lives for a day
    and takes ten messages a second has nearly a million of them at the end.

    What to do instead: cancel what is still pending, on every way (`for task in pending: task.cancel()`), or make
    the waiter once before the loop and make it anew only where it is done.

    What grows: n rounds leave n waiters, and n frames with all that they hold.

    Missed alarms: waiters that a helper makes, or that a list holds which is built elsewhere; ways out by an
    exception or by cancellation; a loser on something of which it cannot be seen that it outlives the wait.
    """

    code = "STL110"
    name = "waiter-per-iteration"
    severity = "warning"
    specificity = Pattern.WAITER
    leaks = """
import asyncio


class Pump:
    def __init__(self, queue):
        self.queue = queue
        self.stopped = asyncio.Event()

    async def run(self, send):
        while True:
            item = asyncio.create_task(self.queue.get())
            stop = asyncio.create_task(self.stopped.wait())
            done, pending = await asyncio.wait({item, stop}, return_when=asyncio.FIRST_COMPLETED)  # leak: STL110
            if stop in done:
                item.cancel()
                break
            await send(item.result())
"""
    fine = """
import asyncio


class Pump:
    def __init__(self, queue):
        self.queue = queue
        self.stopped = asyncio.Event()

    async def run(self, send):
        stop = asyncio.create_task(self.stopped.wait())
        while True:
            item = asyncio.create_task(self.queue.get())
            done, pending = await asyncio.wait({item, stop}, return_when=asyncio.FIRST_COMPLETED)
            if stop in done:
                item.cancel()
                break
            await send(item.result())
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each waiter that is left behind."""
        for left in program.left_waiting:
            yield explain_waiter(self, left)
