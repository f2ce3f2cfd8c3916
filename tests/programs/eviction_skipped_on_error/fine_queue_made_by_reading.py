"""The buffer that looking at it makes is dropped whichever way the wait for a message ends."""

import asyncio
from collections import defaultdict


class Layer:
    def __init__(self):
        self.buffers = defaultdict(asyncio.Queue)

    async def receive(self, channel):
        try:
            while self.buffers[channel].empty():
                await self.fill()
            return self.buffers[channel].get_nowait()
        finally:
            del self.buffers[channel]

    async def fill(self):
        await asyncio.sleep(1)


layer = Layer()
