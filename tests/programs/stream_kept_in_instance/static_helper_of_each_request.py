"""A static method puts a queue into a dict of the object, for each request; a registered one does for each message."""

import asyncio


class Pipeline:
    def __init__(self, bus: object) -> None:
        self.queues: dict[str, asyncio.Queue[str]] = {}
        bus.subscribe("message", self.heard)  # type: ignore[attr-defined]

    async def stream(self, name: str) -> str:
        self.open(self.queues, name)
        return await self.queues[name].get()

    @staticmethod
    def open(queues: dict[str, asyncio.Queue[str]], name: str) -> None:
        queues[name] = asyncio.Queue()  # leak: STL103

    def heard(self, message: str) -> None:
        self.queues[message] = asyncio.Queue()  # leak: STL103
