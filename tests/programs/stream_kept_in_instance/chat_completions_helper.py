"""The OpenAI helper stream, entered and kept."""

from openai import AsyncOpenAI


class Support:
    def __init__(self):
        self.client = AsyncOpenAI()
        self.conversations = {}

    async def reply(self, conversation_id, messages):
        async with self.client.chat.completions.stream(model="gpt-4o", messages=messages) as stream:
            async for event in stream:
                if event.type == "content.delta":
                    yield event.delta
            self.conversations[conversation_id] = stream  # leak: STL103
