"""The list is emptied between two messages, and what is told then is no end."""


class PieceStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.pieces = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event, *args):
        for listener in self._listeners.get(event, []):
            listener(*args)

    def __iter__(self):
        for piece in self._source:
            self.pieces.append(piece)
            if piece.last:
                text = "".join(self.pieces)
                self.pieces.clear()
                self._emit("message", text)
            yield piece
        self._emit("end")
        self._listeners.clear()
