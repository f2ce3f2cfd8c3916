"""The manager has a name before it is entered."""

from anthropic import AsyncAnthropic


async def run(client: AsyncAnthropic, conversations):
    closed = []
    for messages in conversations:
        manager = client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages)
        async with manager as stream:
            await stream.until_done()
        closed.append(stream)  # leak: STL104
    print(len(closed))
