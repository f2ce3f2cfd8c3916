"""A class of the project that accumulates and never lets go, and one that hands over and clears."""

import openai

client = openai.AsyncOpenAI()


class Relay:  # leak: STL301
    def __init__(self, s):
        self.s = s
        self.chunks = []
        self.ended = False

    async def run(self):
        async for c in self.s:
            self.chunks.append(c)
            yield c
        self.ended = True


class Forgetting:
    def __init__(self, s):
        self.s = s
        self.chunks = []

    async def run(self):
        async for c in self.s:
            self.chunks.append(c)
            yield c
        self.chunks.clear()
        self.s = None


async def ask(question):
    stream = await client.responses.create(model="m", input=question, stream=True)
    async for chunk in Relay(stream).run():
        print(chunk)
    async for chunk in Forgetting(stream).run():
        print(chunk)
