"""A dict by request id whose entry is popped when the reader is done, whatever happens."""

import uuid

from openai import AsyncOpenAI


class Streams:
    def __init__(self):
        self.client = AsyncOpenAI()
        self.active = {}

    async def open(self, prompt):
        stream_id = uuid.uuid4().hex
        stream = await self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.active[stream_id] = stream
        try:
            async for event in stream:
                yield event
        finally:
            self.active.pop(stream_id, None)
