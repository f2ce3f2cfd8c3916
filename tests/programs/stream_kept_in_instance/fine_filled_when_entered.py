"""A pool makes its connections when it is entered, itself or by what it belongs to: once in its life."""

import asyncio
from types import TracebackType


class Pool:
    def __init__(self, hosts: list[str]) -> None:
        self.hosts = hosts
        self.writers: list[asyncio.StreamWriter] = []

    async def fill(self) -> None:
        _, writer = await asyncio.open_connection(self.hosts[0], 80)
        self.writers.append(writer)

    async def __aenter__(self) -> "Pool":
        await self.fill()
        return self

    async def __aexit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for writer in self.writers:
            writer.close()


class Service:
    def __init__(self, hosts: list[str]) -> None:
        self.pool = Inner(hosts)

    async def __aenter__(self) -> "Service":
        await self.pool.fill()
        return self

    async def __aexit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        pass


class Inner:
    def __init__(self, hosts: list[str]) -> None:
        self.hosts = hosts
        self.writers: list[asyncio.StreamWriter] = []

    async def fill(self) -> None:
        _, writer = await asyncio.open_connection(self.hosts[0], 80)
        self.writers.append(writer)
