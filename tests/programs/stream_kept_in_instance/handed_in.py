"""A server calls its handler with a new connection each time; how the handler is given does not matter."""

import asyncio
import functools

import websockets
from websockets.asyncio.server import serve


class Room:
    def __init__(self):
        self.guests = []
        self.named = {}
        self.writers = []

    async def guest(self, socket):
        self.guests.append(socket)  # leak: STL103
        async for message in socket:
            print(message)

    async def named_guest(self, room, socket):
        self.named[room, socket.id] = socket  # leak: STL103
        await socket.wait_closed()

    async def raw(self, reader, writer):
        self.writers.append(writer)  # leak: STL103
        print(await reader.read())

    async def run(self):
        await asyncio.start_server(client_connected_cb=self.raw, port=1)
        await serve(functools.partial(self.named_guest, "hall"), "localhost", 2)
        async with websockets.serve(self.guest, "localhost", 3):
            await asyncio.Future()
