"""Each turn puts its stream into a queue of the session, and nothing takes it out."""

import asyncio

import anthropic


class Session:
    def __init__(self):
        self.client = anthropic.AsyncAnthropic()
        self.streams = asyncio.Queue()

    async def turn(self, messages):
        while messages:
            stream = await self.client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
            self.streams.put_nowait(stream)  # leak: STL107
            messages = [event async for event in stream][:3]
