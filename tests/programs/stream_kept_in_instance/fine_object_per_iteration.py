"""Each iteration has an object of its own for its stream."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class RunContext:
    def __init__(self):
        self.resources = []

    def attach(self, resource):
        self.resources.append(resource)


async def run(messages):
    while messages:
        context = RunContext()
        stream = await client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
        context.attach(stream)
        async for event in stream:
            print(event, len(context.resources))
        messages.append({"role": "user", "content": "go on"})
