"""A pool makes its holders once it is there, and each knows the pool: a cycle, which nothing else holds."""

import asyncio


class Holder:
    def __init__(self, pool):
        self.pool = pool
        self.connection = None


class Pool:
    def __init__(self, size):
        self.size = size
        self.holders = []
        self.free = asyncio.Queue()

    async def __aenter__(self):
        await self.open()
        return self

    async def __aexit__(self, *error):
        for holder in self.holders:
            holder.connection = None

    async def open(self):
        for _ in range(self.size):
            holder = Holder(self)
            self.holders.append(holder)
            self.free.put_nowait(holder)


def create_pool(size):
    return Pool(size)


async def serve(requests):
    for request in requests:
        async with create_pool(request.size) as pool:
            await pool.free.get()
