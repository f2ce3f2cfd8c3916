"""A constructor that makes a queue for each of what it is given has as many as that, for as long as there is the object."""

import asyncio


class Branches:
    def __init__(self, *branches):
        self._sinks = []
        self._by_name = {}
        for branch in branches:
            queue = asyncio.Queue()
            self._sinks.append({"branch": branch, "queue": queue})
            self._by_name[branch.name] = asyncio.Queue()

    async def send(self, item):
        for sink in self._sinks:
            await sink["queue"].put(item)


class Fixed:
    def __init__(self, names):
        self._queues = {}
        for name in names:
            self._queues[name] = asyncio.Queue()

    def close(self):
        for queue in self._queues.values():
            queue.put_nowait(None)


branches, fixed = Branches(), Fixed(["one", "two"])
