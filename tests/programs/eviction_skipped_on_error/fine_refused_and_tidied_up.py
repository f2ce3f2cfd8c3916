"""Connections that are refused after what was stored is taken out again, or whose end is always told."""

import asyncio

import socketio
from starlette.endpoints import WebSocketEndpoint


class TidiedUp(WebSocketEndpoint):
    live = {}

    async def on_connect(self, websocket):
        TidiedUp.live[websocket.session_id] = websocket
        if "user" not in websocket.scope:
            TidiedUp.live.pop(websocket.session_id, None)
            raise ValueError("nobody is logged in")
        await websocket.accept()

    async def on_disconnect(self, websocket, close_code):
        TidiedUp.live.pop(websocket.session_id, None)


class Accepted(WebSocketEndpoint):
    live = {}

    async def on_connect(self, websocket):
        Accepted.live[websocket.session_id] = websocket
        await websocket.accept()

    async def on_disconnect(self, websocket, close_code):
        Accepted.live.pop(websocket.session_id, None)


class Person:
    def __init__(self, environ):
        self.environ = environ


class Chat(socketio.AsyncNamespace):
    def __init__(self, namespace):
        super().__init__(namespace)
        self.people = {}

    async def on_connect(self, sid, environ):
        if "token" not in environ:
            return False
        self.people[sid] = Person(environ)
        await self.save_session(sid, environ)
        return True

    async def on_disconnect(self, sid):
        del self.people[sid]


class Protocol(asyncio.Protocol):
    """`connection_lost` is called whatever `connection_made` does."""

    connections = {}

    def connection_made(self, transport):
        self.connection_id = id(transport)
        Protocol.connections[self.connection_id] = transport
        if transport.get_extra_info("peername") is None:
            raise ConnectionError("no peer")

    def connection_lost(self, exc):
        Protocol.connections.pop(self.connection_id, None)


server = socketio.AsyncServer()
server.register_namespace(Chat("/chat"))
