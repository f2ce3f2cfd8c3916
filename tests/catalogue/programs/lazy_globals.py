"""A client of the module, made when it is first asked for; its getter is used in place and through a variable."""

import functools

import anthropic

_client = None
_openai = None
STREAMS = []
FINALS = []


def get_client():
    global _client
    if _client is None:
        _client = anthropic.Anthropic()
    return _client


@functools.lru_cache(maxsize=1)
def cached_client():
    import openai

    return openai.OpenAI()


def respond():
    global _openai
    if not _openai:
        from openai import AsyncOpenAI

        _openai = AsyncOpenAI()
    return _openai


def ask(asked):
    with get_client().messages.stream(max_tokens=1, model="m", messages=asked) as stream:
        FINALS.append(stream.get_final_message())
        STREAMS.append(stream)  # leak: STL101


def ask_cached(asked):
    client = cached_client()
    stream = client.responses.create(model="m", input=asked, stream=True)
    FINALS.extend(event.type for event in stream)
    STREAMS.append(stream)  # leak: STL101


async def ask_async(asked):
    stream = await respond().chat.completions.create(model="m", messages=asked, stream=True)
    FINALS.append([chunk async for chunk in stream])
    STREAMS.append(stream)  # leak: STL101


def plain(asked):
    FINALS.append(get_client().messages.create(max_tokens=1, model="m", messages=asked))
