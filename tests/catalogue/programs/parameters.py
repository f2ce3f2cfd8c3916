"""Parameters: by their annotation, else by what the calls of the function pass."""

from collections.abc import AsyncIterator
from typing import Annotated, Optional, Union

import anthropic
import openai
from anthropic import AsyncMessageStream, MessageStream


class Log:
    def __init__(self):
        self.streams = []
        self.finals = []

    def ask(self, client: "anthropic.Anthropic", asked):
        with client.messages.stream(max_tokens=1, model="m", messages=asked) as stream:
            self.finals.append(stream.get_final_message())
            self.streams.append(stream)  # leak: STL103

    def remember(self, stream: MessageStream):
        self.finals.append(stream.get_final_text())
        self.streams.append(stream)  # leak: STL103

    async def remember_any(self, stream: Optional[AsyncMessageStream] = None):
        if stream:
            self.streams.append(stream)  # leak: STL103
            self.finals.append(await stream.get_final_text())

    def either(self, client: Union[anthropic.Anthropic, openai.OpenAI], asked):
        self.streams.append(client.responses.create(model="m", input=asked, stream=True))  # leak: STL103

    def annotated(self, client: Annotated[openai.OpenAI, "the shared one"], asked):
        self.streams.append(client.responses.create(model="m", input=asked, stream=True))  # leak: STL103

    def untold(self, stream):
        self.streams.append(stream)

    async def items(self, events: AsyncIterator[str]):
        self.finals.append([event async for event in events])


class Asked:
    """Nothing is annotated: the one call in sight says what the parameter is."""

    def __init__(self):
        self.streams = []
        self.texts = []

    def turn(self, client, asked):
        stream = client.chat.completions.create(model="m", messages=asked, stream=True)
        self.streams.append(stream)  # leak: STL103
        self.texts.extend(chunk.id for chunk in stream)

    def run(self, asked):
        self.turn(openai.OpenAI(), asked)
