"""It is taken out where something goes wrong, and stays where all goes well: nothing takes it out in time."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    async def run(self, key, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.active[key] = stream  # leak: STL103
        try:
            return [event async for event in stream]
        except BaseException:
            del self.active[key]
            raise
