"""`except BaseException` stops a cancellation too."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = set()

    async def run(self, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.active.add(stream)
        try:
            async for event in stream:
                print(event)
        except BaseException:
            self.active.discard(stream)
            raise
        self.active.discard(stream)
