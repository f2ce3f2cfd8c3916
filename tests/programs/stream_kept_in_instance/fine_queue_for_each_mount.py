"""One queue for each name that the object was made with: the next run has a new dict in its place."""

import asyncio


class Dispatcher:
    def __init__(self, mounts):
        self.mounts = mounts

    async def lifespan(self, scope, receive, send):
        self.queues = {path: asyncio.Queue(10) for path in self.mounts}
        for path, queue in self.queues.items():
            await queue.put((path, await receive()))
