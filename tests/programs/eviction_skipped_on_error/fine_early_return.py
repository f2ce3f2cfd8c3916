"""Each return has the removal before it."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()

ACTIVE = []


def is_refused(message):
    return message.stop_reason == "refusal"


async def run(messages):
    stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
    ACTIVE.append(stream)
    if is_refused(messages[-1]):
        ACTIVE.remove(stream)
        return None
    ACTIVE.remove(stream)
    return len(messages)
