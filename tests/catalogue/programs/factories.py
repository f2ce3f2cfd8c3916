"""Clients from functions: what they return says it, or what they promise where the body does not."""

from typing import Optional

import anthropic
import openai
from registry import lookup


def make_client(key):
    client = anthropic.Anthropic(api_key=key)
    client.timeout = 9
    return client


def find_client(name) -> openai.AsyncOpenAI:
    return lookup(name)


def maybe_client(name) -> "Optional[anthropic.Anthropic]":
    return lookup(name)


async def awaited_client() -> anthropic.AsyncAnthropic:
    return await lookup("client")


class Pool:
    def __init__(self):
        self.streams = []
        self.finals = []

    def _get_sync_client(self):
        return make_client("key").with_options(timeout=3)

    @classmethod
    def build(cls) -> "Pool":
        return lookup("pool")

    def ask(self, asked):
        with self._get_sync_client().messages.stream(max_tokens=1, model="m", messages=asked) as stream:
            self.finals.append(stream.get_final_message())
            self.streams.append(stream)  # leak: STL103

    async def respond(self, asked):
        stream = await find_client("o").responses.create(model="m", input=asked, stream=True)
        self.streams.append(stream)  # leak: STL103
        self.finals.append([event async for event in stream])

    def perhaps(self, asked):
        client = maybe_client("a")
        if client is not None:
            self.streams.append(client.messages.create(max_tokens=1, messages=asked, stream=True))  # leak: STL103

    async def later(self, asked):
        client = await awaited_client()
        self.streams.append(client.messages.stream(max_tokens=1, model="m", messages=asked))  # leak: STL103

    def unknown(self, asked):
        self.streams.append(lookup("a").messages.stream(messages=asked))
