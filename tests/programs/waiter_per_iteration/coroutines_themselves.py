"""The wait makes tasks of the coroutines that it is given, and nobody knows those that lose."""

from asyncio import FIRST_COMPLETED, wait


class Pump:
    def __init__(self, first, second):
        self.one = first
        self.two = second

    async def run(self, handle):
        while True:
            done, _ = await wait([self.one.read(), self.two.wait()], return_when=FIRST_COMPLETED)  # leak: STL110
            await handle(done)
