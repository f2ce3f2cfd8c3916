"""Each message has a task of its own, and the callback goes with it."""

import asyncio


class Relay:
    def __init__(self, connection):
        self.connection = connection

    async def run(self, open_stream):
        async for request in self.connection:
            stream = open_stream(request)
            task = asyncio.create_task(stream.answer(request))
            task.add_done_callback(lambda _, stream=stream: stream.close())
