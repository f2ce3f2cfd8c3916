"""A private method takes the queue of a request out; the server looks the method up by its name on whatever has it."""

import asyncio
from typing import Any


class Comm:
    def __init__(self) -> None:
        self._replies: dict[str, asyncio.Queue[str]] = {}

    def send(self, request_id: str) -> asyncio.Queue[str]:
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._replies[request_id] = queue
        return queue

    def _reply_for(self, request_id: str) -> asyncio.Queue[str] | None:
        return self._replies.pop(request_id, None)


async def serve(comm: Any, request_id: str, text: str) -> None:
    route = getattr(comm, "_reply_for", None)
    if route is not None:
        await route(request_id).put(text)
