"""Question: an own class that accumulates a text only: its objects are kept. Is the class a stream (STL103 here),
though STL301 does not count its text?
"""


class TextStream:
    def __init__(self, source):
        self._source = source
        self.text = ""

    def __iter__(self):
        for piece in self._source:
            self.text += piece
            yield piece


class Session:
    def __init__(self):
        self.replies = []

    def play(self, sources):
        for source in sources:
            stream = TextStream(source)
            for piece in stream:
                print(piece)
            self.replies.append(stream)
