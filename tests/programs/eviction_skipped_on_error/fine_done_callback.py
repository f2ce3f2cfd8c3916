"""A done-callback takes the stream out, however the task ends."""

import asyncio

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    async def _pump(self, stream):
        async for event in stream:
            print(event)

    async def run(self, key, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.active[key] = stream
        task = asyncio.create_task(self._pump(stream))
        task.add_done_callback(lambda done: self.active.pop(key, None))
