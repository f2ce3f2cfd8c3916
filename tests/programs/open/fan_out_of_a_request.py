"""Question: N14 keeps several runs in a list of one request and is to stay silent; STL104 names the comprehension
over a parameter. The prompts of one request are few: silent, low, or STL104?
"""

import asyncio

from openai import AsyncOpenAI


async def compare(client: AsyncOpenAI, prompts):
    opened = await asyncio.gather(
        *(client.responses.create(model="gpt-4o", input=prompt, stream=True) for prompt in prompts)
    )
    for stream in opened:
        async for event in stream:
            print(event.type)
