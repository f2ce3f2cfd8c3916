"""A dict of its own for each request goes into the one that the object keeps, under names that the request brings."""

import asyncio


class Dispatcher:
    def __init__(self):
        self.queues = {}

    async def __call__(self, scope, receive, send):
        self.queues.update({path: asyncio.Queue(10) for path in scope["paths"]})  # leak: STL103
