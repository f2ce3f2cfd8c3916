"""A dict by request id with no removal anywhere."""

import uuid

from openai import AsyncOpenAI


class Streams:
    def __init__(self):
        self.client = AsyncOpenAI()
        self.active = {}

    async def open(self, prompt):
        stream_id = uuid.uuid4().hex
        stream = await self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.active[stream_id] = stream  # leak: STL103
        return stream_id

    async def read(self, stream_id):
        async for event in self.active[stream_id]:
            yield event
