"""The stop that lost is cancelled in each round."""

import asyncio


class Reader:
    def __init__(self, source):
        self.source = source
        self.stopping = asyncio.Event()

    async def read(self):
        while not self.stopping.is_set():
            message = asyncio.ensure_future(self.source.receive())
            stop = asyncio.ensure_future(self.stopping.wait())
            _, pending = await asyncio.wait([message, stop], return_when=asyncio.FIRST_COMPLETED)
            for task in pending:
                task.cancel()
            if message.done():
                yield message.result()
