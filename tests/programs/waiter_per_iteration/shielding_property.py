"""A property shields the task of the coordinator anew whenever it is read: each call adds a callback to that task."""

import asyncio


class Coordinator:
    def __init__(self, loop):
        self._task = loop.create_task(self._coordinate())

    @property
    def failure(self):
        return asyncio.shield(self._task)

    async def _coordinate(self):
        await asyncio.sleep(3600)


class Consumer:
    def __init__(self, coordinator: Coordinator):
        self._coordinator = coordinator

    async def next_record(self, fetch):
        failure = self._coordinator.failure
        record = asyncio.ensure_future(fetch())
        await asyncio.wait([record, failure], return_when=asyncio.FIRST_COMPLETED)  # leak: STL110
        if failure.done():
            failure.result()
        return await record
