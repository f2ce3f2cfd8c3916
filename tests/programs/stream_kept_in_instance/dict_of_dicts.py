"""Two keys: the room's dict is made on demand, the stream goes in under its id."""

from openai import AsyncOpenAI


class Rooms:
    def __init__(self, client: AsyncOpenAI):
        self.client = client
        self.rooms = {}

    async def say(self, room, request_id, messages):
        stream = await self.client.chat.completions.create(model="gpt-4o", messages=messages, stream=True)
        if room not in self.rooms:
            self.rooms[room] = {}
        self.rooms[room][request_id] = stream  # leak: STL103
        async for chunk in stream:
            yield chunk
