"""A socket for each shard that the client was made with: who connects again overwrites it."""

import aiohttp


class Client:
    def __init__(self, shard_ids, shard_count):
        self.shard_ids = shard_ids
        self.shard_count = shard_count
        self.sockets = {}

    async def launch(self, session: aiohttp.ClientSession, shard_id):
        try:
            socket = await session.ws_connect("wss://example.org")
        except OSError:
            return await self.launch(session, shard_id)
        self.sockets[shard_id] = socket

    async def run(self, session: aiohttp.ClientSession):
        for shard_id in self.shard_ids:
            await self.launch(session, shard_id)
