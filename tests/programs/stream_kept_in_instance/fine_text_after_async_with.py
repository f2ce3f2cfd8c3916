"""The bot keeps the texts that one stream gave and the final message's id."""

from anthropic import AsyncAnthropic


class Bot:
    def __init__(self):
        self.client = AsyncAnthropic()
        self.history = []
        self.ids = set()

    async def ask(self, question):
        pieces = []
        async with self.client.messages.stream(**self.params(question)) as stream:
            async for text in stream.text_stream:
                pieces.append(text)
                yield text
            final = await stream.get_final_message()
        self.history.append("".join(pieces))
        self.ids.add(final.id)

    def params(self, question):
        return {"model": "claude-sonnet-4-5", "max_tokens": 512, "messages": [{"role": "user", "content": question}]}
