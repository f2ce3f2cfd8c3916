"""A generator that goes on for ever takes its queue out when the server closes it."""

import asyncio

from starlette.responses import StreamingResponse

LISTENERS = set()


async def listen(request):
    queue = asyncio.Queue()
    LISTENERS.add(queue)

    async def events():
        try:
            while True:
                yield await queue.get()
        finally:
            LISTENERS.discard(queue)

    return StreamingResponse(events())
