"""The poller is cancelled when its request is done."""

import asyncio

from acme import flags


async def poll():
    while True:
        if flags.stopping:
            return
        await asyncio.sleep(5)


async def handle(request):
    poller = asyncio.create_task(poll())
    try:
        return await request.answer()
    finally:
        poller.cancel()
