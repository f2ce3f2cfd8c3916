"""The object lives for one call, but that call goes on making streams for it."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class RunContext:
    def __init__(self):
        self.resources = []

    def attach(self, resource):
        self.resources.append(resource)  # leak: STL103


async def run(messages):
    context = RunContext()
    while messages:
        stream = await client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
        context.attach(stream)
        async for event in stream:
            print(event)
        messages.append({"role": "user", "content": "go on"})
