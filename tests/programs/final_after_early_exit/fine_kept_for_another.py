"""Another task reads what the attribute holds, and the block waits for it; nobody knows how far it came."""

import asyncio

from anthropic import AsyncAnthropic


class Turn:
    def __init__(self, client: AsyncAnthropic):
        self.client = client
        self.read = asyncio.Event()

    async def pump(self):
        async for text in self.stream.text_stream:
            print(text)
        self.read.set()

    async def wait(self, messages):
        async with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.stream = stream
            await self.read.wait()
        return await self.stream.get_final_message()

    async def start(self, messages):
        async with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.stream = stream
            async for text in stream.text_stream:
                if text:
                    break
            await asyncio.create_task(self.pump())
        return await self.stream.get_final_message()

    async def by_another(self, messages, reader):
        async with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.stream = stream
            async for text in stream.text_stream:
                if text:
                    break
            await reader.read(self)
        return await self.stream.get_final_message()
