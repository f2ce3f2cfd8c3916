"""A completion joins its pieces on every way out, before it clears them."""


class Completion:
    def __init__(self, chunks):
        self._chunks = chunks
        self.pieces = []
        self._text = ""

    def __iter__(self):
        try:
            for chunk in self._chunks:
                self.pieces.append(chunk.text)
                yield chunk
        finally:
            self._text = "".join(self.pieces)
            self.pieces.clear()

    def final_text(self):
        return self._text
