"""A client that waits for its answer only so long, and leaves the place for it behind when none comes."""

import asyncio


class Caller:
    def __init__(self, channel):
        self.channel = channel
        self.waiting = {}

    async def call(self, request, seconds):
        answer = asyncio.get_running_loop().create_future()
        self.waiting[request.id] = answer  # leak: STL108
        await self.channel.send(request)
        try:
            return await asyncio.wait_for(answer, seconds)
        except asyncio.TimeoutError:
            raise RuntimeError(f"no answer to {request.id}") from None

    async def listen(self):
        async for message in self.channel:
            answer = self.waiting.pop(message["id"], None)
            if answer is not None:
                answer.set_result(message)
