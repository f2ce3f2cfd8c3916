"""A nested function that is handed to what the enclosing call waits for: its list ends with that call."""

from contextlib import asynccontextmanager

from openai import AsyncOpenAI

from middleware import retry, wrap

client = AsyncOpenAI()


async def ask(prompt):
    opened = []

    async def attempt(asked):
        stream = await client.responses.create(model="gpt-4o", input=asked, stream=True)
        opened.append(stream)
        return [event.type async for event in stream]

    return await retry(attempt, prompt)


@asynccontextmanager
async def streaming(prompt):
    holder = []

    async def handler(asked):
        stream = await client.responses.create(model="gpt-4o", input=asked, stream=True)
        holder.append(stream)

    wrapped = wrap(prompt, handler=handler)
    await wrapped.ready()
    yield holder[0]
