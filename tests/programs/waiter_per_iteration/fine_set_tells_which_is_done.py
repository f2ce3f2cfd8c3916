"""Whether the event is set tells which of the two is done, and the other is cancelled."""

import asyncio


class Speaker:
    def __init__(self, source):
        self.source = source
        self.interrupted = asyncio.Event()

    async def play(self, frames):
        interruption = asyncio.create_task(self.interrupted.wait())
        playing = asyncio.create_task(self.source.play(frames))
        await asyncio.wait([interruption, playing], return_when=asyncio.FIRST_COMPLETED)
        interrupted = self.interrupted.is_set()
        if interrupted:
            playing.cancel()
        else:
            interruption.cancel()
        return interrupted
