"""A memo of connections is a pool: each is used again."""

import websockets

POOL = {}


async def connection(url):
    if url not in POOL:
        POOL[url] = await websockets.connect(url)
    return POOL[url]
