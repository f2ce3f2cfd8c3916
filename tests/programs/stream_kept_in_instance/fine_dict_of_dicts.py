"""Two keys, and the finally deletes under both."""

from openai import AsyncOpenAI


class Rooms:
    def __init__(self, client: AsyncOpenAI):
        self.client = client
        self.rooms = {}

    async def say(self, room, request_id, messages):
        stream = await self.client.chat.completions.create(model="gpt-4o", messages=messages, stream=True)
        self.rooms.setdefault(room, {})[request_id] = stream
        try:
            async for chunk in stream:
                yield chunk
        finally:
            del self.rooms[room][request_id]
