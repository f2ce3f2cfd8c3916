"""A set of the module; a second helper takes the stream out in the finally."""

from openai import AsyncOpenAI

client = AsyncOpenAI()
_open: set = set()


def _track(stream):
    _open.add(stream)
    return stream


def _untrack(stream):
    _open.discard(stream)


async def relay(messages):
    stream = _track(await client.chat.completions.create(model="gpt-4o", messages=messages, stream=True))
    try:
        async for chunk in stream:
            yield chunk
    finally:
        _untrack(stream)
