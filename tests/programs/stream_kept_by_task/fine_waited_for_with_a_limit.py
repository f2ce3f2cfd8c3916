"""`wait_for` cancels what it gives up on."""

import asyncio


class Fetcher:
    def __init__(self, loop):
        self._loop = loop
        self._waiters = set()

    def _create_waiter(self):
        waiter = self._loop.create_future()
        self._waiters.add(waiter)
        waiter.add_done_callback(lambda done, waiters=self._waiters: waiters.remove(done))
        return waiter

    async def fetch(self, timeout):
        return await asyncio.wait_for(self._create_waiter(), timeout)
