"""What is pending is waited for again, with the next message."""

import asyncio


async def pump(inbox, stopped: asyncio.Event, handle):
    waiting = {asyncio.create_task(stopped.wait())}
    while not stopped.is_set():
        waiting.add(asyncio.create_task(inbox.get()))
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        await handle(done)
    for task in waiting:
        task.cancel()
