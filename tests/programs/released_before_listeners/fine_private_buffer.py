"""What is emptied before the listeners run is the stream's own, and none of them can want it."""


class LineStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._buffer = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for piece in self._source:
            self._buffer.append(piece)
            yield piece
        self._buffer.clear()
        self._emit("end")
        self._listeners.clear()
