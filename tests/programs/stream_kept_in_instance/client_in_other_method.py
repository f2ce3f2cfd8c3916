"""The client is made by a method other than the constructor."""

from anthropic import AsyncAnthropic


class Assistant:
    def __init__(self):
        self.client = None
        self.opened = []

    async def connect(self, key):
        self.client = AsyncAnthropic(api_key=key)

    async def ask(self, messages):
        async with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.opened.append(stream)  # leak: STL103
            return await stream.get_final_text()
