"""One queue for each client of a server-sent event stream: never removed, and removed by the generator."""

import asyncio

from fastapi import FastAPI
from sse_starlette import EventSourceResponse

app = FastAPI()
SUBSCRIBERS = []
LISTENERS = set()


@app.get("/events")
async def events():
    q = asyncio.Queue()
    SUBSCRIBERS.append(q)  # leak: STL101

    async def gen():
        while True:
            yield await q.get()

    return EventSourceResponse(gen())


@app.get("/well")
async def well():
    q = asyncio.Queue()
    LISTENERS.add(q)

    async def gen():
        try:
            while True:
                yield await q.get()
        finally:
            LISTENERS.discard(q)

    return EventSourceResponse(gen())
