"""The waiter is cancelled where the message came, and forgotten where nothing came in time."""

import asyncio


class Session:
    def __init__(self, inbox):
        self.inbox = inbox
        self.kicked = asyncio.Event()

    async def pump(self, handle):
        while True:
            message = asyncio.create_task(self.inbox.get())
            kicked = asyncio.create_task(self.kicked.wait())
            both = {message, kicked}
            done, _ = await asyncio.wait(both, timeout=30)  # leak: STL110
            if not done:
                message.cancel()
                continue
            kicked.cancel()
            message.cancel()
            await handle(done)
