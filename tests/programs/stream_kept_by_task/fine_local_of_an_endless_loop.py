"""Tasks of a call that are let go of when they are done, or that it comes to wait for."""

import asyncio


async def handle(item):
    print(item)


async def waited_for(queue):
    tasks = set()
    while True:
        item = await queue.get()
        tasks.add(asyncio.create_task(handle(item)))
        done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)


async def by_callback(queue):
    tasks = set()
    while True:
        item = await queue.get()
        task = asyncio.create_task(handle(item))
        tasks.add(task)
        task.add_done_callback(tasks.discard)


async def sifted(queue):
    tasks = []
    while True:
        item = await queue.get()
        tasks.append(asyncio.create_task(handle(item)))
        tasks = [t for t in tasks if not t.done()]


async def until_the_end(queue):
    tasks = []
    while True:
        item = await queue.get()
        if item is None:
            break
        tasks.append(asyncio.create_task(handle(item)))
    await asyncio.gather(*tasks)


async def batches(queue):
    while True:
        batch = await queue.get()
        tasks = []
        for item in batch:
            tasks.append(asyncio.create_task(handle(item)))
        await asyncio.gather(*tasks)
