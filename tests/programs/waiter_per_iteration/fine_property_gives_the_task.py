"""The property gives the task itself, and nothing is made for a call."""

import asyncio


class Coordinator:
    def __init__(self, loop):
        self._task = loop.create_task(self._coordinate())

    @property
    def failure(self):
        return self._task

    async def _coordinate(self):
        await asyncio.sleep(3600)


class Consumer:
    def __init__(self, coordinator: Coordinator):
        self._coordinator = coordinator

    async def next_record(self, fetch):
        failure = self._coordinator.failure
        record = asyncio.ensure_future(fetch())
        await asyncio.wait([record, failure], return_when=asyncio.FIRST_COMPLETED)
        if failure.done():
            failure.result()
        return await record
