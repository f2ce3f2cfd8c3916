"""What a framework hands in: a client by a parameter's default or annotation, a connection by its annotation."""

from typing import Annotated

import anthropic
import openai
from fastapi import APIRouter, Depends, FastAPI, WebSocket
from starlette.requests import Request

app = FastAPI()
router = APIRouter()
STREAMS = {}
TEXTS = {}
PEERS = []


def get_client():
    return anthropic.AsyncAnthropic()


async def get_openai():
    client = openai.AsyncOpenAI()
    try:
        yield client
    finally:
        await client.close()


@app.post("/ask/{name}")
async def ask(name: str, client=Depends(get_client)):
    async with client.messages.stream(max_tokens=1, model="m", messages=[]) as stream:
        TEXTS[name] = await stream.get_final_text()
    STREAMS[name] = stream  # leak: STL101


@router.post("/respond/{name}")
async def respond(name: str, client: Annotated[openai.AsyncOpenAI, Depends(get_openai)]):
    stream = await client.responses.create(model="m", input=name, stream=True)
    STREAMS[name] = stream  # leak: STL101
    TEXTS[name] = [event.type async for event in stream]


@app.post("/yielded/{name}")
async def yielded(name: str, client=Depends(get_openai)):
    STREAMS[name] = await client.responses.create(model="m", input=name, stream=True)  # leak: STL101


@app.websocket("/live")
async def live(socket: WebSocket):
    await socket.accept()
    PEERS.append(socket)  # leak: STL101
    TEXTS[socket.client.host] = await socket.receive_text()


@app.get("/body")
async def body(request: Request):
    TEXTS[request.url.path] = await request.body()
