"""A stream that emits events, yielded by a runner: at the end it only tells its listeners."""


class ReplyStream:  # leak: STL301, STL305
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.received_messages = []
        self.ended = False

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)
        return self

    def _emit(self, event, *args):
        for listener in list(self._listeners.get(event, [])):
            listener(*args)

    async def run(self):
        async for message in self._source:
            self.received_messages.append(message)
            self._emit("message", message)
        self.ended = True
        self._emit("end")


class ToolRunner:
    def __init__(self, model):
        self.model = model

    async def __aiter__(self):
        while not self.model.done:
            yield ReplyStream(self.model.reply())
