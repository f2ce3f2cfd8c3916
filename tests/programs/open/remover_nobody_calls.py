"""Question: `disconnect` is called by nobody in this file. DESIGN: a clear in a method that nobody calls is none;
NOTES N7: a `disconnect()` of the same class silences. A pop by key in a public method of a library class:
eviction or not? If it is none, the line is STL103.
"""

from openai import AsyncOpenAI


class Hub:
    def __init__(self):
        self.client = AsyncOpenAI()
        self.active = {}

    async def connect(self, peer, messages):
        stream = await self.client.chat.completions.create(model="gpt-4o", messages=messages, stream=True)
        self.active[peer] = stream
        return stream

    def disconnect(self, peer):
        self.active.pop(peer, None)
