"""A reader that waits for a message or for the stop makes a new task of the stop each time, and never ends it."""

import asyncio


class Reader:
    def __init__(self, source):
        self.source = source
        self.stopping = asyncio.Event()

    async def read(self):
        while not self.stopping.is_set():
            message = asyncio.ensure_future(self.source.receive())
            stop = asyncio.ensure_future(self.stopping.wait())
            await asyncio.wait([message, stop], return_when=asyncio.FIRST_COMPLETED)  # leak: STL110
            if message.done():
                yield message.result()
