"""Two items are taken by hand: the stream has not ended."""


class LineStream:
    def __init__(self, source):
        self._source = source
        self.lines = []

    def __iter__(self):
        return self

    def __next__(self):
        line = self._source.readline()
        if not line:
            self.lines = []
            raise StopIteration
        self.lines.append(line)
        return line


def head(source):
    stream = LineStream(source)
    print(next(stream), next(stream))
    print(stream.lines)
