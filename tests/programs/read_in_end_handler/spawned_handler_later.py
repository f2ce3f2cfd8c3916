"""An asynchronous handler of the end sleeps first; by the time it goes on, the stream has let go."""

import asyncio


class Feed:
    def __init__(self, source):
        self._source = source
        self._handlers = []
        self.items = []

    def on_end(self, handler):
        self._handlers.append(handler)

    async def __aiter__(self):
        async for item in self._source:
            self.items.append(item)
            yield item
        for handler in self._handlers:
            asyncio.create_task(handler(self))
        self._handlers.clear()
        self.items.clear()


async def report(feed):
    print("ended")
    await asyncio.sleep(1)
    print(len(feed.items))  # leak: STL201


async def follow(source):
    feed = Feed(source)
    feed.on_end(report)
    async for item in feed:
        print(item)
