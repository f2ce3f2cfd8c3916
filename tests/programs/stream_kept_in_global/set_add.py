"""A set of the module, through a helper."""

from openai import AsyncOpenAI

client = AsyncOpenAI()
_open: set = set()


def _track(stream):
    _open.add(stream)  # leak: STL101
    return stream


async def relay(messages):
    stream = _track(await client.chat.completions.create(model="gpt-4o", messages=messages, stream=True))
    async for chunk in stream:
        yield chunk
