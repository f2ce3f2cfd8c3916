"""`__next__` clears where it raises StopIteration; a for loop runs into that."""


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


def play(source):
    stream = LineStream(source)
    for line in stream:
        print(line)
    print(stream.lines)  # leak: STL202
