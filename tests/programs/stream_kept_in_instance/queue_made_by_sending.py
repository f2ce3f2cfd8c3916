"""What is sent to an address makes its queue, also when the reader has dropped it and is gone."""

import asyncio
from collections import defaultdict


class Layer:
    def __init__(self, connection):
        self.connection = connection
        self.buffers = defaultdict(asyncio.Queue)

    async def receive(self, channel):
        try:
            while self.buffers[channel].empty():
                address, message = await self.connection.read()
                self.buffers[address].put_nowait(message)  # leak: STL103
            return self.buffers[channel].get_nowait()
        finally:
            if self.buffers[channel].empty():
                del self.buffers[channel]


class Mailboxes:
    def __init__(self):
        self.boxes = defaultdict(lambda: asyncio.Queue())

    async def send(self, name, message):
        box = self.boxes[name]  # leak: STL103
        await box.put(message)

    async def read(self, name):
        try:
            while True:
                yield await self.boxes[name].get()
        finally:
            self.boxes.pop(name, None)


layer, mailboxes = Layer(None), Mailboxes()
