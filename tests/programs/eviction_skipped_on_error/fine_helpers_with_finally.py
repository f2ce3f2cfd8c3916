"""Two helpers put in and take out; the function that calls both makes sure of the second."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    def _begin(self, key, stream):
        self.active[key] = stream

    def _end(self, key):
        self.active.pop(key, None)

    async def run(self, key, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self._begin(key, stream)
        try:
            return [event async for event in stream]
        finally:
            self._end(key)
