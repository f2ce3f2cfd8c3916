"""An async handler asks for the cached final message after its await."""

import asyncio


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._final = None
        self.messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            asyncio.ensure_future(listener())

    async def __aiter__(self):
        async for message in self._source:
            self.messages.append(message)
            self._final = message
            yield message
        self._emit("end")
        self.messages.clear()
        self._listeners.clear()

    def final_message(self):
        return self._final


async def play(source, store):
    stream = ReplyStream(source)

    async def save():
        await store.connect()
        await store.write(stream.final_message())

    stream.on("end", save)
    async for message in stream:
        print(message)
