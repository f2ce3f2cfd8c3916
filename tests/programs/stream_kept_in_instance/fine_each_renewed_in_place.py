"""What is there already is replaced, under the same names: there are never more of them."""

import aiohttp


class Pool:
    def __init__(self, sockets: dict[str, aiohttp.ClientWebSocketResponse]):
        self.sockets = sockets

    async def renew(self, session: aiohttp.ClientSession):
        for url in list(self.sockets):
            self.sockets[url] = await session.ws_connect(url)

    async def renew_lost(self, session: aiohttp.ClientSession):
        for url, socket in self.sockets.items():
            if socket.closed:
                self.sockets[url] = await session.ws_connect(url)
