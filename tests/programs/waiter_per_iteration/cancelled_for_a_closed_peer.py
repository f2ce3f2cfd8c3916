"""The waiter is cancelled only while a peer is closed: it stays each time that the peer is not."""

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
            await asyncio.wait([reading, losing], return_when=asyncio.FIRST_COMPLETED)  # leak: STL110
            if self.lost.is_set():
                return None
            return reading.result()
        finally:
            if self.reader.is_closed():
                if not reading.done():
                    reading.cancel()
                if not losing.done():
                    losing.cancel()
