"""What is pending is cancelled in a `finally`, and so on every way."""

import asyncio


class Session:
    def __init__(self, inbox):
        self.inbox = inbox
        self.kicked = asyncio.Event()

    async def pump(self, handle):
        while True:
            message = asyncio.create_task(self.inbox.get())
            kicked = asyncio.create_task(self.kicked.wait())
            try:
                done, _ = await asyncio.wait({message, kicked}, timeout=30, return_when=asyncio.FIRST_COMPLETED)
                if not done:
                    continue
                await handle(done)
            finally:
                for task in (message, kicked):
                    task.cancel()
