"""The texts are read by their own view, up to the first that is long."""

from anthropic import AsyncAnthropic


class Bot:
    def __init__(self):
        self.client = AsyncAnthropic()

    async def ask(self, messages):
        async with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            async for text in stream.text_stream:
                if len(text) > 20:
                    break
        return await stream.get_final_text()  # leak: STL205
