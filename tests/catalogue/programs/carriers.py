"""Objects of the project that hold a stream, a connection, channels, a queue or a running task weigh as much as these."""

import asyncio

import anthropic
import anyio
import httpx
from fastapi import WebSocket


class Transport:
    def __init__(self, name):
        self.name = name
        self.send, self.receive = anyio.create_memory_object_stream(9)
        self.replies, self.answers = anyio.create_memory_object_stream(9)


class Peer:
    def __init__(self, socket: WebSocket):
        self.socket = socket
        self.queue = asyncio.Queue()


class Job:
    def __init__(self, asked):
        self.asked = asked
        self.task = None

    def start(self, stream):
        self.task = asyncio.create_task(self.pump(stream))

    async def pump(self, stream):
        async for event in stream:
            print(event)


class Turn:
    def __init__(self, asked, stream):
        self.asked = asked
        self.stream = stream


class Server:
    def __init__(self):
        self.client = anthropic.AsyncAnthropic()
        self.http = httpx.AsyncClient()
        self.transports = {}
        self.names = []
        self.peers = []
        self.addresses = []
        self.turns = []
        self.questions = []

    async def connect(self, name):
        transport = Transport(name)
        self.transports[name] = transport  # leak: STL103
        self.names.append(transport.name)

    async def live(self, socket: WebSocket):
        peer = Peer(socket)
        self.peers.append(peer)  # leak: STL103
        self.addresses.append(peer.socket.client)

    async def turn(self, asked):
        stream = await self.client.messages.create(max_tokens=9, model="m", messages=asked, stream=True)
        turn = Turn(asked, stream)
        self.turns.append(turn)  # leak: STL103
        self.questions.append(turn.asked)

    async def well(self, name):
        transport = Transport(name)
        self.transports["only"] = transport
        async with transport.receive:
            print(await transport.receive.receive())
