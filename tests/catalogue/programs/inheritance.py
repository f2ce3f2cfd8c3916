"""A base class makes the client and the list; the streaming method is inherited, overridden, or called by `super()`."""

from abc import ABC, abstractmethod

import anthropic
import openai


class Base:
    def __init__(self, model):
        self.model = model
        self.client = anthropic.Anthropic()
        self.streams = []
        self.texts = []

    def open(self, asked):
        return self.client.messages.create(max_tokens=1, model=self.model, messages=asked, stream=True)


class Child(Base):
    def __init__(self):
        super().__init__("m")

    def turn(self, asked):
        stream = self.open(asked)
        self.streams.append(stream)  # leak: STL103
        self.texts.extend(event.type for event in stream)


class Overriding(Base):
    def open(self, asked):
        stream = super().open(asked)
        self.streams.append(stream)  # leak: STL103
        return stream


class Abstract(ABC):
    def __init__(self):
        self.kept = []

    @abstractmethod
    def make_client(self): ...

    def turn(self, asked):
        client = self.make_client()
        self.kept.append(client.responses.create(model="m", input=asked, stream=True))  # leak: STL103


class Concrete(Abstract):
    def make_client(self):
        return openai.OpenAI()


class OwnClient(anthropic.AsyncAnthropic):
    """A client of the project that is one of the library's."""


class Keeper:
    def __init__(self):
        self.client = OwnClient()
        self.kept = []
        self.texts = []

    async def turn(self, asked):
        async with self.client.messages.stream(max_tokens=1, model="m", messages=asked) as stream:
            self.texts.append(await stream.get_final_text())
        self.kept.append(stream)  # leak: STL103
