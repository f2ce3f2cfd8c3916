"""A bot appends the stream after the block that closed it: closed is not released."""

from anthropic import AsyncAnthropic


class Bot:
    def __init__(self):
        self.client = AsyncAnthropic()
        self.history = []

    async def ask(self, question):
        async with self.client.messages.stream(**self.params(question)) as stream:
            async for text in stream.text_stream:
                yield text
        self.history.append(stream)  # leak: STL103

    def params(self, question):
        return {"model": "claude-sonnet-4-5", "max_tokens": 512, "messages": [{"role": "user", "content": question}]}
