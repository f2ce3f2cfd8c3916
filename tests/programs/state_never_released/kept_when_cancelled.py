"""A job clears its lines when it is done; where it is cancelled it tells so and keeps them."""

import asyncio


class Job:  # leak: STL301
    def __init__(self, process):
        self._process = process
        self._waiters = []
        self.lines = []

    def on_done(self, waiter):
        self._waiters.append(waiter)

    async def __aiter__(self):
        try:
            async for line in self._process.stdout:
                self.lines.append(line)
                yield line
        except asyncio.CancelledError:
            self._tell()
            raise
        self._tell()
        self.lines.clear()

    def _tell(self):
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            waiter()
