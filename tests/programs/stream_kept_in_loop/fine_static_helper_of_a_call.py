"""A static method puts a queue into a dict of the one call that asks it to, and so does a class method."""

import asyncio
from collections.abc import AsyncIterator


class Pipeline:
    async def stream(self, name: str, other: str) -> AsyncIterator[str]:
        queues: dict[str, asyncio.Queue[str]] = {}
        self.open(queues, name)
        self.open_again(queues, other)
        for queue in queues.values():
            yield await queue.get()

    @staticmethod
    def open(queues: dict[str, asyncio.Queue[str]], name: str) -> None:
        queues[name] = asyncio.Queue()

    @classmethod
    def open_again(cls, queues: dict[str, asyncio.Queue[str]], name: str) -> None:
        queues[name] = asyncio.Queue()
