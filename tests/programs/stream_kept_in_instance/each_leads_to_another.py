"""What is there leads to others: each goes in under a name of its own."""

import aiohttp


class Pool:
    def __init__(self):
        self.sockets = {}

    async def spread(self, session: aiohttp.ClientSession):
        for url in list(self.sockets):
            self.sockets[url + "/next"] = await session.ws_connect(url)  # leak: STL103
