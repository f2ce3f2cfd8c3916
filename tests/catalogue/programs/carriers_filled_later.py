"""Carriers that get what they carry later, from a factory, in a field, or inside another carrier."""

import asyncio
from dataclasses import dataclass, field
from typing import NamedTuple, Optional

import websockets
from fastapi import WebSocket
from openai import AsyncOpenAI

client = AsyncOpenAI()


class Link:
    def __init__(self, uri):
        self.uri = uri
        self.socket = None

    async def connect(self):
        self.socket = await websockets.connect(self.uri)
        return self

    @classmethod
    async def to(cls, uri):
        link = cls(uri)
        await link.connect()
        return link


@dataclass
class Guest:
    name: str
    socket: Optional[WebSocket] = None
    inbox: asyncio.Queue = field(default_factory=asyncio.Queue)


class Pair(NamedTuple):
    asked: str
    stream: object


class Room:
    def __init__(self, guest):
        self.guest = guest


LINKS = []
GUESTS = {}
PAIRS = []
ROOMS = []
ENTRIES = []
NAMES = []


async def link(uri):
    LINKS.append(await Link.to(uri))  # leak: STL101


async def guest(socket: WebSocket, name: str):
    GUESTS[name] = Guest(name, socket)  # leak: STL101
    NAMES.append(GUESTS[name].name)


async def pair(asked):
    stream = await client.responses.create(model="m", input=asked, stream=True)
    PAIRS.append(Pair(asked, stream))  # leak: STL101
    ENTRIES.append({"asked": asked, "stream": stream, "done": False})  # leak: STL101
    NAMES.append(Pair(asked, [event.type async for event in stream]))


async def room(socket: WebSocket):
    visitor = Guest("x")
    visitor.socket = socket
    ROOMS.append(Room(visitor))  # leak: STL101
    NAMES.append(Room(visitor.name))
