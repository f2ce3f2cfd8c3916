"""What hands a function on together with what it is called with: the connection goes to `keep`."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any


class Server:
    def __init__(self) -> None:
        self.kept: list[Any] = []
        self.tasks: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.soon(self.keep, writer)

    async def note(self, name: str) -> None:
        self.soon(self.check, name)

    def soon(self, call: Callable[..., Awaitable[None]], *given: Any) -> None:
        task = asyncio.ensure_future(call(*given))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def check(self, name: Any) -> None:
        print(name)

    async def keep(self, name: Any) -> None:
        self.kept.append(name)  # leak: STL103


async def main() -> None:
    server = Server()
    await asyncio.start_server(server.serve, port=1)
