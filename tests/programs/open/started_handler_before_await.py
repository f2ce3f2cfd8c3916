"""Question: ensure_future starts the handler only after the class has cleared, so even a read before the handler's
first await comes too late. The advice in DESIGN speaks of reads after the first await. STL201 here?
"""

import asyncio


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    async def __aiter__(self):
        async for message in self._source:
            self.messages.append(message)
            yield message
        for listener in self._listeners.get("end", []):
            asyncio.ensure_future(listener())
        self.messages.clear()
        self._listeners.clear()


async def play(source):
    stream = ReplyStream(source)

    async def save():
        print(stream.messages)

    stream.on("end", save)
    async for message in stream:
        print(message)
