"""The stream is one value of a dict that is stored."""

import time

from openai import AsyncOpenAI


class Audit:
    def __init__(self):
        self.client = AsyncOpenAI()
        self.calls = []

    async def complete(self, prompt):
        stream = await self.client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": prompt}], stream=True
        )
        entry = {"at": time.time(), "prompt": prompt, "stream": stream}
        self.calls.append(entry)  # leak: STL103
        async for chunk in stream:
            yield chunk
