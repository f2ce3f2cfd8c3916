"""Question: the class awaits each end handler and clears only then: a read after an await inside the handler finds
everything. Silent (as Python does it), or STL201 as for started handlers?
"""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = []
        self.messages = []

    def on_end(self, listener):
        self._listeners.append(listener)

    async def __aiter__(self):
        async for message in self._source:
            self.messages.append(message)
            yield message
        for listener in self._listeners:
            await listener()
        self.messages.clear()
        self._listeners.clear()


async def play(source, store):
    stream = ReplyStream(source)

    async def save():
        await store.connect()
        await store.write(stream.messages)

    stream.on_end(save)
    async for message in stream:
        print(message)
