"""There is one handler only, in an attribute, and it is called last."""


class ReplyStream:
    def __init__(self, source, on_end=None):
        self._source = source
        self.on_end = on_end
        self.messages = []

    async def __aiter__(self):
        async for message in self._source:
            self.messages.append(message)
            yield message
        self.messages = []  # leak: STL303
        if self.on_end is not None:
            self.on_end(self)


async def play(source, log):
    async for message in ReplyStream(source, lambda stream: log(stream)):
        print(message)
