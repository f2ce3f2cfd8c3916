"""The list is a local of the call: an error that skips the removal takes the list with it."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


async def run(questions):
    active = []
    for messages in questions:
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        active.append(stream)
        async for event in stream:
            print(event.type)
        active.remove(stream)
