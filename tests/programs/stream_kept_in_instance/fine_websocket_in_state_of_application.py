"""The application is made in another module; each connection leaves its state by the road by which it came."""

from fastapi import APIRouter, WebSocket

router = APIRouter()


@router.websocket("/chat/{name}")
async def chat(websocket: WebSocket, name: str):
    await websocket.accept()
    websocket.app.state.sockets[name] = websocket
    try:
        async for text in websocket.iter_text():
            await websocket.send_text(text)
    finally:
        websocket.app.state.sockets.pop(name, None)


@router.websocket("/last")
async def last(websocket: WebSocket):
    await websocket.accept()
    websocket.app.state.last = websocket
    await websocket.close()
