"""The same class under other names: aliases, a submodule, a star, an import inside the function or under a condition."""

import anthropic as a
import google.genai as genai
import openai.resources
from anthropic import *  # noqa: F403
from anthropic import AsyncAnthropic as Client
from google import genai as other_genai

try:
    import groq
except ImportError:
    groq = None

STREAMS = []
TEXTS = []


def aliased_module(asked):
    with a.Anthropic().messages.stream(max_tokens=1, model="m", messages=asked) as stream:
        TEXTS.append(stream.get_final_text())
        STREAMS.append(stream)  # leak: STL101


async def aliased_class(asked):
    async with Client().beta.messages.stream(max_tokens=1, model="m", messages=asked) as stream:
        TEXTS.append(await stream.get_final_text())
        STREAMS.append(stream)  # leak: STL101


def starred(asked):
    stream = AnthropicBedrock().messages.create(max_tokens=1, model="m", messages=asked, stream=True)  # noqa: F405
    STREAMS.append(stream)  # leak: STL101
    TEXTS.extend(event.type for event in stream)


def inside(asked):
    from openai import OpenAI

    STREAMS.append(OpenAI().responses.create(model="m", input=asked, stream=True))  # leak: STL101


def package(asked):
    STREAMS.append(openai.OpenAI().completions.create(model="m", prompt=asked, stream=True))  # leak: STL101


def dotted(asked):
    STREAMS.append(genai.Client().interactions.create(model="m", input=asked, stream=True))  # leak: STL101
    STREAMS.append(other_genai.Client().interactions.create(model="m", input=asked, stream=True))  # leak: STL101


def conditional(asked):
    client = groq.Groq()
    STREAMS.append(client.chat.completions.create(model="m", messages=asked, stream=True))  # leak: STL101
    TEXTS.append(client.chat.completions.create(model="m", messages=asked))
