"""A method shields the task of the coordinator anew whenever it is called: each call adds a callback to that task."""

import asyncio


class Coordinator:
    def __init__(self, loop):
        self._task = loop.create_task(self._coordinate())

    def failure(self):
        """What is done when the coordinator has failed."""
        return asyncio.shield(self._task)

    async def _coordinate(self):
        await asyncio.sleep(3600)


class Consumer:
    def __init__(self, loop):
        self._coordinator = Coordinator(loop)

    async def next_record(self, fetch):
        record = asyncio.ensure_future(fetch())
        await asyncio.wait(  # leak: STL110
            [record, self._coordinator.failure()],
            return_when=asyncio.FIRST_COMPLETED,
        )
        return await record
