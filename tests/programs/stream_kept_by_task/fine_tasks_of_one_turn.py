"""The approvals of one turn are a few, and go with it."""

import asyncio


async def approve(request):
    print(request)


class Turn:
    def __init__(self):
        self.approvals = []

    async def on_message(self, request):
        self.approvals.append(asyncio.ensure_future(approve(request)))


async def answer(messages):
    turn = Turn()
    async for message in messages:
        await turn.on_message(message)
    await asyncio.gather(*turn.approvals)
