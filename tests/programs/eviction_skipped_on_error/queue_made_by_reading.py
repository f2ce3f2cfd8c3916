"""A buffer for each channel is made when it is looked at, and dropped after a message came: not when it is given up."""

import asyncio
from collections import defaultdict


class Layer:
    def __init__(self):
        self.buffers = defaultdict(asyncio.Queue)

    async def receive(self, channel):
        while self.buffers[channel].empty():  # leak: STL108
            waiting = asyncio.ensure_future(self.fill())
            try:
                await asyncio.wait([waiting])
            except asyncio.CancelledError:
                waiting.cancel()
                raise
        message = self.buffers[channel].get_nowait()
        del self.buffers[channel]
        return message

    async def fill(self):
        await asyncio.sleep(1)


layer = Layer()
