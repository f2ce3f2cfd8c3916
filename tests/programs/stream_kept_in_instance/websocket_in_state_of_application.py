"""The application is made in another module; each connection stays in its state."""

from fastapi import APIRouter, WebSocket

router = APIRouter()


@router.websocket("/chat/{name}")
async def chat(websocket: WebSocket, name: str):
    await websocket.accept()
    websocket.app.state.sockets[name] = websocket  # leak: STL103
    async for text in websocket.iter_text():
        await websocket.send_text(text)
