"""The accessor joins the pieces by a method of its own; the asynchronous end drops them."""


class TextStream:
    def __init__(self, source):
        self._source = source
        self._pieces = []

    async def __aiter__(self):
        async for piece in self._source:
            self._pieces.append(piece)
            yield piece
        self._pieces = []  # leak: STL302

    def _join(self):
        return "".join(self._pieces)

    def final_text(self):
        return self._join()
