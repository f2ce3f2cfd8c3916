"""The same with a `finally`: every way out passes it."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    async def run(self, key, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.active[key] = stream
        try:
            async for event in stream:
                yield event
        finally:
            del self.active[key]
