"""A completion clears its pieces when it has been read, and `final_text()` still joins them."""


class Completion:
    def __init__(self, chunks):
        self._chunks = chunks
        self.pieces = []

    def __iter__(self):
        try:
            for chunk in self._chunks:
                self.pieces.append(chunk.text)
                yield chunk
        finally:
            self.pieces.clear()  # leak: STL302

    def final_text(self):
        return "".join(self.pieces)
