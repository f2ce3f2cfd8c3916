"""The keys come from a list of the object's own that every visitor makes longer, and from the turns of one run."""

import aiohttp
import anthropic


class Client:
    def __init__(self, rooms):
        self.rooms = rooms
        self.sockets = {}

    def visit(self, room):
        self.rooms.append(room)

    async def launch(self, session: aiohttp.ClientSession, room):
        self.sockets[room] = await session.ws_connect("wss://example.org")  # leak: STL103

    async def run(self, session: aiohttp.ClientSession):
        for room in self.rooms:
            await self.launch(session, room)


class Agent:
    def __init__(self, turns):
        self.client = anthropic.Anthropic()
        self.turns = turns
        self.answers = {}

    def run(self, messages):
        for turn in range(self.turns):
            self.answers[turn] = self.client.messages.create(stream=True, messages=messages)  # leak: STL103
