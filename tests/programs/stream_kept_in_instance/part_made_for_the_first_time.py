"""A dict inside a table of the object, made where the key is missing, keeps what each request puts into it."""

import asyncio
from collections.abc import AsyncIterator


class Pipeline:
    def __init__(self) -> None:
        self.inputs: dict[str, dict[str, asyncio.Queue[str]]] = {}

    async def stream(self, name: str, request: str) -> AsyncIterator[str]:
        queue: asyncio.Queue[str] = asyncio.Queue()
        write(self.inputs, name, request, queue)
        yield await queue.get()


def write(table: dict[str, dict[str, asyncio.Queue[str]]], name: str, request: str, queue: asyncio.Queue[str]) -> None:
    if name not in table:
        table[name] = {}
    table[name][request] = queue  # leak: STL103
