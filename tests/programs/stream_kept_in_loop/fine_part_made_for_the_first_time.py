"""A dict inside a request's own dict, made where the key is missing, goes with the request."""

import asyncio
from collections.abc import AsyncIterator


class Pipeline:
    async def stream(self, names: list[str]) -> AsyncIterator[str]:
        queue: asyncio.Queue[str] = asyncio.Queue()
        inputs: dict[str, dict[str, asyncio.Queue[str]]] = {}
        for name in names:
            write(inputs, name, queue)
        yield await queue.get()


def write(inputs: dict[str, dict[str, asyncio.Queue[str]]], name: str, queue: asyncio.Queue[str]) -> None:
    if name not in inputs:
        inputs[name] = {}
    inputs[name][name + "/out"] = queue
