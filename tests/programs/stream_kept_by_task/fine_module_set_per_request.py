"""The set of the module lets each task go when it is done."""

import asyncio

RUNNING = set()


async def report(request):
    await asyncio.sleep(1)
    return request


async def handle(request):
    task = asyncio.create_task(report(request))
    RUNNING.add(task)
    task.add_done_callback(RUNNING.discard)
    return "accepted"
