"""A connection under a key that is spelled out, in a variable too, takes the place of the last one."""

import asyncio
from enum import Enum


class Group(Enum):
    DEFAULT = 0
    CONTROL = 1


class Client:
    def __init__(self, host: str) -> None:
        self.host = host
        self.held: dict[tuple[str, Group], asyncio.StreamWriter] = {}

    async def bootstrap(self) -> None:
        for port in range(9000, 9100):
            _, writer = await asyncio.open_connection(self.host, port)
            first = ("bootstrap", Group.DEFAULT)
            self.held[first] = writer

    async def control(self) -> None:
        _, writer = await asyncio.open_connection(self.host, 1)
        name = "control"
        key = (name, Group.CONTROL)
        self.held[key] = writer
