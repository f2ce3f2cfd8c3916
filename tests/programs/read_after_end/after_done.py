"""`done` reads the stream to its end, and then lets go of the list."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._final = None
        self.messages = []

    async def __aiter__(self):
        async for message in self._source:
            self.messages.append(message)
            self._final = message
            yield message

    async def done(self):
        async for _ in self:
            pass
        self.messages = []

    def final_message(self):
        return self._final


async def play(source):
    stream = ReplyStream(source)
    await stream.done()
    print(stream.messages[-1])  # leak: STL202
