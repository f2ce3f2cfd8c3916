"""A text that grows is the reply itself, no table of events."""


class TextStream:
    def __init__(self, source):
        self._source = source
        self.text = ""

    def __iter__(self):
        for piece in self._source:
            self.text += piece
            yield piece
