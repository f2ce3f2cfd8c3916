"""The same client, in three ways that leave nothing behind: a `finally`, a done-callback, a sweep of what is too old."""

import asyncio
import time


class InFinally:
    def __init__(self, channel):
        self.channel = channel
        self.waiting = {}

    async def call(self, request, seconds):
        answer = asyncio.get_running_loop().create_future()
        self.waiting[request.id] = answer
        try:
            await self.channel.send(request)
            return await asyncio.wait_for(answer, seconds)
        finally:
            self.waiting.pop(request.id, None)

    def receive(self, message):
        self.waiting.pop(message["id"]).set_result(message)


class ByCallback:
    def __init__(self, channel):
        self.channel = channel
        self.waiting = {}

    async def call(self, request, seconds):
        answer = asyncio.get_running_loop().create_future()
        answer.add_done_callback(lambda _: self.waiting.pop(request.id, None))
        self.waiting[request.id] = answer
        await self.channel.send(request)
        return await asyncio.wait_for(answer, seconds)


class Swept:
    def __init__(self, channel):
        self.channel = channel
        self.waiting = {}

    async def call(self, request, seconds):
        answer = asyncio.get_running_loop().create_future()
        self.waiting[request.id] = answer
        await self.channel.send(request)
        return await asyncio.wait_for(answer, seconds)

    def receive(self, message):
        self.waiting.pop(message["id"]).set_result(message)

    def sweep(self):
        for number, answer in list(self.waiting.items()):
            if answer.done() or time.time() > answer.deadline:
                del self.waiting[number]
