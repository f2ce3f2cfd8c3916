"""Each task takes itself out of the set when it is done."""

import asyncio


class Executor:
    def __init__(self, channel):
        self._channel = channel
        self._running = set()

    async def run(self):
        async for message in self._channel:
            task = asyncio.create_task(self._infer(message))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        await asyncio.gather(*self._running)

    async def _infer(self, message):
        return message.upper()
