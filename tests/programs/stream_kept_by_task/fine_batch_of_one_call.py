"""What one call starts for a list of tools, it waits for: the executor and its tables go when that is done."""

import asyncio
from collections import deque


class BatchExecutor:
    def __init__(self, limit):
        self.limit = limit
        self.states = {}
        self.pending = set()

    async def execute(self, calls):
        waiting = deque(calls)
        self._fill(waiting)
        while self.pending:
            done, self.pending = await asyncio.wait(self.pending, return_when=asyncio.FIRST_COMPLETED)
            self._fill(waiting)
        return [task.result() for task in self.states]

    def _fill(self, waiting):
        slots = self.limit - len(self.pending)
        while slots > 0 and waiting:
            self._start(waiting.popleft())
            slots -= 1

    def _start(self, call):
        task = asyncio.create_task(self._run(call))
        self.states[task] = call
        self.pending.add(task)

    async def _run(self, call):
        return call.upper()


async def turn(calls):
    return await BatchExecutor(4).execute(calls)


class Session:
    def __init__(self, channel):
        self.channel = channel

    async def run(self):
        async for calls in self.channel:
            await turn(calls)
