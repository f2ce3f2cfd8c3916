"""The client is a parameter whose annotation says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openai import AsyncOpenAI

OPENED = []


async def ask(client: AsyncOpenAI, prompt: str):
    stream = await client.responses.create(model="gpt-4o", input=prompt, stream=True)
    OPENED.append(stream)  # leak: STL101
    async for event in stream:
        yield event
