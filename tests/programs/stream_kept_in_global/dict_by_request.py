"""A dict of the module by request id, in a route that nothing removes from."""

from anthropic import AsyncAnthropic
from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()
client = AsyncAnthropic()
ACTIVE = {}


@app.post("/chat/{request_id}")
async def chat(request_id: str, body: dict):
    stream = await client.messages.create(
        model="claude-haiku-4-5", max_tokens=64, messages=body["messages"], stream=True
    )
    ACTIVE[request_id] = stream  # leak: STL101
    return StreamingResponse(relay(stream))


async def relay(stream):
    async for event in stream:
        yield event.model_dump_json()
