"""`except Exception` does not stop a cancellation, which comes at any `await`."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Relay:
    def __init__(self):
        self.active = set()

    async def run(self, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.active.add(stream)  # leak: STL108
        try:
            async for event in stream:
                print(event)
        except Exception:
            self.active.discard(stream)
            raise
        self.active.discard(stream)
