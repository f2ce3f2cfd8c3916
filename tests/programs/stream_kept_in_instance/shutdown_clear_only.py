"""The dict is cleared only when the owner itself ends, and that frees nothing while it serves."""

from anthropic import AsyncAnthropic


class Server:
    def __init__(self):
        self.client = AsyncAnthropic()
        self.streams = {}

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.streams.clear()
        await self.client.close()

    async def handle(self, request_id, messages):
        stream = await self.client.messages.create(
            model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True
        )
        self.streams[request_id] = stream  # leak: STL103
        async for event in stream:
            yield event
