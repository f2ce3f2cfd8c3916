"""Where the time runs out, the waiter is cancelled, and so it is done."""

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

    def notify(self):
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def fetch(self, timeout):
        waiter = self._create_waiter()
        done, pending = await asyncio.wait([waiter], timeout=timeout)
        if not done:
            if pending:
                pending.pop().cancel()
            return {}
        return waiter.result()
