"""A connection is taken out on the good way only; with `finally` it always is."""

from fastapi import FastAPI, WebSocket

app = FastAPI()
PEERS = []
GUESTS = []


async def handle(text):
    print(text)


@app.websocket("/ws")
async def ws_route(ws: WebSocket):
    await ws.accept()
    PEERS.append(ws)  # leak: STL108
    while True:
        await handle(await ws.receive_text())
    PEERS.remove(ws)


@app.websocket("/well")
async def well(ws: WebSocket):
    await ws.accept()
    GUESTS.append(ws)
    try:
        while True:
            await handle(await ws.receive_text())
    finally:
        GUESTS.remove(ws)
