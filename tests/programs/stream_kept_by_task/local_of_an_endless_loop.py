"""A call that never ends keeps the tasks that it starts, whether or not they are done."""

import asyncio


async def handle(item):
    print(item)


async def append(queue):
    tasks = []
    while True:
        item = await queue.get()
        tasks.append(asyncio.create_task(handle(item)))  # leak: STL107


async def add(queue):
    tasks = set()
    while True:
        item = await queue.get()
        if item is None:
            continue
        tasks.add(asyncio.create_task(handle(item)))  # leak: STL107
