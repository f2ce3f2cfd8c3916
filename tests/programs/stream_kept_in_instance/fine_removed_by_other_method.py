"""The method that ends a connection takes the stream out, and the route calls it in any case."""

from openai import AsyncOpenAI


class Hub:
    def __init__(self):
        self.client = AsyncOpenAI()
        self.active = {}

    async def connect(self, peer, messages):
        stream = await self.client.chat.completions.create(model="gpt-4o", messages=messages, stream=True)
        self.active[peer] = stream
        return stream

    def disconnect(self, peer):
        self.active.pop(peer, None)


hub = Hub()


async def chat(peer, messages):
    stream = await hub.connect(peer, messages)
    try:
        async for chunk in stream:
            yield chunk
    finally:
        hub.disconnect(peer)
