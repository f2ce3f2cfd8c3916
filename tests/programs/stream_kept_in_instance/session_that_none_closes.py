"""Only one of two sessions has its queues taken out again; the other one is never handed to anybody."""

import asyncio


class Session:
    def __init__(self) -> None:
        self.queues: dict[str, asyncio.Queue[str]] = {}

    def open(self, name: str) -> asyncio.Queue[str]:
        self.queues[name] = asyncio.Queue()  # leak: STL103
        return self.queues[name]

    def close(self, name: str) -> None:
        del self.queues[name]


class Service:
    def __init__(self) -> None:
        self._own = Session()
        self._others = Session()

    async def handle(self, name: str) -> str:
        queue = self._own.open(name)
        try:
            return await queue.get()
        finally:
            self._own.close(name)

    async def forward(self, name: str) -> str:
        return await self._others.open(name).get()
