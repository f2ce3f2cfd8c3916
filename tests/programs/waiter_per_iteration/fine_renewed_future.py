"""The future that is shielded is done at every update, and another takes its place: its waiters go with it."""

import asyncio


class Metadata:
    def __init__(self):
        self._update = asyncio.get_running_loop().create_future()

    def next_update(self):
        return asyncio.shield(self._update)

    @property
    def updated(self):
        return asyncio.shield(self._update)

    def received(self, metadata):
        self._update.set_result(metadata)
        self._update = asyncio.get_running_loop().create_future()

    async def by_method(self, fetch):
        record = asyncio.ensure_future(fetch())
        await asyncio.wait([record, self.next_update()], return_when=asyncio.FIRST_COMPLETED)
        return await record

    async def by_property(self, fetch):
        record = asyncio.ensure_future(fetch())
        await asyncio.wait([record, self.updated], return_when=asyncio.FIRST_COMPLETED)
        return await record

    async def at_once(self, fetch):
        record = asyncio.ensure_future(fetch())
        await asyncio.wait([record, asyncio.shield(self._update)], return_when=asyncio.FIRST_COMPLETED)
        return await record
