"""The task that a request starts sees its request end."""

import asyncio


async def poll(request):
    while True:
        if request.done:
            return
        await asyncio.sleep(5)


async def handle(request):
    asyncio.create_task(poll(request))
    return request.path
