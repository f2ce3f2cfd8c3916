"""The timeout is caught, and the function gives up without taking the stream out."""

import asyncio

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    async def read(self, stream):
        return [event async for event in stream]

    async def run(self, key, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.active[key] = stream  # leak: STL108
        try:
            events = await asyncio.wait_for(self.read(stream), 30)
        except asyncio.TimeoutError:
            return []
        self.active.pop(key)
        return events
