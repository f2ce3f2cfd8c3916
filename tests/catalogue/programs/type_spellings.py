"""Types by other spellings: imports for type checkers only, aliases, type variables, lazily set optional fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Optional, TypeAlias, TypeVar, cast

import openai

if TYPE_CHECKING:
    from anthropic import Anthropic, AsyncMessageStream

Either: TypeAlias = openai.OpenAI | openai.AzureOpenAI
Maybe = Optional[openai.AsyncOpenAI]
C = TypeVar("C", bound=openai.OpenAI)


class Checked:
    def __init__(self, client: Anthropic):
        self._client = client
        self._lazy: Optional[openai.OpenAI] = None
        self.streams = []
        self.texts = []

    @property
    def lazy(self) -> openai.OpenAI:
        if self._lazy is None:
            self._lazy = openai.OpenAI()
        return self._lazy

    def ask(self, asked):
        with self._client.messages.stream(max_tokens=9, model="m", messages=asked) as stream:
            self.texts.append(stream.get_final_text())
            self.streams.append(stream)  # leak: STL103

    def remember(self, stream: AsyncMessageStream):
        self.streams.append(stream)  # leak: STL103

    def respond(self, asked):
        self.streams.append(self.lazy.responses.create(model="m", input=asked, stream=True))  # leak: STL103

    def aliased(self, client: Either, asked):
        self.streams.append(client.responses.create(model="m", input=asked, stream=True))  # leak: STL103

    async def maybe(self, client: Maybe, asked):
        if client is not None:
            self.streams.append(await client.responses.create(model="m", input=asked, stream=True))  # leak: STL103

    def casted(self, registry, asked):
        client = cast(openai.OpenAI, registry["client"])
        self.streams.append(client.responses.create(model="m", input=asked, stream=True))  # leak: STL103


class Generically(Generic[C]):
    def __init__(self, client: C):
        self.client = client
        self.streams = []

    def respond(self, asked):
        self.streams.append(self.client.responses.create(model="m", input=asked, stream=True))  # leak: STL103


class OfTheClass:
    client = openai.OpenAI()
    streams_by_id: dict[str, object] = {}

    def respond(self, name, asked):
        match name:
            case "":
                return None
            case _ if stream := self.client.responses.create(model="m", input=asked, stream=True):
                self.streams_by_id[name] = stream  # leak: STL102
                return [event.type for event in stream]
