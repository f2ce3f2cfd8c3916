"""Question: `app.state` is an object of an unknown class. STL103 (attribute chain of an instance) or STL101 (only
the module keeps it)?
"""

from anthropic import AsyncAnthropic
from fastapi import FastAPI

app = FastAPI()
app.state.streams = []
client = AsyncAnthropic()


@app.post("/chat")
async def chat(body: dict):
    stream = await client.messages.create(
        model="claude-haiku-4-5", max_tokens=64, messages=body["messages"], stream=True
    )
    app.state.streams.append(stream)
    return [event.type async for event in stream]
