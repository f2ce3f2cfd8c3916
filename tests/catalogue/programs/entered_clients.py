"""Clients that a `with` binds, alone, together with another thing, and through an exit stack."""

from contextlib import AsyncExitStack, ExitStack

import anthropic
from anthropic import AsyncAnthropic
from openai import OpenAI


class Entered:
    def __init__(self):
        self.streams = []
        self.texts = []

    async def ask(self, asked):
        async with AsyncAnthropic() as client:
            async with client.messages.stream(max_tokens=1, model="m", messages=asked) as stream:
                async for text in stream.text_stream:
                    self.texts.append(text)
            self.streams.append(stream)  # leak: STL103
            self.texts.append(await stream.get_final_text())

    def both(self, asked, path):
        with path.open() as file, OpenAI() as client, client.responses.stream(model="m", input=file.read()) as stream:
            stream.until_done()
            self.streams.append(stream)  # leak: STL103
            self.texts.append(stream.get_final_response())

    def manager_first(self, asked):
        manager = anthropic.Anthropic().messages.stream(max_tokens=1, model="m", messages=asked)
        with manager as stream:
            self.texts.append(stream.get_final_message())
        self.streams.append(manager)  # leak: STL103


class Stacked:
    def __init__(self):
        self.streams = []
        self.finals = []

    def ask(self, asked):
        with ExitStack() as stack:
            client = stack.enter_context(anthropic.Anthropic())
            stream = stack.enter_context(client.messages.stream(max_tokens=1, model="m", messages=asked))
            self.finals.append(stream.get_final_message())
            self.streams.append(stream)  # leak: STL103

    async def ask_async(self, asked):
        async with AsyncExitStack() as stack:
            client = await stack.enter_async_context(AsyncAnthropic())
            manager = client.messages.stream(max_tokens=1, model="m", messages=asked)
            stream = await stack.enter_async_context(manager)
            self.finals.append(await stream.get_final_message())
            self.streams.append(stream)  # leak: STL103
