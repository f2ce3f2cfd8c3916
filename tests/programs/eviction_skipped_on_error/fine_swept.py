"""What a failure leaves in, the next call sweeps out."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = {}

    async def run(self, key, messages):
        for old, stream in list(self.active.items()):
            if stream.response.is_closed:
                del self.active[old]
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.active[key] = stream
        events = [event async for event in stream]
        del self.active[key]
        return events
