"""STL305: a list of callbacks that the end calls, and keeps."""


class Stream:
    def __init__(self, source):
        self._source = source
        self._done_callbacks = []
        self._pieces = []

    def on(self, event, callback):
        if event == "end":
            self._done_callbacks.append(callback)

    async def __aiter__(self):
        async for item in self._source:
            self._pieces.append(item)
            yield item
        try:
            for callback in self._done_callbacks:
                callback()
        finally:
            self._done_callbacks = []
        self._pieces = []
