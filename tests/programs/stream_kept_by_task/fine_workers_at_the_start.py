"""A fixed number of workers is started once."""

import asyncio


class Pool:
    def __init__(self, size, queue):
        self._queue = queue
        self._size = size
        self._workers = []

    async def start(self):
        for number in range(self._size):
            self._workers.append(asyncio.create_task(self._work(number)))

    async def _work(self, number):
        while True:
            print(number, await self._queue.get())
