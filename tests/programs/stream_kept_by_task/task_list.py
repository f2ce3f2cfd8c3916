"""Each message starts a task, and the list keeps all that are done until the end."""

import asyncio


class Executor:
    def __init__(self, channel):
        self._channel = channel
        self._running = []

    async def run(self):
        async for message in self._channel:
            self._running.append(asyncio.create_task(self._infer(message)))  # leak: STL107
        await asyncio.gather(*self._running)

    async def _infer(self, message):
        return message.upper()
