"""A lock that an error leaves in, where a sweep takes out those which nobody has used for a while."""

import asyncio
import time


class Service:
    def __init__(self, aliases):
        self._aliases = aliases
        self._locks = {}
        self._used = {}

    async def start(self):
        self._sweeper = asyncio.create_task(self._sweep())

    async def process(self, session_id, job):
        key = self._aliases.get(session_id, session_id)
        if key not in self._locks:
            self._locks[key] = asyncio.Lock()
        lock = self._locks[key]
        self._used[key] = time.monotonic()
        async with lock:
            await job()
        if not lock.locked():
            self._locks.pop(key, None)

    async def _sweep(self):
        while True:
            await asyncio.sleep(300)
            now = time.monotonic()
            stale = [key for key, used in list(self._used.items()) if now - used > 3600 and key in self._locks]
            for key in stale:
                self._locks.pop(key, None)
                self._used.pop(key, None)
