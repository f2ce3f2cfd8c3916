"""An exit stack is told to take the stream out before anything can go wrong."""

import contextlib

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    async def run(self, key, messages):
        async with contextlib.AsyncExitStack() as stack:
            stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
            self.active[key] = stream
            stack.callback(self.active.pop, key, None)
            return [event async for event in stream]
