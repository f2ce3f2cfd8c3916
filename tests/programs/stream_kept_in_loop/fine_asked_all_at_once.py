"""A list of prompts is asked at the same time, and all are waited for: the calls have to be there together."""

import asyncio

import anthropic

client = anthropic.AsyncAnthropic()


async def ask(prompt):
    return await client.messages.create(messages=[prompt], model="m", max_tokens=64, stream=True)


async def ask_all(prompts):
    calls = []
    for prompt in prompts:
        calls.append(ask(prompt))
    return await asyncio.gather(*calls)
