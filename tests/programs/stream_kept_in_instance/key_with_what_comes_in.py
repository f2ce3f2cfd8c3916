"""A connection for each port, or for each name that comes in, beside one for a constant group."""

import asyncio
from enum import Enum


class Group(Enum):
    DEFAULT = 0


class Client:
    def __init__(self, host: str) -> None:
        self.host = host
        self.held: dict[tuple[str | int, Group], asyncio.StreamWriter] = {}

    async def connect(self, ports: list[int]) -> None:
        for port in ports:
            _, writer = await asyncio.open_connection(self.host, port)
            key = (port, Group.DEFAULT)
            self.held[key] = writer  # leak: STL103

    async def named(self, name: str) -> None:
        _, writer = await asyncio.open_connection(self.host, 1)
        own = name
        self.held[own, Group.DEFAULT] = writer  # leak: STL103
