"""Two helpers put in and take out; a third function calls both, with an `await` between."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    def _begin(self, key, stream):
        self.active[key] = stream  # leak: STL108

    def _end(self, key):
        self.active.pop(key, None)

    async def run(self, key, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self._begin(key, stream)
        events = [event async for event in stream]
        self._end(key)
        return events
