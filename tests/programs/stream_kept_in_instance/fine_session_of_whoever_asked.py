"""A session that a public method hands out has its queues taken out by whoever has it; the program does so with its own."""

import asyncio


class Session:
    def __init__(self) -> None:
        self.queues: dict[str, asyncio.Queue[str]] = {}

    def open(self, name: str) -> asyncio.Queue[str]:
        self.queues[name] = queue = asyncio.Queue()
        return queue

    def close(self, name: str) -> None:
        del self.queues[name]


class Model:
    def __init__(self) -> None:
        self._session = Session()

    def session(self) -> Session:
        return self._session

    async def ask(self, name: str) -> str:
        return await self._session.open(name).get()


class Service:
    def __init__(self) -> None:
        self.own = Session()

    async def handle(self, name: str) -> str:
        queue = self.own.open(name)
        try:
            return await queue.get()
        finally:
            self.own.close(name)
