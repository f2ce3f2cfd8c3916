"""A nested function that is registered lives on, and its list with it."""

from bus import subscribe
from openai import AsyncOpenAI


def start(client: AsyncOpenAI):
    opened = []

    async def answer(asked):
        stream = await client.responses.create(model="gpt-4o", input=asked, stream=True)
        opened.append(stream)  # leak: STL104
        return [event.type async for event in stream]

    subscribe("asked", answer)
