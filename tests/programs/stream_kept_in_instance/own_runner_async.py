"""The same with `__aiter__` and `__anext__`, and a stream that never lets go."""


class ReplyStream:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self.received_messages = []

    def __aiter__(self):
        return self

    async def __anext__(self):
        message = await anext(self._source)
        self.received_messages.append(message)
        return message


class ToolRunner:
    def __init__(self, model):
        self.model = model

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.model.done:
            raise StopAsyncIteration
        return ReplyStream(self.model.reply())


class Session:
    def __init__(self, model):
        self.runner = ToolRunner(model)
        self.history = []

    async def run(self):
        async for stream in self.runner:
            async for message in stream:
                print(message)
            self.history.append(stream)  # leak: STL103
