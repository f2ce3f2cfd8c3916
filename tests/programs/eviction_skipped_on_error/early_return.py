"""A reply that is refused returns early, past the removal."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()

ACTIVE = []


def is_refused(message):
    return message.stop_reason == "refusal"


async def run(messages):
    stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
    ACTIVE.append(stream)  # leak: STL108
    if is_refused(messages[-1]):
        return None
    ACTIVE.remove(stream)
    return len(messages)
