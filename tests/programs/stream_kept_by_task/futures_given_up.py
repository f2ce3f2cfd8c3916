"""A waiter leaves the set when it is done; where the time runs out, nobody ends it, and it stays."""

import asyncio


class Fetcher:
    def __init__(self, loop):
        self._loop = loop
        self._waiters = set()

    def _create_waiter(self):
        waiter = self._loop.create_future()
        self._waiters.add(waiter)  # leak: STL107
        waiter.add_done_callback(lambda done, waiters=self._waiters: waiters.remove(done))
        return waiter

    def notify(self):
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def fetch(self, timeout):
        waiter = self._create_waiter()
        done, _ = await asyncio.wait([waiter], timeout=timeout)
        if not done:
            return {}
        return waiter.result()
