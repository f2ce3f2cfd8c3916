"""A task and a partial hold the stream for as long as they are kept themselves."""

import asyncio
import functools

import openai
from fastapi import FastAPI

app = FastAPI()
client = openai.AsyncOpenAI()
TASKS = []
RUNNING = set()
PARTIALS = []
TEXTS = []


async def pump(stream):
    async for event in stream:
        print(event.type)


@app.post("/ask")
async def ask(question: str):
    stream = await client.responses.create(model="m", input=question, stream=True)
    TASKS.append(asyncio.create_task(pump(stream)))  # leak: STL107
    PARTIALS.append(functools.partial(pump, stream))  # leak: STL101


@app.post("/well")
async def ask_well(question: str):
    stream = await client.responses.create(model="m", input=question, stream=True)
    task = asyncio.create_task(pump(stream))
    RUNNING.add(task)
    task.add_done_callback(RUNNING.discard)
    TEXTS.append(await task)
