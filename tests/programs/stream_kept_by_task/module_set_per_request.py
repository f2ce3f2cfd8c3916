"""Each request starts a task that a set of the module keeps, so that it is not collected: it is never taken out."""

import asyncio

RUNNING = set()


async def report(request):
    await asyncio.sleep(1)
    return request


async def handle(request):
    task = asyncio.create_task(report(request))
    RUNNING.add(task)  # leak: STL107
    return "accepted"
