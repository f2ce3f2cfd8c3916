"""The waiter is cancelled unless the event loop is closed: then nothing waits any more."""

import asyncio


class Connection:
    def __init__(self, loop, reader):
        self.loop = loop
        self.reader = reader
        self.lost = asyncio.Event()

    async def read(self, n):
        reading = asyncio.ensure_future(self.reader.read(n))
        losing = asyncio.ensure_future(self.lost.wait())
        try:
            await asyncio.wait([reading, losing], return_when=asyncio.FIRST_COMPLETED)
            if self.lost.is_set():
                return None
            return reading.result()
        finally:
            if not self.loop.is_closed():
                if not reading.done():
                    reading.cancel()
                if not losing.done():
                    losing.cancel()
