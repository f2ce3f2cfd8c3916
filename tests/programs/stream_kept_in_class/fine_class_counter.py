"""The class counts, and holds the last stream in a slot."""

from openai import AsyncOpenAI


class Stats:
    opened = 0
    last = None


class Service:
    def __init__(self, client: AsyncOpenAI):
        self.client = client

    async def ask(self, messages):
        stream = await self.client.chat.completions.create(model="gpt-4o", messages=messages, stream=True)
        Stats.opened += 1
        Stats.last = stream
        async for chunk in stream:
            yield chunk
