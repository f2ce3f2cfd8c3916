"""A producer puts the streams into a queue and a consumer of the same class gets them out."""

import asyncio

from anthropic import AsyncAnthropic


class Pipeline:
    def __init__(self):
        self.client = AsyncAnthropic()
        self.queue = asyncio.Queue()

    async def produce(self, prompts):
        for prompt in prompts:
            stream = await self.client.messages.create(
                model="claude-haiku-4-5", max_tokens=64, messages=[{"role": "user", "content": prompt}], stream=True
            )
            await self.queue.put(stream)
        await self.queue.put(None)

    async def consume(self):
        while (stream := await self.queue.get()) is not None:
            async for event in stream:
                print(event.type)

    async def run(self, prompts):
        await asyncio.gather(self.produce(prompts), self.consume())
