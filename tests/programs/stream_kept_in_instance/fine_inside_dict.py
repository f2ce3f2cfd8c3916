"""The stored dict holds the prompt and a count, taken from the stream."""

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
        count = 0
        async for chunk in stream:
            count += 1
            yield chunk
        entry = {"at": time.time(), "prompt": prompt, "chunks": count}
        self.calls.append(entry)
