"""Another method takes the streams out of the queue."""

import asyncio

import anthropic


class Session:
    def __init__(self):
        self.client = anthropic.AsyncAnthropic()
        self.streams = asyncio.Queue()

    async def turn(self, messages):
        while messages:
            stream = await self.client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
            self.streams.put_nowait(stream)
            messages = [event async for event in stream][:3]

    async def drain(self):
        while True:
            stream = await self.streams.get()
            await stream.close()
