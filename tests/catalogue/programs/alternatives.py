"""`a or B()`, conditional expressions, declared variables, tuples."""

import asyncio

import anthropic
import openai

STREAMS = []
TEXTS = []


def by_or(asked, client=None):
    client = client or anthropic.Anthropic()
    STREAMS.append(client.messages.create(max_tokens=1, model="m", messages=asked, stream=True))  # leak: STL101


def by_condition(asked, fast):
    client = openai.OpenAI() if fast else openai.AzureOpenAI()
    stream = client.responses.create(model="m", input=asked, stream=True)
    TEXTS.append([event.type for event in stream])
    STREAMS.append(stream)  # leak: STL101


def by_declaration(asked, registry):
    client: anthropic.Anthropic = registry["client"]
    STREAMS.append(client.messages.stream(max_tokens=1, model="m", messages=asked))  # leak: STL101


def by_tuple(asked):
    model, client = "m", anthropic.Anthropic()
    with client.messages.stream(max_tokens=1, model=model, messages=asked) as stream:
        TEXTS.append(stream.get_final_text())
    STREAMS.append(stream)  # leak: STL101


async def by_pair(host):
    reader, writer = await asyncio.open_connection(host, 80)
    STREAMS.append(writer)  # leak: STL101
    TEXTS.append(await reader.read())


def make_both():
    return anthropic.Anthropic(), openai.OpenAI()


def by_returned_pair(asked):
    _, gpt = make_both()
    STREAMS.append(gpt.responses.create(model="m", input=asked, stream=True))  # leak: STL101
    TEXTS.append(gpt.responses.create(model="m", input=asked))
