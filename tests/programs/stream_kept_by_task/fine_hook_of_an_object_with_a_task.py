"""A session keeps the hooks that it runs when it stops: the manager that a session has once, and its worker."""

import asyncio


class Session:
    def __init__(self):
        self.hooks = []

    def register(self, hook):
        self.hooks.append(hook)

    async def stop(self):
        for hook in self.hooks:
            await hook()


class Manager:
    def __init__(self, session):
        self.queue = asyncio.Queue()
        self.worker = None
        session.register(self.flush)

    def enqueue(self, item):
        self.queue.put_nowait(item)
        if self.worker is None:
            self.worker = asyncio.create_task(self.work())

    async def work(self):
        while not self.queue.empty():
            print(await self.queue.get())

    async def flush(self):
        await self.worker


MANAGERS = {}


def manager_of(session):
    existing = MANAGERS.get(session)
    if existing is not None:
        return existing
    manager = Manager(session)
    MANAGERS[session] = manager
    return manager


async def serve(requests, session):
    async for request in requests:
        manager_of(session).enqueue(request)


async def main(requests):
    await serve(requests, Session())
