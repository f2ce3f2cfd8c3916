"""The event is made by the call itself, and goes with it."""

import asyncio


async def relay(source, sink):
    finished = asyncio.Event()
    copying = asyncio.create_task(source.copy(sink, finished))
    ended = asyncio.create_task(finished.wait())
    await asyncio.wait({copying, ended}, return_when=asyncio.FIRST_COMPLETED)
    return copying.result()
