"""The object is built by a class method, its list by the constructor."""

import openai


class Agent:
    def __init__(self, client: openai.AsyncOpenAI):
        self._client = client
        self._log: list[tuple[str, object]] = []

    @classmethod
    def create(cls):
        return cls(openai.AsyncOpenAI())

    async def ask(self, prompt: str):
        async with self._client.responses.stream(model="gpt-4o", input=prompt) as stream:
            async for event in stream:
                yield event
            self._log.append(("ok", stream))  # leak: STL103
