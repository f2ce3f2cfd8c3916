"""Each shard starts the next one: as many as there are calls stay in the table."""

import asyncio

import aiohttp


class Shard:
    def __init__(self, number, socket):
        self.number = number
        self.socket = socket


class Client:
    def __init__(self):
        self.session = aiohttp.ClientSession()
        self.shards = {}

    async def launch(self, url, number):
        socket = await self.session.ws_connect(url)
        self.shards[number] = Shard(number, socket)  # leak: STL103
        await self.launch(url, number + 1)


async def main(url, count):
    client = Client()
    await client.launch(url, count)


if __name__ == "__main__":
    asyncio.run(main("ws://localhost", 1))
