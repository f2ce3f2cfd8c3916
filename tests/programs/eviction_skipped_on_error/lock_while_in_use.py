"""A lock for each key that the function makes where there is none, and takes out when it is done: not where it fails."""

import asyncio


class Service:
    def __init__(self, aliases):
        self._aliases = aliases
        self._locks = {}
        self._shared = {}
        self._kept = {}
        self._loads = {}
        self._memo = {}

    def _key(self, session_id):
        return self._aliases.get(session_id, session_id)

    async def process(self, session_id, job):
        key = self._key(session_id)
        if key not in self._locks:
            self._locks[key] = asyncio.Lock()  # leak: STL108
        async with self._locks[key]:
            await job()
        self._locks.pop(key, None)

    async def share(self, session_id, job):
        key = self._key(session_id)
        if key not in self._shared:
            self._shared[key] = asyncio.Lock()  # leak: STL108
        lock = self._shared[key]
        async with lock:
            await job()
        if not lock.locked():
            self._shared.pop(key, None)

    async def carefully(self, session_id, job):
        key = self._key(session_id)
        if key not in self._kept:
            self._kept[key] = asyncio.Lock()
        try:
            async with self._kept[key]:
                await job()
        finally:
            if not self._kept[key].locked():
                self._kept.pop(key, None)

    async def load(self, key, fetch):
        if key in self._loads:
            return await self._loads[key]
        self._loads[key] = asyncio.ensure_future(fetch(key))
        try:
            return await self._loads[key]
        except OSError:
            self._loads.pop(key, None)
            raise

    async def refresh(self, key, fetch, now):
        found = self._memo.get(key)
        if found is not None and found.expires < now:
            self._memo.pop(key)
            found = None
        if found is None:
            found = self._memo[key] = await fetch(key)
        return found
