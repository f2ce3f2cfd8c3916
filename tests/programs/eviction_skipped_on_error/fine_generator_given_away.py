"""The generator that is handed to the server takes the stream out when it is closed."""

from anthropic import AsyncAnthropic
from starlette.responses import StreamingResponse

client = AsyncAnthropic()

ACTIVE = {}


async def relay(key, stream):
    try:
        async for event in stream:
            yield event
    finally:
        ACTIVE.pop(key, None)


async def chat(request, messages):
    stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
    ACTIVE[id(request)] = stream
    return StreamingResponse(relay(id(request), stream))
