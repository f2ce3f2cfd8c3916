"""A handler that takes its connection out again, however it is left; and one that keeps what it is told."""

import asyncio

import websockets


class Room:
    def __init__(self):
        self.guests = set()
        self.heard = []
        self.addresses = []

    async def guest(self, socket):
        self.guests.add(socket)
        try:
            async for message in socket:
                self.heard.append(message)
        finally:
            self.guests.discard(socket)

    async def raw(self, reader, writer):
        self.addresses.append(await reader.readline())
        writer.close()

    async def run(self):
        await asyncio.start_server(self.raw, port=1)
        async with websockets.serve(self.guest, "localhost", 3):
            await asyncio.Future()
