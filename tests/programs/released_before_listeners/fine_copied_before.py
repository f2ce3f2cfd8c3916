"""The handlers are copied out before the table is emptied, and called after that."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._callbacks = []
        self._pieces = []

    def add_done_callback(self, callback):
        self._callbacks.append(callback)

    def __iter__(self):
        for piece in self._source:
            self._pieces.append(piece)
            yield piece
        callbacks = list(self._callbacks)
        self._callbacks.clear()
        self._pieces.clear()
        for callback in callbacks:
            callback()
