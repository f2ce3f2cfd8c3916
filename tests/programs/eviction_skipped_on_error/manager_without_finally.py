"""A context manager whose block may raise at its `yield`: what follows that is skipped."""

import contextlib

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    @contextlib.contextmanager
    def tracked(self, key, stream):
        self.active[key] = stream  # leak: STL108
        yield stream
        del self.active[key]

    async def run(self, key, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        with self.tracked(key, stream):
            return [event async for event in stream]
