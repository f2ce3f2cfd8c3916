"""A client in an attribute: set in a branch, by another method, from a parameter, or later from outside."""

import anthropic
import openai


class Branching:
    def __init__(self, provider):
        if provider == "anthropic":
            self.client = anthropic.Anthropic()
        else:
            self.client = openai.OpenAI()
        self.streams = []
        self.finals = []

    def ask(self, asked):
        with self.client.messages.stream(max_tokens=1, model="m", messages=asked) as stream:
            self.finals.append(stream.get_final_message())
        self.streams.append(stream)  # leak: STL103

    def respond(self, asked):
        stream = self.client.responses.create(model="m", input=asked, stream=True)
        self.streams.append(stream)  # leak: STL103
        self.finals.append("".join(event.delta for event in stream))


class Connecting:
    def __init__(self):
        self._client = None
        self.streams = {}
        self.ids = {}

    async def connect(self, key):
        self._client = openai.AsyncOpenAI(api_key=key)

    async def ask(self, name, asked):
        stream = await self._client.chat.completions.create(model="m", messages=asked, stream=True)
        self.streams[name] = stream  # leak: STL103
        self.ids[name] = [chunk.id async for chunk in stream]


class Given:
    def __init__(self, client: anthropic.AsyncAnthropic | None = None):
        self.client = client or anthropic.AsyncAnthropic()
        self.streams = []

    async def ask(self, asked):
        stream = await self.client.messages.create(max_tokens=1, model="m", messages=asked, stream=True)
        self.streams.append(stream)  # leak: STL103
        return [event async for event in stream]


class Unknown:
    """What the client is, nothing says."""

    def __init__(self, client):
        self.client = client
        self.streams = []

    def ask(self, asked):
        self.streams.append(self.client.messages.stream(messages=asked))
