"""The stop route and the end of the relay both take the stream out."""

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
    ACTIVE[request_id] = stream
    return StreamingResponse(relay(request_id, stream))


@app.post("/chat/{request_id}/stop")
async def stop(request_id: str):
    stream = ACTIVE.pop(request_id)
    await stream.close()


async def relay(request_id, stream):
    try:
        async for event in stream:
            yield event.model_dump_json()
    finally:
        ACTIVE.pop(request_id, None)
