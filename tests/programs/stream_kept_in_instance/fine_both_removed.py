"""Two indexes of the same streams, both cleaned on every way out."""

from openai import AsyncOpenAI


class Router:
    def __init__(self):
        self.client = AsyncOpenAI()
        self.by_id = {}
        self.by_user = {}

    async def handle(self, request_id, user, messages):
        stream = await self.client.chat.completions.create(model="gpt-4o", messages=messages, stream=True)
        self.by_id[request_id] = stream
        self.by_user.setdefault(user, []).append(stream)
        try:
            async for chunk in stream:
                yield chunk
        finally:
            del self.by_id[request_id]
            self.by_user[user].remove(stream)
