"""The task that reads the stream takes it out in any case."""

import asyncio

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    async def _pump(self, key, stream):
        try:
            async for event in stream:
                print(event)
        finally:
            self.active.pop(key, None)

    async def run(self, key, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.active[key] = stream
        asyncio.create_task(self._pump(key, stream))
