"""The chat server of `examples/leaky/chat_server.py`, mended: it forgets a connection when the guest goes.

    python examples/mended/chat_server.py

Serves a room on a free port of this machine, lets forty guests come, say three lines and go, and tells what it still
holds when they have gone. What a visit enters it takes out again, in a `finally`, so that a guest who is cut off is
forgotten too; and a closed connection lets go of what its guest said.
"""

from __future__ import annotations

import asyncio

GUESTS = 40


class Connection:
    """One guest's connection: iterate it for the lines that the guest says, until the guest has gone."""

    def __init__(self, name: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.name = name
        self.received: list[str] = []
        self._reader = reader
        self._writer = writer

    def __aiter__(self) -> Connection:
        """The connection is its own iterator."""
        return self

    async def __anext__(self) -> str:
        """The next line, without its end."""
        line = (await self._reader.readline()).decode().rstrip()
        if not line:
            raise StopAsyncIteration
        self.received.append(line)
        return line

    async def send(self, line: str) -> None:
        """Say a line to the guest; nothing happens if the guest has gone."""
        if not self._writer.is_closing():
            self._writer.write(f"{line}\n".encode())
            await self._writer.drain()

    async def close(self) -> None:
        """Hang up, and let go of what was said."""
        self.received.clear()
        self._writer.close()
        await self._writer.wait_closed()


CONNECTIONS: list[Connection] = []


class Room:
    """Everybody in it hears what anybody says."""

    def __init__(self) -> None:
        self.members: dict[str, Connection] = {}
        self.lines = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One guest's visit, from the first line, which is the guest's name, to the last."""
        name = (await reader.readline()).decode().rstrip()
        connection = Connection(name, reader, writer)
        CONNECTIONS.append(connection)
        self.members[name] = connection
        try:
            async for line in connection:
                self.lines += 1
                await self.broadcast(f"{name}: {line}")
        finally:
            CONNECTIONS.remove(connection)
            self.members.pop(name, None)
            await connection.close()

    async def broadcast(self, line: str) -> None:
        """Say a line to everybody."""
        for member in list(self.members.values()):
            await member.send(line)


async def visit(port: int, name: str) -> None:
    """A guest who says three lines, and listens until the server hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for line in (name, "hello", "how is everybody", "goodbye"):
        writer.write(f"{line}\n".encode())
    writer.write_eof()
    await reader.read()
    writer.close()
    await writer.wait_closed()


async def main() -> None:
    """Serve the guests one after the other, then tell what is left of them."""
    room = Room()
    server = await asyncio.start_server(room.serve, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        for number in range(GUESTS):
            await visit(port, f"guest {number}")
    held = sum(len(connection.received) for connection in CONNECTIONS)
    print(f"{room.lines} lines were said by {GUESTS} guests, and all have gone")
    print(f"still held: {len(CONNECTIONS)} connections, {len(room.members)} members, {held} lines")


if __name__ == "__main__":
    asyncio.run(main())
