"""The stream is taken out after the loop that reads it: a connection that breaks leaves it in."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    async def run(self, key, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.active[key] = stream  # leak: STL108
        async for event in stream:
            yield event
        del self.active[key]
