"""A pool that each request enters anew makes one more connection each time; so does one of the module that others enter."""

import asyncio
from types import TracebackType


class Pool:
    def __init__(self, host: str) -> None:
        self.host = host
        self.writers: list[asyncio.StreamWriter] = []

    async def __aenter__(self) -> asyncio.StreamWriter:
        _, writer = await asyncio.open_connection(self.host, 80)
        self.writers.append(writer)  # leak: STL103
        return writer

    async def __aexit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.writers[-1].close()


class Service:
    def __init__(self, host: str) -> None:
        self.pool = Pool(host)

    async def handle(self, request: bytes) -> None:
        async with self.pool as writer:
            writer.write(request)
