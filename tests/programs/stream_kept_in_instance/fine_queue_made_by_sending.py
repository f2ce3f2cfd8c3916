"""Queues that are bounded, that readers make, that nobody drops as they are few, or that are asked for before."""

import asyncio
from collections import defaultdict
from functools import partial


class DroppingQueue(asyncio.Queue):
    def put_nowait(self, item):
        if self.full():
            self.get_nowait()
        return super().put_nowait(item)


class Bounded:
    def __init__(self, capacity):
        self.boxes = defaultdict(partial(DroppingQueue, capacity))
        self.few = defaultdict(partial(asyncio.Queue, 100))

    def send(self, name, message):
        self.boxes[name].put_nowait(message)
        self.few[name].put_nowait(message)

    async def read(self, name):
        message = await self.boxes[name].get()
        self.boxes.pop(name, None)
        await self.few[name].get()
        self.few.pop(name, None)
        return message


class Registered:
    """The reader makes its queue, and takes it out again."""

    def __init__(self):
        self.boxes = {}

    def send(self, name, message):
        if name in self.boxes:
            self.boxes[name].put_nowait(message)

    async def read(self, name):
        self.boxes[name] = asyncio.Queue()
        try:
            while True:
                yield await self.boxes[name].get()
        finally:
            del self.boxes[name]


class Asked:
    def __init__(self):
        self.boxes = defaultdict(asyncio.Queue)
        self.workers = defaultdict(asyncio.Queue)

    def send(self, name, message):
        if name in self.boxes:
            self.boxes[name].put_nowait(message)
        self.workers[name].put_nowait(message)

    async def read(self, name):
        try:
            return await self.boxes[name].get()
        finally:
            del self.boxes[name]

    async def work(self, name):
        while True:
            print(await self.workers[name].get())


bounded, registered, asked = Bounded(10), Registered(), Asked()
