"""Each prompt's stream is awaited in the loop, and the list keeps it when it has been read."""

import anthropic

client = anthropic.AsyncAnthropic()


async def ask(prompt):
    return await client.messages.create(messages=[prompt], model="m", max_tokens=64, stream=True)


async def ask_all(prompts):
    streams = []
    for prompt in prompts:
        stream = await ask(prompt)
        async for event in stream:
            print(event)
        streams.append(stream)  # leak: STL104
    return len(streams)
