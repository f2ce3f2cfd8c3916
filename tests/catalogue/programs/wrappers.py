"""Methods that return the streaming call, also where the flag is one of their parameters, or in the keywords."""

import openai


class Model:
    def __init__(self, client: openai.OpenAI):
        self.client = client

    def open(self, asked, **options):
        return self.client.chat.completions.create(model="m", messages=asked, stream=True, **options)

    def open_with(self, asked):
        options = {"model": "m", "messages": asked, "stream": True}
        return self.client.chat.completions.create(**options)

    def complete(self, asked, **options):
        return self.client.chat.completions.create(model="m", messages=asked, **options)

    async def relay(self, asked):
        return self.open(asked)


class Session:
    def __init__(self):
        self.model = Model(openai.OpenAI())
        self.streams = []
        self.answers = []

    def turn(self, asked):
        stream = self.model.open(asked)
        self.streams.append(stream)  # leak: STL103
        self.answers.append("".join(chunk.choices[0].delta.content for chunk in stream))

    def turn_with(self, asked):
        self.streams.append(self.model.open_with(asked))  # leak: STL103

    async def turn_async(self, asked):
        self.streams.append(await self.model.relay(asked))  # leak: STL103

    def turn_plain(self, asked):
        self.answers.append(self.model.complete(asked))
