"""With each message the list is made anew of those that are not done."""

import asyncio


class Executor:
    def __init__(self, channel):
        self._channel = channel
        self._running = []

    async def run(self):
        async for message in self._channel:
            self._running = [task for task in self._running if not task.done()]
            self._running.append(asyncio.create_task(self._infer(message)))

    async def _infer(self, message):
        return message.upper()
