"""Properties: a client made on demand, a cached one, one by annotation; `functools.partial` of a streaming call."""

import functools
from functools import cached_property, partial

import anthropic
import openai
from registry import lookup


class Lazy:
    def __init__(self):
        self._client = None
        self.streams = []
        self.texts = []

    @property
    def client(self):
        if self._client is None:
            self._client = anthropic.Anthropic()
        return self._client

    @cached_property
    def gpt(self):
        return openai.OpenAI()

    @property
    def promised(self) -> openai.OpenAI:
        return lookup("openai")

    def ask(self, asked):
        with self.client.messages.stream(max_tokens=1, model="m", messages=asked) as stream:
            self.texts.append(stream.get_final_text())
            self.streams.append(stream)  # leak: STL103

    def respond(self, asked):
        self.streams.append(self.gpt.responses.create(model="m", input=asked, stream=True))  # leak: STL103

    def respond_promised(self, asked):
        self.streams.append(self.promised.responses.create(model="m", input=asked, stream=True))  # leak: STL103
        self.texts.append(self.promised.responses.create(model="m", input=asked))


class Partial:
    def __init__(self):
        client = openai.OpenAI()
        self.open = functools.partial(client.chat.completions.create, model="m", stream=True)
        self.tell = partial(client.chat.completions.create, model="m")
        self.streams = []
        self.texts = []

    def turn(self, asked):
        stream = self.open(messages=asked)
        self.streams.append(stream)  # leak: STL103
        self.texts.append([chunk.id for chunk in stream])

    def turn_plain(self, asked):
        self.texts.append(self.tell(messages=asked))
