"""There is one event only, and a list of callbacks for it; the asynchronous stream keeps them."""


class ReplyStream:  # leak: STL305
    def __init__(self, source):
        self._source = source
        self._on_done = []
        self._pieces = []

    def add_done_callback(self, callback):
        self._on_done.append(callback)

    async def __aiter__(self):
        async for piece in self._source:
            self._pieces.append(piece)
            yield piece
        for callback in self._on_done:
            callback(self)
        self._pieces = []
