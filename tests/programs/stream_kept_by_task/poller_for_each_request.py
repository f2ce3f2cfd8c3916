"""Each request starts a poller of its own, without any guard, and nobody can stop it."""

import asyncio

from acme import flags


async def poll():
    while True:
        if flags.stopping:
            return
        await asyncio.sleep(5)


async def handle(request):
    asyncio.create_task(poll())  # leak: STL107
    return request.path
