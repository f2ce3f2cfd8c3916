"""The object lives for one request and gets one stream."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class RequestContext:
    def __init__(self):
        self.resources = []

    def attach(self, resource):
        self.resources.append(resource)


async def handle(messages):
    context = RequestContext()
    stream = await client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
    context.attach(stream)
    async for event in stream:
        yield event
    print(len(context.resources))
