"""The client ends its stream itself, by a method that is there for it, or the good way does."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    async def run(self, key, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.active[key] = stream
        events = [event async for event in stream]
        self.active.pop(key, None)
        return events

    async def cancel(self, key):
        stream = self.active.pop(key)
        await stream.close()
