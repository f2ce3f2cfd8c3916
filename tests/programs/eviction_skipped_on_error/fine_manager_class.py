"""A class that puts in when it is entered and takes out when it is left."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Tracked:
    def __init__(self, active, key, stream):
        self.active = active
        self.key = key
        self.stream = stream

    def __enter__(self):
        self.active[self.key] = self.stream
        return self.stream

    def __exit__(self, *error):
        self.active.pop(self.key, None)


ACTIVE = {}


async def run(key, messages):
    stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
    with Tracked(ACTIVE, key, stream):
        return [event async for event in stream]
