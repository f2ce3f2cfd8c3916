"""`connect()` is entered, awaited, or iterated: then it reconnects, and gives a new connection each time."""

import websockets

SOCKETS = []
OPENED = []
ENTERED = []
MESSAGES = []


async def listen(uri):
    async for socket in websockets.connect(uri):
        SOCKETS.append(socket)  # leak: STL101
        async for message in socket:
            MESSAGES.append(message)


async def open_one(uri):
    OPENED.append(await websockets.connect(uri))  # leak: STL101


async def enter(uri):
    async with websockets.connect(uri) as socket:
        async for message in socket:
            MESSAGES.append(message)
        ENTERED.append(socket)  # leak: STL101


async def last_one(uri):
    current = None
    async for socket in websockets.connect(uri):
        current = socket
        MESSAGES.append(await current.recv())
