"""A registry by request id that no path empties, and the same with a `finally`."""

import openai
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

app = FastAPI()
client = openai.AsyncOpenAI()
ACTIVE = {}
RUNNING = {}


class ChatIn(BaseModel):
    id: str
    messages: list[dict]


async def relay(stream):
    async for chunk in stream:
        yield chunk.choices[0].delta.content


@app.post("/chat")
async def chat(req: ChatIn):
    stream = await client.chat.completions.create(model="m", messages=req.messages, stream=True)
    ACTIVE[req.id] = stream  # leak: STL101
    return StreamingResponse(relay(stream))


async def relay_and_forget(req, stream):
    try:
        async for chunk in stream:
            yield chunk.choices[0].delta.content
    finally:
        RUNNING.pop(req.id, None)


@app.post("/well")
async def well(req: ChatIn):
    stream = await client.chat.completions.create(model="m", messages=req.messages, stream=True)
    RUNNING[req.id] = stream
    return StreamingResponse(relay_and_forget(req, stream))
