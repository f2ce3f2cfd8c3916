"""The waiter that lost serves the next round, and a new one is made only where it is done."""

import asyncio


class Session:
    def __init__(self, inbox):
        self.inbox = inbox
        self.kicked = asyncio.Event()

    async def pump(self, handle):
        kicked = None
        while True:
            message = asyncio.create_task(self.inbox.get())
            if kicked is None or kicked.done():
                kicked = asyncio.create_task(self.kicked.wait())
            done, pending = await asyncio.wait({message, kicked}, return_when=asyncio.FIRST_COMPLETED)
            if message in pending:
                message.cancel()
            await handle(done)
