"""One method enters the block and leaves the loop, the next one asks for the message."""

from openai import AsyncOpenAI


class Answer:
    def __init__(self, client: AsyncOpenAI, params):
        self.client = client
        self.params = params
        self._stream = None

    async def play(self, stop):
        async with self.client.chat.completions.stream(**self.params) as self._stream:
            async for event in self._stream:
                if stop(event):
                    break

    async def completion(self):
        return await self._stream.get_final_completion()  # leak: STL205


async def ask(client: AsyncOpenAI, params, stop):
    answer = Answer(client, params)
    await answer.play(stop)
    return await answer.completion()
