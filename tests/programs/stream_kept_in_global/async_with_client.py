"""The client is entered, the stream is entered in it, and a list of the module keeps it."""

from openai import AsyncOpenAI

OPENED = []


async def ask(prompt):
    async with AsyncOpenAI() as client:
        async with client.responses.stream(model="gpt-4o", input=prompt) as stream:
            OPENED.append(stream)  # leak: STL101
            async for event in stream:
                print(event.type)
