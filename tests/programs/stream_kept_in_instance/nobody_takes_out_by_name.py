"""A private method would take the queue of a request out, but nothing ever asks for it; the name is only that of another."""

import asyncio
from typing import Any


class Comm:
    def __init__(self) -> None:
        self._replies: dict[str, asyncio.Queue[str]] = {}

    def send(self, request_id: str) -> asyncio.Queue[str]:
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._replies[request_id] = queue  # leak: STL103
        return queue

    def _reply_for(self, request_id: str) -> asyncio.Queue[str] | None:
        return self._replies.pop(request_id, None)


class Other:
    def _reply_for(self, request_id: str) -> None:
        pass


async def serve(comm: Any, request_id: str) -> None:
    Other()._reply_for(request_id)
    route = getattr(comm, "_reply_to", None)
    if route is not None:
        route(request_id)
