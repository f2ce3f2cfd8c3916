"""Between two messages the pieces are emptied; the final message was made of them before."""


class PieceStream:
    def __init__(self, source):
        self._source = source
        self._pieces = []
        self._final = None

    def __iter__(self):
        for piece in self._source:
            self._pieces.append(piece)
            if piece.last:
                self._final = "".join(self._pieces)
                self._pieces.clear()
            yield piece

    def final_text(self):
        return self._final
