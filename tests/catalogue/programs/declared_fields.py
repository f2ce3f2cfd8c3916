"""Fields that a class declares: dataclasses, pydantic models, protocols of attributes, unions, containers of streams."""

from dataclasses import dataclass, field
from typing import Any, Optional

import anthropic
import openai
from anthropic import MessageStream
from pydantic import BaseModel


@dataclass
class Agent:
    client: anthropic.AsyncAnthropic
    fallback: Optional[openai.AsyncOpenAI] = None
    streams: list[Any] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    async def ask(self, asked):
        async with self.client.messages.stream(max_tokens=1, model="m", messages=asked) as stream:
            self.texts.append(await stream.get_final_text())
        self.streams.append(stream)  # leak: STL103

    async def ask_other(self, asked):
        stream = await self.fallback.responses.create(model="m", input=asked, stream=True)
        self.streams.append(stream)  # leak: STL103


class Settings(BaseModel):
    client: anthropic.Anthropic | openai.OpenAI
    by_name: dict[str, MessageStream] = {}
    kept: list[MessageStream] = []

    def ask(self, name, asked):
        with self.client.messages.stream(max_tokens=1, model="m", messages=asked) as stream:
            self.by_name[name] = stream  # leak: STL103
            return stream.get_final_text()


class Declared:
    client: "anthropic.Anthropic"
    names: list[str]

    def __init__(self, **given):
        self.__dict__.update(given)
        self.streams = []

    def ask(self, asked):
        stream = self.client.messages.create(max_tokens=1, model="m", messages=asked, stream=True)
        self.streams.append(stream)  # leak: STL103
        self.names.append(stream.response.request.url)


class Registry:
    def __init__(self):
        self.streams: dict[str, MessageStream] = {}
        self.finals: list[str] = []

    def add(self, name: str, stream: MessageStream):
        self.streams[name] = stream  # leak: STL103

    def add_text(self, stream: MessageStream):
        self.finals.append(stream.get_final_text())
