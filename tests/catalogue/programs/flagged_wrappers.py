"""Wrappers that hand a flag on give a stream to those callers that ask for one, and a plain answer to the others."""

import litellm
import openai


class Model:
    def __init__(self):
        self.client = openai.OpenAI()
        self.async_client = openai.AsyncOpenAI()

    def complete(self, asked, stream=False):
        return self.client.chat.completions.create(model="m", messages=asked, stream=stream)

    async def complete_async(self, asked, *, streaming: bool = False):
        answer = await self.async_client.chat.completions.create(model="m", messages=asked, stream=streaming)
        return answer

    def pass_on(self, asked, **options):
        return self.client.responses.create(model="m", input=asked, **options)


def ask(asked, stream):
    return litellm.completion(model="m", messages=asked, stream=stream)


class Session:
    def __init__(self):
        self.model = Model()
        self.streams = []
        self.answers = []

    def by_keyword(self, asked):
        self.streams.append(self.model.complete(asked, stream=True))  # leak: STL103
        self.answers.append(self.model.complete(asked))
        self.answers.append(self.model.complete(asked, stream=False))

    def by_position(self, asked):
        self.streams.append(ask(asked, True))  # leak: STL103
        self.answers.append(ask(asked, False))

    async def by_other_name(self, asked):
        stream = await self.model.complete_async(asked, streaming=True)
        self.streams.append(stream)  # leak: STL103
        self.answers.append([chunk.id async for chunk in stream])
        self.answers.append(await self.model.complete_async(asked))

    def by_options(self, asked):
        self.streams.append(self.model.pass_on(asked, stream=True))  # leak: STL103
        self.answers.append(self.model.pass_on(asked, temperature=1))

    def unknown(self, asked, stream):
        self.answers.append(self.model.complete(asked, stream=stream))
